import { writeCsv } from '@chartroom/interop';
import { type BackupSource, type OrganisationRows, organisationRows } from '../../platform/index.ts';

/** A piece of a file of an export, to be put behind the pieces that came before for the same path. */
export interface ExportPiece {
  readonly path: string;
  readonly bytes: Uint8Array;
}

type Row = Readonly<Record<string, unknown>>;
type Value = string | boolean | null | { readonly number: string };

const cellOf = (value: unknown): Value => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  return typeof value === 'number' ? { number: String(value) } : JSON.stringify(value);
};

const lineFeed = 10;

/** CSV of some rows; only the first piece of a file has the names of its columns. */
const csvOf = ({ columns, rows }: OrganisationRows, isFirst: boolean): Uint8Array => {
  const names = columns.map(c => c.name);
  const cells = rows.map(text => {
    const row = JSON.parse(text) as Row;
    return names.map(name => cellOf(row[name] ?? null));
  });
  const all = writeCsv({ columns: names, rows: cells }, { bom: isFirst });
  return isFirst ? all : all.subarray(all.indexOf(lineFeed) + 1);
};

/** The last part of a name that any file system takes. */
const safe = (name: string): string => name.replaceAll(/[^\p{L}\p{N}._ -]/gu, '_').slice(-100);

const intro = (slug: string): string => `Everything that Chartroom holds of the organisation ${slug}.

tables/NAME.jsonl   each row as a JSON object on a line of its own: exact
tables/NAME.csv     the same for a spreadsheet: UTF-8, comma; a text that looks like a formula has an apostrophe before it
files/ID-NAME       what was uploaded or generated; tables/platform_file has the name, type and SHA-256 of each

Instants are in UTC, days have no time zone, money is in minor units of the currency beside it, bytes are hexadecimal.
Columns that end in _id name the id of a row in another table. Everything that ever changed is in platform_event.
Left out are passwords, tokens, links and sessions: they open a door and are of no use elsewhere.

`;

/** Everything of an organisation in open formats: two files for each table, its uploads, and a page that explains them. */
export async function* exportOrganisation(
  source: BackupSource,
  organisation: { readonly id: string; readonly slug: string },
): AsyncGenerator<ExportPiece> {
  const text = new TextEncoder();
  const counts = new Map<string, { rows: number; columns: OrganisationRows['columns'] }>();
  for await (const part of organisationRows(source, organisation.id)) {
    if ('bytes' in part) {
      yield { path: `files/${part.id}-${safe(part.name)}`, bytes: part.bytes };
      continue;
    }
    const before = counts.get(part.table);
    counts.set(part.table, { rows: (before?.rows ?? 0) + part.rows.length, columns: part.columns });
    const lines = part.rows.map(row => `${row}\n`).join('');
    yield { path: `tables/${part.table}.jsonl`, bytes: text.encode(lines) };
    yield { path: `tables/${part.table}.csv`, bytes: csvOf(part, before === undefined) };
  }
  const tables = [...counts].map(([name, { rows, columns }]) => {
    const described = columns.map(c => `  ${c.name} (${c.type})`).join('\n');
    return `${name}: ${rows} rows\n${described}\n`;
  });
  yield { path: 'README.txt', bytes: text.encode(`${intro(organisation.slug)}${tables.join('\n')}`) };
}
