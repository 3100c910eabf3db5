import type { House, Rule, Violation } from '../house.ts';
import { table } from '../import-table.ts';
import type { Import } from '../parse.ts';
import { isProduct, type Place, placeOf, walled } from '../place.ts';
import { resolve } from '../resolve.ts';

const rule = 'import-walls';

interface Edge {
  readonly house: House;
  readonly from: string;
  readonly place: Place;
  readonly wanted: Import;
}

const said = ({ from, wanted }: Edge, what: string, todo: string): Violation => ({
  file: from,
  line: wanted.line,
  rule,
  what,
  todo,
});

const packageProblem = (edge: Edge, name: string): Violation | null => {
  const { npm } = table[edge.place.kind];
  if (npm === 'declared' || npm.includes(name)) return null;
  const allowed = npm.length === 0 ? 'no package' : `only ${npm.join(', ')}`;
  return said(
    edge,
    `${edge.place.kind} imports the npm package "${name}".`,
    `It may import ${allowed}: use it in server/platform or another place that may, and pass the result in.`,
  );
};

const nodeProblem = (edge: Edge, name: string): Violation | null =>
  table[edge.place.kind].node
    ? null
    : said(
        edge,
        `${edge.place.kind} imports Node's "${name}".`,
        'It must run without Node: let server/platform or the command line do this and pass the result in.',
      );

const fileProblem = (edge: Edge, path: string): Violation | null => {
  const { place, wanted } = edge;
  // A style sheet, a font or generated data belongs to the place it lies in, like a module.
  const goal = placeOf(path);
  if (goal === null) {
    if (/^apps\/web\/src\/locales\//.test(path) || /package\.json$/.test(path)) return null;
    return said(edge, `"${wanted.specifier}" leads to ${path}, which no place of the map holds.`, 'Move it.');
  }
  if (goal.folder === place.folder) return null;
  if (goal.kind === place.kind) {
    return said(
      edge,
      `A domain imports another domain (${goal.folder}).`,
      'Domains do not know each other: join them in flows, or read the view that the owner publishes.',
    );
  }
  if (!table[place.kind].places.includes(goal.kind)) {
    const may = table[place.kind].places.join(', ') || 'nothing';
    return said(edge, `${place.kind} imports ${goal.kind}.`, `It may import ${may}. See ARCHITECTURE.md.`);
  }
  if (walled.has(goal.kind) && path !== `${goal.folder}/index.ts`) {
    return said(
      edge,
      `"${wanted.specifier}" reaches behind the wall of ${goal.kind}.`,
      `Import it from ${goal.folder}/index.ts, and export it there if it is meant for others.`,
    );
  }
  return null;
};

const problem = (edge: Edge): Violation | null => {
  const { specifier } = edge.wanted;
  if (specifier === null) {
    return said(
      edge,
      'The target of this import is computed.',
      'Write it as a literal, so that it can be checked.',
    );
  }
  const goal = resolve(edge.house, edge.from, specifier);
  switch (goal.kind) {
    case 'node':
      return nodeProblem(edge, goal.name);
    case 'npm':
      return packageProblem(edge, goal.name);
    case 'file':
      return fileProblem(edge, goal.path);
  }
};

/** Every product file lies in a place of the map and imports only what its place may. */
export const importWalls: Rule = house => {
  const found: Violation[] = [];
  for (const [from, source] of house.sources) {
    if (!isProduct(from) || from.startsWith('apps/web/src/locales/')) continue;
    const place = placeOf(from);
    if (place === null) {
      const todo = 'Put it into a place of the map in ARCHITECTURE.md.';
      found.push({ file: from, line: 1, rule, what: 'This file lies in no place of the map.', todo });
      continue;
    }
    for (const wanted of source.imports) {
      const violation = problem({ house, from, place, wanted });
      if (violation !== null) found.push(violation);
    }
  }
  return found;
};
