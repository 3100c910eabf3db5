import type { Page } from '@playwright/test';

/** As text, because it runs in the page: resolves when nothing has changed for so long, after two and a half seconds at the latest. */
const stillness = (ms: number) => `new Promise(resolve => {
  const end = () => {
    watch.disconnect();
    clearTimeout(limit);
    clearTimeout(timer);
    resolve();
  };
  let timer = setTimeout(() => end(), ${ms});
  const limit = setTimeout(() => end(), 2500);
  const watch = new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(end, ${ms});
  });
  watch.observe(document.documentElement, { subtree: true, childList: true });
})`;

/**
 * Waits until a page stands still. The network is no sign of it, since a page keeps a stream of what changes open; a page that
 * never rests is looked at as it is.
 */
export const settled = async (page: Page, quietMs = 250): Promise<void> => {
  await page.evaluate(stillness(quietMs));
};
