import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import type { House } from './house.ts';

/** What a specifier leads to. */
export type Target =
  | { readonly kind: 'node'; readonly name: string }
  | { readonly kind: 'npm'; readonly name: string }
  /** A file of this house; `by` says whether a package's name or a relative path led there. */
  | { readonly kind: 'file'; readonly path: string; readonly by: 'package' | 'path' };

const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const entries: Readonly<Record<string, string>> = {
  '@chartroom/engine': 'packages/engine/src/index.ts',
  '@chartroom/contract': 'packages/contract/src/index.ts',
  '@chartroom/interop': 'packages/interop/src/index.ts',
  '@chartroom/server': 'apps/server/src/main.ts',
};

const existing = (house: House, path: string): string =>
  [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find(p => house.files.has(p)) ?? path;

/** Resolves what `from` imports as `specifier`, without touching the disk. */
export const resolve = (house: House, from: string, specifier: string): Target => {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('.')) {
    return { kind: 'file', path: existing(house, posix.join(posix.dirname(from), bare)), by: 'path' };
  }
  if (bare.startsWith('/')) return { kind: 'file', path: bare, by: 'path' };
  if (isBuiltin(bare)) return { kind: 'node', name: bare };
  const name = packageName(bare);
  if (!name.startsWith('@chartroom/')) return { kind: 'npm', name };
  const short = name.slice('@chartroom/'.length);
  const folder = ['server', 'web', 'cli'].includes(short) ? `apps/${short}` : `packages/${short}`;
  return { kind: 'file', path: entries[bare] ?? `${folder}${bare.slice(name.length)}`, by: 'package' };
};
