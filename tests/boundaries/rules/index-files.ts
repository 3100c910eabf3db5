import { posix } from 'node:path';
import type { Rule, Violation } from '../house.ts';
import { isProduct, placeOf, walled } from '../place.ts';

const rule = 'index-files';

/** An `index.ts` stands at every wall and nowhere else; no other file is a barrel. */
export const indexFiles: Rule = house => {
  const found: Violation[] = [];
  const walls = new Set<string>();
  for (const [file, source] of house.sources) {
    const place = placeOf(file);
    const isWall = place !== null && walled.has(place.kind) && file === `${place.folder}/index.ts`;
    if (place !== null && walled.has(place.kind) && isProduct(file)) walls.add(place.folder);
    if (isWall) continue;
    if (/^index\.(?:tsx?|mts|mjs)$/.test(posix.basename(file))) {
      const todo = 'Name the file after what it holds, and import that file.';
      found.push({ file, line: 1, rule, what: 'There is no wall here, so there is no index file.', todo });
    }
    for (const line of source.starExports) {
      const todo = 'Export from the wall of this place, or import what you need where you need it.';
      found.push({ file, line, rule, what: 'This file is a barrel.', todo });
    }
  }
  for (const folder of walls) {
    if (house.files.has(`${folder}/index.ts`)) continue;
    const todo = 'Write it: it exports what others may use, each with a doc sentence.';
    found.push({
      file: `${folder}/index.ts`,
      line: 1,
      rule,
      what: 'This place has a wall but no index.ts.',
      todo,
    });
  }
  return found;
};
