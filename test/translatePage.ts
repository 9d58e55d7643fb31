import type { Page } from 'playwright';

/**
 * Translates a page as browsers do, from the first text on and again after every change: each text moves into `<font>` elements, which
 * the page's own code knows nothing of. What is marked `translate="no"` stays. A translated text stands in « ».
 */
export async function translatePage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const skipped = 'script, style, textarea, [translate=no], font';
    const translateUnder = (root: Node): void => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      for (const text of texts) {
        if (!text.data.trim() || !text.parentElement || text.parentElement.closest(skipped)) continue;
        if (text.parentElement.localName === 'option') {
          if (!text.data.startsWith('«')) text.data = `«${text.data}»`;
          continue;
        }
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.textContent = `«${text.data}»`;
        outer.append(inner);
        text.replaceWith(outer);
      }
    };
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) translateUnder(target);
    });
    document.addEventListener('DOMContentLoaded', () => {
      translateUnder(document.body);
      observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    });
  });
}
