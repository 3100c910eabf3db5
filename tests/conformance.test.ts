import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = fileURLToPath(new URL('../../shared/data/mspdi/files', import.meta.url));

test.skipIf(!existsSync(files)).each([
  ['as they are', []],
  ['from copies without any computed date', ['--stripped']],
])('every core and progress schedule gets the dates that Microsoft Project computed, %s', (_, options) => {
  const said = execFileSync(process.execPath, ['bench/conformance.ts', files, ...options], {
    cwd: root,
    encoding: 'utf8',
  });
  const [, right, all] = /^(\d+) of (\d+) core and progress files right/m.exec(said) ?? [];
  expect(Number(all)).toBeGreaterThanOrEqual(118);
  expect(right).toBe(all);
});
