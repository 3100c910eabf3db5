import type { Report } from '../loss/loss.ts';
import type { XmlRecord } from '../xml/records.ts';

/** The tables of an XER file: rows by table name, each row its fields by name. */
export interface XerTables {
  readonly currency: string | undefined;
  readonly rows: (table: string) => readonly XmlRecord[];
  readonly names: readonly string[];
}

/** Reads the text of an XER file; null when it does not begin as one. */
export function xerTables(text: string, to: Report): XerTables | null {
  if (!/^\uFEFF?ERMHDR\t/.test(text)) return null;
  const tables = new Map<
    string,
    { readonly name: string; readonly values: Map<string, string>; readonly children: readonly XmlRecord[] }[]
  >();
  let table = '';
  let fields: readonly string[] = [];
  let last: Map<string, string> | null = null;
  let ended = false;
  const currency = /^[^\n]*\t([A-Za-z]{3})\r?\n/.exec(text)?.[1];
  let at = text.indexOf('\n') + 1;
  while (at > 0 && at < text.length) {
    const next = text.indexOf('\n', at);
    const line = (next < 0 ? text.slice(at) : text.slice(at, next)).replace(/\r$/, '');
    at = next < 0 ? text.length : next + 1;
    const cells = line.split('\t');
    switch (cells[0]) {
      case '%T':
        table = cells[1] ?? '';
        tables.set(table, tables.get(table) ?? []);
        break;
      case '%F':
        fields = cells.slice(1);
        break;
      case '%R':
        last = new Map(fields.map((field, i) => [field, cells[i + 1] ?? '']));
        tables.get(table)?.push({ name: table, values: last, children: [] });
        break;
      case '%E':
        ended = true;
        break;
      default: {
        // A note with a line end in it goes on here.
        const field = fields.at(-1);
        if (last && field !== undefined && line !== '') last.set(field, `${last.get(field) ?? ''}\n${line}`);
      }
    }
  }
  if (!ended) {
    to.find({
      code: 'xer.cut_off',
      severity: 'error',
      message: 'The file ends before its end mark (%E): it was cut off. Export it again from Primavera.',
      path: [],
    });
  }
  return { currency, rows: name => tables.get(name) ?? [], names: [...tables.keys()] };
}
