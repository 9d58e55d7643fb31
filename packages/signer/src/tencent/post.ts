import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { gathered, plainBytes } from '../endpoint/bytes.ts';
import { readLimited } from '../endpoint/readLimited.ts';

/** A request to send, whole. */
interface Posted {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly signal: AbortSignal;
  /** Most bytes of the answer; beyond them, the error of `tooLarge` is thrown. */
  readonly limit: number;
  readonly tooLarge: () => Error;
}

interface PostAnswer {
  readonly status: number;
  /** The `Date` header. */
  readonly date: string | null;
  /** Empty for a status of 500 or more, because no one reads those. */
  readonly bytes: Uint8Array;
}

/** Sends bytes and reads the answer. Follows no redirect. Fails with the network's own error. */
export type Post = (posted: Posted) => Promise<PostAnswer>;

export function postByFetch(fetch: typeof globalThis.fetch): Post {
  return async ({ url, headers, body, signal, limit, tooLarge }) => {
    // `manual`, because Workers do not know `error`: a redirect then comes back as an answer that fails validation.
    const init = {
      method: 'POST',
      headers,
      body: plainBytes(body),
      signal,
      redirect: 'manual',
    } as const;
    const answer = await fetch(url, init);
    const [status, date] = [answer.status, answer.headers.get('Date')];
    if (status < 500)
      return { status, date, bytes: await readLimited(answer.body, { limit, tooMany: tooLarge, signal }) };
    answer.body?.cancel().catch(() => undefined);
    return { status, date, bytes: new Uint8Array() };
  };
}

type Requester = (url: URL, options: RequestOptions, answered: (answer: IncomingMessage) => void) => ClientRequest;
interface NodeProcess {
  readonly release?: { readonly name?: string };
  readonly getBuiltinModule?: (name: 'node:http' | 'node:https') => { readonly request: Requester };
}

/** Node itself, excluding runtimes that imitate it. */
function nodeItself(): NodeProcess | null {
  const runtime: { readonly process?: NodeProcess; readonly Bun?: unknown; readonly Deno?: unknown } = globalThis;
  const { process } = runtime;
  const isNode = process?.release?.name === 'node' && !runtime.Bun && !runtime.Deno;
  return isNode && process.getBuiltinModule ? process : null;
}

/** Node's `fetch` copies what it sends several times; its older module does not, in a tenth of the time. */
function postByNode(process: NodeProcess): Post {
  return async (posted) => {
    const { url, headers, body, signal, limit, tooLarge } = posted;
    const { request } = process.getBuiltinModule!(url.protocol === 'https:' ? 'node:https' : 'node:http');
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const options = { method: 'POST', headers: { ...headers, 'Content-Length': String(body.length) }, signal };
      request(url, options, resolve).on('error', reject).end(body);
    });
    const [status, date] = [answer.statusCode ?? 0, answer.headers.date ?? null];
    if (status < 500) return { status, date, bytes: await gathered(answer, limit, tooLarge) };
    answer.destroy();
    return { status, date, bytes: new Uint8Array() };
  };
}

const firstFetch = globalThis.fetch;

/** The cheapest way available here; a replaced global `fetch` is respected. */
export function post(): Post {
  const node = nodeItself();
  return globalThis.fetch === firstFetch && node ? postByNode(node) : postByFetch(globalThis.fetch);
}
