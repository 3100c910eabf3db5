import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './boundaries/house.ts';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const manifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
const workspaces = ['packages', 'apps'].flatMap(folder =>
  readdirSync(join(root, folder)).map(name => manifest(`${folder}/${name}`)),
);
const manifests = [manifest(''), ...workspaces];

/** Direct dependencies on packages of others, as `package | where` sees them. */
const declared = manifests.flatMap(m =>
  Object.entries({ ...m.dependencies, ...m.devDependencies, ...m.optionalDependencies })
    .filter(([name]) => !name.startsWith('@chartroom/'))
    .map(([name, version]) => ({ name, version, where: m.name.replace(/^@chartroom\/|^chartroom-/, '') })),
);

const listed = readFileSync(join(root, 'docs/adr/0007-dependencies.md'), 'utf8')
  .split('\n')
  .map(line => /^\| ([@a-z][^ |]*) \| ([^|]+) \| ([^|]+) \|$/.exec(line))
  .filter(match => match !== null && match[1] !== 'package')
  .map(match => ({ name: match?.[1] ?? '', where: match?.[2] ?? '', why: match?.[3]?.trim() ?? '' }));

test('the list of dependencies (docs/adr/0007-dependencies.md) is that of the package.json files', () => {
  const uses = [...new Set(declared.map(({ name }) => name))].map(name => {
    const where = declared.filter(d => d.name === name).map(d => d.where);
    return `${name}: ${where.sort().join(', ')}`;
  });
  expect(listed.map(({ name, where }) => `${name}: ${where.split(', ').sort().join(', ')}`).sort()).toEqual(
    uses.sort(),
  );
});

test('every dependency has its reason', () => {
  expect(listed.length).toBeGreaterThan(10);
  expect(listed.filter(({ why }) => why.length < 10)).toEqual([]);
});

test('every version is exact, and the same wherever a package is used', () => {
  const loose = declared.filter(({ version }) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version));
  expect(loose).toEqual([]);
  const versions = new Set(declared.map(({ name, version }) => `${name}@${version}`));
  expect(versions.size).toBe(new Set(declared.map(({ name }) => name)).size);
});
