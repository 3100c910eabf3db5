import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { firstPage } from '../apps/web/lingui.config.ts';
import { readHouse, root } from './boundaries/house.ts';

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

const isOfFirstPage = (path: string): boolean =>
  firstPage.some(pattern => {
    const [folder, ending] = pattern.split('*');
    const at = `apps/web/${folder}`;
    return ending === undefined
      ? path.startsWith(`${at}/`)
      : dirname(path) === dirname(`${at}x`) && path.endsWith(ending);
  });

/** Imports of a file, with what stands before them: `from` and `import(` of files of the web app. */
const importsIn = (path: string, text: string) =>
  [
    ...text.matchAll(
      /^(?!import type).* from '(\..+\.tsx?)';|((?:\w+\()*)\s*\(\) => import\('(\..+\.tsx?)'\)/gm,
    ),
  ].map(([, fixed, wrap, late]) => ({
    target: join(dirname(path), fixed ?? late ?? ''),
    late: late !== undefined,
    withTexts: /^(?:lazy\()?(?:withTexts|later)\($/.test(wrap ?? ''),
  }));

test('the first page finds its texts in its own catalogue; parts that come later bring theirs', () => {
  const { files } = readHouse();
  const web = [...files].filter(([path]) => /^apps\/web\/src\/.*(?<!\.test)\.tsx?$/.test(path));
  const withText = new Set(web.filter(([, text]) => text.includes('@lingui/')).map(([path]) => path));
  const wrong = web
    .filter(([path]) => isOfFirstPage(path))
    .flatMap(([path, text]) =>
      importsIn(path, text)
        .filter(({ target }) => !isOfFirstPage(target))
        .filter(({ target, late, withTexts }) => (late ? !withTexts : withText.has(target)))
        .map(({ target }) => `${path} imports ${target}`),
    );
  expect(withText.size).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
});
