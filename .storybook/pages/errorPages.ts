const files = import.meta.glob<string>('../../docs/errors/*.md', { query: '?raw', import: 'default', eager: true });

/**
 * The pages of all errors, one below the other, with headings one level lower and without the link back to the list.
 */
export const errorPages: string = Object.values(files)
  .map((page) => page.replaceAll(/^#/gm, '##').replace(/^\[All errors\].*$/m, ''))
  .join('\n');
