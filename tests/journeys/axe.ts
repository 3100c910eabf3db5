import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules that look at colours; all others look at what is the same in another scheme of colours. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/**
 * What axe-core finds against WCAG 2.2 A and AA and its best practices on the page as it stands, in words. `again` asks a
 * page in other colours only what depends on them.
 */
export async function accessibilityProblems(
  page: Page,
  { again = false }: { readonly again?: boolean } = {},
): Promise<readonly string[]> {
  await page.evaluate(source);
  const only = again ? { runOnly: { type: 'rule', values: ofColours } } : {};
  const results = await page.evaluate(
    options =>
      (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run(options),
    { resultTypes: ['violations'], ...only },
  );
  return results.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}: ${n.html.slice(0, 160)}`));
}
