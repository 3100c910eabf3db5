import type { Endpoint } from '@chartroom/contract';
import { choicesOf, type Shape, shapeOf } from './shape.ts';

/** A place in a request that takes an id, or a text that may be one. */
export interface Slot {
  readonly part: 'params' | 'query' | 'body';
  /** `project`, or inside a body `items.*.projectId`; `*` is one of a list or of a record. */
  readonly field: string;
}

/** Fields such as `managerId` and `parentId` name things of these kinds. */
const kinds: Readonly<Record<string, string>> = {
  manager: 'person',
  sponsor: 'person',
  owner: 'person',
  deputy: 'person',
  reporter: 'person',
  approver: 'person',
  giver: 'project',
  lead: 'person',
  auditor: 'person',
  scope: 'unit',
  subject: 'unit',
};

const singular = (word: string): string => word.replace(/ies$/, 'y').replace(/s$/, '');

/** The last word of a place that says what kind of thing it names: `items.*.projectIds.*` is about `projectIds`. */
const wordOf = (field: string): string => field.split('.').findLast(w => w !== '*') ?? field;

/** The kind of thing that a field names, as `managerId` a person; a bare `id` is one of what the path is about. */
export const kindOf = (endpoint: Endpoint, field: string): string => {
  const word = wordOf(field);
  const about = singular(endpoint.path.split('/')[2] ?? '');
  const name = /^ids?$/.test(word) ? about : word.replace(/Ids?$/, '');
  if (name === 'report' && endpoint.path.endsWith('/corrections')) return 'published';
  if (name === 'parent') return endpoint.path.startsWith('/api/portfolios') ? 'portfolio' : 'unit';
  return kinds[name] ?? name;
};

const isId = (shape: Shape): boolean => shape.format === 'uuid';
const isText = (shape: Shape): boolean =>
  shape.type === 'string' && shape.enum === undefined && shape.format === undefined;

/** Every place below a shape of which `wanted` is true, deepest lists and choices included. */
function placesIn(shape: Shape, wanted: (shape: Shape) => boolean, at: readonly string[]): readonly string[] {
  const own = wanted(shape) ? [at.join('.')] : [];
  const inner = [
    ...choicesOf(shape).flatMap(s => placesIn(s, wanted, at)),
    ...Object.entries(shape.properties ?? {}).flatMap(([name, s]) => placesIn(s, wanted, [...at, name])),
    ...(shape.items ? placesIn(shape.items, wanted, [...at, '*']) : []),
    ...(typeof shape.additionalProperties === 'object'
      ? placesIn(shape.additionalProperties, wanted, [...at, '*'])
      : []),
  ];
  return [...own, ...inner];
}

/** The places of an endpoint that take an id, from its schemas; in path and query also plain texts. */
export function slotsOf(endpoint: Endpoint): readonly Slot[] {
  return (['params', 'query', 'body'] as const).flatMap(part => {
    const schema = endpoint[part];
    if (schema === undefined) return [];
    const wanted = part === 'body' ? isId : (s: Shape) => isId(s) || isText(s);
    return [...new Set(placesIn(shapeOf(schema), wanted, []))].map(field => ({ part, field }));
  });
}

/** The places of a body that take any text a person may type. */
export function textSlotsOf(endpoint: Endpoint): readonly Slot[] {
  if (endpoint.body === undefined) return [];
  const typed = (s: Shape) => isText(s) && s.pattern === undefined && s.const === undefined;
  return [...new Set(placesIn(shapeOf(endpoint.body), typed, []))].map(field => ({ part: 'body', field }));
}
