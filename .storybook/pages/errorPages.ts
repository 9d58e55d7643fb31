const files = import.meta.glob<string>('../../docs/errors/*.md', { query: '?raw', import: 'default', eager: true });

/** Every error's page, one below the other: their headings a step lower, without the way back to the list. */
export const errorPages: string = Object.values(files)
  .map((page) => page.replaceAll(/^#/gm, '##').replace(/^\[All errors\].*$/m, ''))
  .join('\n');
