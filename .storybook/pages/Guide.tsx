import { Markdown } from '@storybook/addon-docs/blocks';

/** Pages of this book that other pages link to, by their source file. */
const PAGES: Readonly<Record<string, string>> = {
  'start.md': 'five-minutes-to-a-scan',
  'own-screens.md': 'your-own-screens',
  'react.md': 'the-scanner-in-your-page',
  'look.md': 'your-colours-and-words',
  'signer.md': 'the-signer',
  'engine.md': 'reading-without-an-account',
  'testing.md': 'testing-your-app',
  'migrating.md': 'from-calling-the-api-yourself',
  'privacy.md': 'privacy',
  'errors.md': 'errors',
};

/** A file's page in this book. The reference pages are found by their file names. */
function placeOf(file: string): string | null {
  if (PAGES[file]) return `guides-${PAGES[file]}`;
  const [, entry] = /^(?:api\/)?((?:core|engine|react|signer|testing)[a-z-]*)\.md$/.exec(file) ?? [];
  return entry ? `reference-${entry}` : null;
}

const LINK = /\[([^\]]+)\]\((?!https?:|#)([^)#]*)[^)]*\)/g;

/**
 * A page of docs/, unchanged. Its links to other pages point to those in this book; links to anything only the
 * repository has become plain text.
 */
export function Guide({ text }: { readonly text: string }) {
  const shown = text.replace(LINK, (_, words: string, file: string) => {
    const [, code] = /^errors\/([a-z-]+)\.md$/.exec(file) ?? [];
    if (code) return `[${words}](#${code})`;
    const place = placeOf(file);
    return place ? `[${words}](?path=/docs/${place}--docs)` : words;
  });
  return <Markdown>{shown}</Markdown>;
}
