import type { House, Rule, Violation } from '../house.ts';
import { duties } from '../place.ts';

const rule = 'duty-trees';

/** Where each tree keeps its duties; the first group is the domain, the second the duty. */
const trees = {
  contract:
    /^packages\/contract\/src\/(?!base\/|platform\/|register\/|flows\/)([^/]+)\/([^/]+?)(?:\.test)?\.ts$/,
  server: /^apps\/server\/src\/domains\/([^/]+)\/([^/]+)\//,
  web: /^apps\/web\/src\/domains\/([^/]+)\/([^/]+)\//,
  docs: /^docs\/domains\/([^/]+)\/([^/]+)\.md$/,
};
type Tree = keyof typeof trees;

/** The duties that a tree holds, with the first file of each. */
const held = (house: House, tree: Tree): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const path of house.files.keys()) {
    const match = trees[tree].exec(path);
    const duty = match ? `${match[1]}/${match[2]}` : null;
    if (duty !== null && !found.has(duty)) found.set(duty, path);
  }
  return found;
};

const isDuty = (path: string): boolean => {
  const [domain = '', duty = ''] = path.split('/');
  return duties[domain]?.includes(duty) ?? false;
};

const home: Readonly<Record<Tree, (duty: string) => string>> = {
  contract: duty => `packages/contract/src/${duty}.ts`,
  server: duty => `apps/server/src/domains/${duty}/`,
  web: duty => `apps/web/src/domains/${duty}/`,
  docs: duty => `docs/domains/${duty}.md`,
};

/** What must exist beside a duty in each tree. */
const companions: Readonly<Record<Tree, readonly Tree[]>> = {
  contract: ['server', 'docs'],
  server: ['contract', 'docs'],
  web: ['contract', 'server', 'docs'],
  docs: ['contract', 'server'],
};

/** Contract, server, web and docs hold the same duties under the same names. */
export const dutyTrees: Rule = house => {
  const all = {
    contract: held(house, 'contract'),
    server: held(house, 'server'),
    web: held(house, 'web'),
    docs: held(house, 'docs'),
  };
  return (Object.keys(trees) as readonly Tree[]).flatMap(tree =>
    [...all[tree]].flatMap(([duty, file]): readonly Violation[] => {
      if (!isDuty(duty)) {
        const todo = `The duties are fixed: ${Object.keys(duties).join(', ')} with three each; see README.md.`;
        return [{ file, line: 1, rule, what: `"${duty}" is no duty of the seed.`, todo }];
      }
      return companions[tree]
        .filter(other => !all[other].has(duty))
        .map(other => ({
          file,
          line: 1,
          rule,
          what: `${duty} is in the ${tree} but not in the ${other}.`,
          todo: `Write ${home[other](duty)}, or take it away here.`,
        }));
    }),
  );
};
