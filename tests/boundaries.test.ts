import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { houseOf, type Rule, readHouse, root, sentence } from './boundaries/house.ts';
import { oversize } from './boundaries/oversize.ts';
import { planted, plantedOversize, soundHouse } from './boundaries/planted.ts';
import { clockless } from './boundaries/rules/clockless.ts';
import { declaredPackages } from './boundaries/rules/declared-packages.ts';
import { dutyTrees } from './boundaries/rules/duty-trees.ts';
import { fileNames } from './boundaries/rules/file-names.ts';
import { fileSize } from './boundaries/rules/file-size.ts';
import { type Allowance, functionSize } from './boundaries/rules/function-size.ts';
import { importWalls } from './boundaries/rules/import-walls.ts';
import { indexFiles } from './boundaries/rules/index-files.ts';
import { leaks } from './boundaries/rules/leaks.ts';
import { readable } from './boundaries/rules/readable.ts';
import { sqlHome } from './boundaries/rules/sql-home.ts';

const rules = (hosts: readonly string[], allowed: Allowance): Readonly<Record<string, Rule>> => ({
  'import-walls': importWalls,
  'declared-packages': declaredPackages,
  'index-files': indexFiles,
  'duty-trees': dutyTrees,
  'sql-home': sqlHome,
  clockless,
  'file-size': fileSize,
  'function-size': functionSize(allowed),
  'file-names': fileNames,
  leaks: leaks(hosts),
  readable,
});

/** Where this machine's npm gets its packages: that name may not occur in the tree either. */
const ownRegistry = (): readonly string[] => {
  const stdio = ['ignore', 'pipe', 'ignore'] as const;
  const url = execFileSync('npm', ['config', 'get', 'registry'], {
    cwd: root,
    encoding: 'utf8',
    stdio: [...stdio],
  });
  const { host } = new URL(url.trim());
  return host === 'localhost' || host === '127.0.0.1' ? [] : [host];
};

describe('the house as it stands', () => {
  const house = readHouse();

  test('is read at all', () => {
    expect(house.files.has('ARCHITECTURE.md')).toBe(true);
    const imports = [...house.sources.values()].flatMap(source => source.imports);
    expect(imports.length).toBeGreaterThan(house.sources.size);
  });

  test.each(Object.entries(rules(ownRegistry(), oversize)))('keeps the rule %s', (_, rule) => {
    expect(rule(house).map(sentence)).toEqual([]);
  });
});

describe('the rules catch what is planted', () => {
  const all = rules(['packages.example.test'], plantedOversize);
  const with_ = (changes: Readonly<Record<string, string | null>>) => {
    const files = Object.entries({ ...soundHouse, ...changes });
    return houseOf(new Map(files.filter((entry): entry is [string, string] => entry[1] !== null)));
  };

  test('a sound house breaks no rule', () => {
    const violations = Object.values(all).flatMap(rule => rule(with_({})));
    expect(violations.map(sentence)).toEqual([]);
  });

  test.each(planted.map(p => [`${p.caught.rule}: ${p.title}`, p] as const))('%s', (_, { files, caught }) => {
    const violations = all[caught.rule]?.(with_(files)) ?? [];
    expect(violations.map(({ rule, line }) => ({ rule, line }))).toContainEqual({
      rule: caught.rule,
      line: caught.line,
    });
    if (caught.rule !== 'duty-trees') expect(violations.map(({ file }) => file)).toEqual([caught.file]);
  });

  test('every rule has a planted violation', () => {
    expect([...new Set(planted.map(p => p.caught.rule))].sort()).toEqual(Object.keys(all).sort());
  });
});
