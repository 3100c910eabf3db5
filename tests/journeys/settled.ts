import type { Page } from '@playwright/test';

/**
 * As text, because it runs in the page: resolves when nothing has changed for so long, after two and a half seconds at the
 * latest. What shows that it is still being asked for is waited for ten seconds: it is dimmed until it is there.
 */
const stillness = (ms: number) => `new Promise(resolve => {
  const began = performance.now();
  const isBusy = () => document.querySelector('[aria-busy="true"]') !== null && performance.now() - began < 10000;
  let timer;
  const rest = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (isBusy() ? rest() : end()), performance.now() - began < 2500 ? ${ms} : 20);
  };
  const watch = new MutationObserver(() => {
    if (performance.now() - began < 2500) rest();
  });
  const end = () => {
    watch.disconnect();
    clearTimeout(timer);
    clearTimeout(limit);
    resolve();
  };
  const limit = setTimeout(rest, 2500);
  watch.observe(document.documentElement, { subtree: true, childList: true });
  rest();
})`;

/**
 * Waits until a page stands still. The network is no sign of it, since a page keeps a stream of what changes open; a page that
 * never rests is looked at as it is.
 */
export const settled = async (page: Page, quietMs = 250): Promise<void> => {
  await page.evaluate(stillness(quietMs));
};
