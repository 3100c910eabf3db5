import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSource, type Source } from './parse.ts';

/** The project's files as the rules see them: every path from the root, text, and parsed TypeScript. */
export interface House {
  readonly files: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, Source>;
}

/** One broken rule, at one place, with the way out. */
export interface Violation {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly what: string;
  readonly todo: string;
}

export type Rule = (house: House) => readonly Violation[];

const textual = /\.(?:tsx?|mts|mjs|js|css|sql|json|md|html|svg|ya?ml|sh|txt|map|po|csv)$|\/run$|^\.[a-z]+$/;
const script = /\.(?:tsx?|mts|mjs)$/;

/** A house made of the given files; the planted violations are such houses. */
export const houseOf = (files: ReadonlyMap<string, string>): House => ({
  files,
  sources: new Map(
    [...files].filter(([path]) => script.test(path)).map(([path, text]) => [path, parseSource(path, text)]),
  ),
});

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The house as it stands: all files that git knows or would add, so that ignored scratch files do not count. */
export const readHouse = (): House => {
  const listed = execFileSync(
    'git',
    ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const paths = [...new Set(listed.split('\0'))].filter(
    path => textual.test(path) && existsSync(join(root, path)),
  );
  return houseOf(new Map(paths.sort().map(path => [path, readFileSync(join(root, path), 'utf8')])));
};

/** A violation as the failing test prints it. */
export const sentence = (v: Violation): string => `${v.file}:${v.line} [${v.rule}] ${v.what} ${v.todo}`;
