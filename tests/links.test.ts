import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './boundaries/house.ts';

const pages = execFileSync(
  'git',
  ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '*.md'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\0')
  .filter(page => page !== '' && existsSync(join(root, page)));

/** Relative links and pictures of a page, without what follows `#`. */
const linksOf = (page: string): readonly string[] =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(match => match[1]?.split('#')[0] ?? '')
    .filter(link => link !== '' && !/^[a-z]+:/.test(link));

test('every relative link in the documentation leads somewhere', () => {
  const links = pages.flatMap(page => linksOf(page).map(link => ({ page, link })));
  expect(links.length).toBeGreaterThan(20);
  const broken = links.filter(({ page, link }) => !existsSync(join(root, dirname(page), link)));
  expect(broken.map(({ page, link }) => `${page} links to ${link}, which does not exist.`)).toEqual([]);
});
