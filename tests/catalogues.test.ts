import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './boundaries/house.ts';

/** Lingui's own checks: they extract in memory and write nothing. */
const check = (...args: readonly string[]): { readonly code: number | null; readonly said: string } => {
  const lingui = join(root, 'node_modules/@lingui/cli/dist/lingui.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [lingui, 'check', ...args, '--verbose', '--workers', '1'],
    { cwd: join(root, 'apps/web'), encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  );
  return { code: status, said: `${stdout}${stderr}` };
};

test('the catalogues hold every text of the pages; if not, `npm run extract -w @chartroom/web` collects them', () => {
  const { code, said } = check('sync', '--clean');
  expect(said).toContain('sync:');
  expect(code, said).toBe(0);
});

test('every text has its words in the source language', () => {
  const { code, said } = check('missing', '--locale', 'en-GB', '--mode', 'catalog');
  expect(said).toContain('missing:');
  expect(code, said).toBe(0);
});
