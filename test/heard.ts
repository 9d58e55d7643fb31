import type { CDPSession } from 'playwright';

interface AxNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly value?: { readonly value: unknown };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
  readonly childIds?: readonly string[];
}

/** Roles a screen reader stops at and calls by name. */
const NAMED = new Set([
  ...['heading', 'button', 'textbox', 'combobox', 'checkbox', 'radio', 'link', 'image', 'dialog', 'list', 'group'],
  ...['progressbar', 'slider'],
]);
/** Roles it reads as one piece of text. */
const TEXTS = new Set(['paragraph', 'listitem', 'term', 'definition', 'note', 'status', 'alert']);

/**
 * The scanner as Chromium presents it to screen readers, in their order, one line per stop: `role "name"`, or the text
 * itself. The browser computes each name, so this checks what is announced, not what we meant to write.
 */
export async function heard(session: CDPSession, within = '.ktp'): Promise<readonly string[]> {
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: within });
  const { node } = await session.send('DOM.describeNode', { nodeId });
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as {
    readonly nodes: readonly (AxNode & { readonly backendDOMNodeId?: number })[];
  };
  const byId = new Map(nodes.map((one) => [one.nodeId, one]));
  const start = nodes.find((one) => one.backendDOMNodeId === node.backendNodeId);
  const lines: string[] = [];
  const childrenOf = (one: AxNode): readonly AxNode[] =>
    (one.childIds ?? []).flatMap((id) => {
      const child = byId.get(id);
      return child ? [child] : [];
    });
  /** All text below an element, except controls that have a name of their own. */
  const textOf = (one: AxNode): string => {
    if (one.role?.value === 'StaticText') return one.name?.value ?? '';
    return childrenOf(one)
      .filter(({ role }) => !NAMED.has(role?.value ?? ''))
      .map(textOf)
      .join(' ');
  };
  const walk = (one: AxNode, told: boolean): void => {
    const role = one.role?.value ?? '';
    const named = !one.ignored && NAMED.has(role);
    const text = TEXTS.has(role) || (role === 'StaticText' && !told);
    const words = (named ? (one.name?.value ?? '') : text && !told ? textOf(one) : '').replaceAll(/\s+/g, ' ').trim();
    if (words) lines.push(named ? `${role} "${words}"` : words);
    // The contents of a list, a group or a dialog are announced separately.
    const whole = named && !['list', 'group', 'dialog', 'combobox'].includes(role);
    for (const child of childrenOf(one)) walk(child, told || whole || (text && words !== ''));
  };
  if (start) walk(start, false);
  return lines;
}

/** The name of the focused element. */
export async function focused(session: CDPSession): Promise<string> {
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as {
    readonly nodes: readonly AxNode[];
  };
  const held = nodes.filter((one) =>
    one.properties?.some(({ name, value }) => name === 'focused' && value.value === true),
  );
  const one = held.at(-1);
  return one ? `${one.role?.value} "${one.name?.value ?? ''}"` : 'nothing';
}
