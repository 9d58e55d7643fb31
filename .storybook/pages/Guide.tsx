import { Markdown } from '@storybook/addon-docs/blocks';

/** Pages of this book that other pages lead to, by the file they are made of. */
const PAGES: Readonly<Record<string, string>> = {
  'start.md': 'guides-five-minutes-to-a-scan',
  'own-screens.md': 'guides-your-own-screens',
  'react.md': 'guides-the-scanner-in-your-page',
  'look.md': 'guides-your-colours-and-words',
  'signer.md': 'guides-the-signer',
  'engine.md': 'guides-reading-without-an-account',
  'testing.md': 'guides-testing-your-app',
  'migrating.md': 'guides-from-calling-the-api-yourself',
  'privacy.md': 'guides-privacy',
  'errors.md': 'guides-errors',
};

/** What only the compiler of the examples wants to see. */
const UNSEEN = /^<!--.*?-->\n\n?/gms;

/** A page of docs/, as it is. Its links to other pages lead to those in this book; what only the repository has is left as text. */
export function Guide({ text }: { readonly text: string }) {
  const shown = text
    .replace(UNSEEN, '')
    .replace(/\[([^\]]+)\]\((?!https?:)([^)#]*)[^)]*\)/g, (_, words: string, to: string) => {
      const page = PAGES[to];
      return page ? `[${words}](?path=/docs/${page}--docs)` : words;
    });
  return <Markdown>{shown}</Markdown>;
}
