import pg from 'pg';
import type { KeptTable } from './table.ts';

/** Makes every value's text the same on every database: run it in the transaction that reads or writes rows. */
export const sameTexts = `
  select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true),
    set_config('intervalstyle', 'postgres', true), set_config('bytea_output', 'hex', true),
    set_config('extra_float_digits', '1', true), set_config('statement_timeout', '0', true)`;

const name = pg.escapeIdentifier;

const inOrder = ({ key }: KeptTable): string =>
  key.map(c => (c.type === 'text' ? `${name(c.name)} collate "C"` : name(c.name))).join(', ');

const targetBytes = 2_000_000;
const mostRows = 2000;

/** How many rows to fetch next: about two million bytes, judged by the last ones. */
const nextCount = (rows: readonly string[]): number => {
  const bytes = rows.reduce((sum, row) => sum + row.length, 0);
  return Math.max(1, Math.min(mostRows, Math.floor((targetBytes * rows.length) / Math.max(bytes, 1))));
};

/** The rows of one organisation in a table by primary key, some at a time, each as the expression `row` writes it. */
export async function* fetchRows(
  client: pg.ClientBase,
  table: KeptTable,
  { org, row }: { readonly org: string; readonly row: string },
): AsyncGenerator<readonly string[]> {
  await client.query(`declare kept_rows no scroll cursor for
    select ${row} as row from ${name(table.name)}
    where ${name(table.org)} = ${pg.escapeLiteral(org)} order by ${inOrder(table)}`);
  for (let count = 20; ; ) {
    const { rows } = await client.query<{ row: string }>(`fetch ${count} from kept_rows`);
    const texts = rows.map(r => r.row);
    if (texts.length > 0) yield texts;
    if (texts.length < count) break;
    count = nextCount(texts);
  }
  await client.query('close kept_rows');
}

/** The same, each row as a JSON array of the texts that PostgreSQL writes for its values, or null. */
export const readRows = (
  client: pg.ClientBase,
  table: KeptTable,
  org: string,
): AsyncGenerator<readonly string[]> => {
  const cells = table.columns.map(c => `${name(c.name)}::text`).join(', ');
  return fetchRows(client, table, { org, row: `array_to_json(array[${cells}])::text` });
};

/** Writes rows as `readRows` gives them, numbers of identity columns included. */
export const writeRows = async (
  client: pg.ClientBase,
  table: KeptTable,
  rows: readonly string[],
): Promise<void> => {
  const columns = table.columns.map(c => name(c.name)).join(', ');
  const values = table.columns.map((c, i) => `(r ->> ${i})::${c.type}`).join(', ');
  await client.query(
    `insert into ${name(table.name)} (${columns}) overriding system value
     select ${values} from jsonb_array_elements($1::jsonb) as r`,
    [`[${rows.join(',')}]`],
  );
};
