import { api, type Endpoint } from '@chartroom/contract';
import type { LoadedSmall } from './load-small-organisation.ts';
import { choicesOf, type Shape, shapeOf } from './shape.ts';
import { kindOf } from './slots.ts';
import type { TestServer } from './test-server.ts';

// Whatever can be asked, from the contract: a new endpoint is asked, a new field sorted and filtered by, by itself.

/** One question and the endpoint it is for. */
export interface Question {
  readonly endpoint: string;
  readonly path: string;
}

export interface Days {
  readonly near: string;
  readonly far: string;
}

const figures = [
  'cost-forecast-total',
  'median-slip-days',
  'silent-count',
  'computed-status',
  'whole-life-cost',
];

/** What is not compared: no answer of rows, or no row of projects. */
const notAsked: readonly string[] = ['me', 'downloadFile'];

/** Kinds that are kept in a table of another name. */
const tables: Readonly<Record<string, string>> = { import: 'import_run', planImport: 'planfile_import' };

const snake = (word: string): string => word.replaceAll(/[A-Z]/g, c => `_${c.toLowerCase()}`);

/** Ids of up to four rows of each table of an organisation. */
async function idsByTable(server: TestServer, org: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows: tables } = await server.superuser.query<{ name: string }>(`select table_name as name
    from information_schema.columns where table_schema = 'public' and data_type = 'uuid' and column_name in ('id', 'org_id')
    group by 1 having count(*) = 2 order by 1`);
  const { rows } = await server.superuser.query<{ name: string; ids: readonly string[] }>(
    tables
      .map(
        ({ name }) => `select '${name}' as name,
          array(select id::text from ${name} where org_id = '${org}' order by id limit 4) as ids`,
      )
      .join(' union all '),
  );
  return new Map(rows.map(r => [r.name, r.ids]));
}

interface Known {
  readonly loaded: LoadedSmall;
  readonly days: Days;
  readonly ids: ReadonlyMap<string, readonly string[]>;
  /** The fields of lists, by the path of each. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

/** Controls that come with the product: one over the record, one over money. */
const controls: readonly string[] = ['GOV-01', 'CST-04'];

/** Templates that come with the product: one that is used, one that is not. */
const templates: readonly string[] = ['issue-log', 'project-charter'];
/** Calculated fields of the organisations that are asked: of money, of a name, and of what is no project. */
const calculated: readonly string[] = ['perPound', 'calcPlace', 'half'];

/** The same of project templates. */
const projectTemplates: readonly string[] = ['communications', 'small-change'];

const idsOfKind = ({ ids, loaded }: Known, kind: string): readonly string[] => {
  if (kind === 'project') return loaded.projects.flatMap(p => [p.id, p.key]);
  if (kind === 'metric') return figures;
  if (kind === 'template') return templates;
  if (kind === 'projectTemplate') return projectTemplates;
  const named = tables[kind];
  const isOfKind = (table: string) =>
    named === undefined ? table.endsWith(`_${snake(kind)}`) : table === named;
  return [...ids].filter(([table]) => isOfKind(table)).flatMap(([, found]) => found);
};

const variantsOfList = (name: string, fields: readonly string[]): readonly string[] =>
  name === 'sort'
    ? fields.flatMap(f => [f, `-${f}`])
    : fields.flatMap(f => [`has(${f})`, `!has(${f})`, `${f} > 5000`]);

/** Values to ask a query's field with. */
function valuesOf(known: Known, endpoint: Endpoint, name: string, shape: Shape): readonly string[] {
  const { loaded, days } = known;
  switch (name) {
    case 'asOf':
      return [days.near];
    case 'compareWith':
      return [days.far];
    case 'knownAt':
      return [`${days.near}T00:00:00Z`, `${loaded.today}T00:00:00Z`];
    case 'start':
      return ['2029-01-01'];
    case 'templates':
      return ['small-change', 'small-change,communications'];
    case 'search':
      return ['a', 'prj-', 'X-'];
    case 'sort':
    case 'filter':
      return variantsOfList(name, known.fields.get(endpoint.path) ?? []);
    case 'limit':
      return ['2'];
    case 'cursor':
      return [];
    case 'fails':
      return ['name != "x"', 'has(costForecast)'];
    case 'applies':
      return [''];
    default:
      return plainValues(known, endpoint, name, shape);
  }
}

function plainValues(known: Known, endpoint: Endpoint, name: string, shape: Shape): readonly string[] {
  const [choice] = choicesOf(shape).filter(s => s.type !== 'null');
  if (choice !== undefined) return plainValues(known, endpoint, name, choice);
  // Setting a document costs a second; its rows are those of the other formats.
  if (shape.enum !== undefined) return shape.enum.map(String).filter(v => v !== 'pdf' && v !== 'xlsx');
  const ids = idsOfKind(known, kindOf(endpoint, name));
  if (ids.length > 0) return ids;
  if (shape.format === 'uuid') return [...known.loaded.projects.map(p => p.id), known.loaded.readerId];
  if (shape.format === 'date-time') return [`${known.days.near}T00:00:00Z`];
  return shape.type === 'integer' || shape.type === 'number' ? ['1'] : ['name'];
}

/** After all that is asked about was recorded. */
let askedAt = '';

/** Every way to fill in the path. */
function pathsOf(known: Known, endpoint: Endpoint): readonly string[] {
  const names = [...endpoint.path.matchAll(/:(\w+)/g)].map(m => m[1] ?? '');
  let paths: readonly string[] = [endpoint.path];
  for (const name of names) {
    const named: Readonly<Record<string, readonly string[]>> = { code: controls, calculated };
    const ids = named[name] ?? idsOfKind(known, kindOf(endpoint, name));
    paths = paths.flatMap(path => ids.map(id => path.replace(`:${name}`, id)));
  }
  return paths;
}

function questionsOf(known: Known, name: string, endpoint: Endpoint): readonly Question[] {
  const shape = endpoint.query === undefined ? {} : shapeOf(endpoint.query);
  const all = Object.entries(shape.properties ?? {}).map(
    ([field, s]) => [field, valuesOf(known, endpoint, field, s)] as const,
  );
  const needed = [
    ...all
      .filter(([field]) => shape.required?.includes(field))
      .map(([field, [value = '']]) => [field, value] as const),
    // What carries the instant that it was asked at, in its text and hash, is asked of one instant.
    ...(endpoint.path.startsWith('/api/one-page') ? [['knownAt', askedAt] as const] : []),
    // Setting a document as PDF costs a second, and says the same.
    ...(endpoint.path === '/api/documents/:document/file' ? [['format', 'docx'] as const] : []),
  ];
  const queries = [
    needed,
    ...all.flatMap(([field, values]) => values.map(v => [...new Map([...needed, [field, v] as const])])),
  ];
  return pathsOf(known, endpoint).flatMap(path =>
    queries.map(query => ({
      endpoint: name,
      path: `${path}?${new URLSearchParams(query.map(([f, v]): [string, string] => [f, v]))}`,
    })),
  );
}

/** Paths of lists that say which fields they have. */
const fieldsOfLists = new Map<string, readonly string[]>();

async function learnFields(loaded: LoadedSmall, path: string): Promise<void> {
  if (fieldsOfLists.has(path)) return;
  const { body } = await loaded.reader.get(`${path}?filter=${encodeURIComponent('nothing == "x"')}`);
  const said = /The fields are: ([\w, ]+)\./.exec(body?.detail ?? '')?.[1]?.split(', ');
  if (said !== undefined) fieldsOfLists.set(path, said);
}

/** Everything that can be read, asked in every way the contract has. */
export async function generatedQuestions(
  server: TestServer,
  loaded: LoadedSmall,
  days: Days,
): Promise<readonly Question[]> {
  askedAt = new Date().toISOString();
  const reads = (Object.entries(api) as [string, Endpoint][]).filter(
    ([name, e]) => e.method === 'GET' && !notAsked.includes(name) && !e.path.endsWith('/stream'),
  );
  for (const [, e] of reads)
    if (e.query !== undefined && 'filter' in e.query.shape && !e.path.includes(':'))
      await learnFields(loaded, e.path);
  const ids = await idsByTable(server, loaded.org);
  const known: Known = { loaded, days, ids, fields: fieldsOfLists };
  return reads.flatMap(([name, e]) => questionsOf(known, name, e));
}
