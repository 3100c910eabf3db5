import type { ImportKind } from '@chartroom/contract';
import { cellText, type Table } from '@chartroom/interop';
import type { Tx } from '../../platform/index.ts';
import { loadAddedFields } from './added-fields.ts';
import { headerSet } from './header-set.ts';
import { type Column, matchHeaders } from './match-headers.ts';
import { insertRun, type Reading, rememberedMapping } from './store.ts';

const samples = 5;
const searched = 200;

/** The columns of a table with the first few different values of each. */
export const columnsOf = (table: Table): readonly Column[] =>
  table.columns.map((name, i) => {
    const seen = new Set<string>();
    for (const row of table.rows.slice(0, searched)) {
      const text = cellText(row.cells[i] ?? null).trim();
      if (text !== '') seen.add(text.slice(0, 200));
      if (seen.size === samples) break;
    }
    return { name, samples: [...seen] };
  });

/** What was recognised in a table, with a mapping to start from. */
export async function readingOf(
  tx: Tx,
  table: Table,
  { kind, fileName }: { readonly kind: ImportKind; readonly fileName: string },
): Promise<Reading> {
  const remembered = await rememberedMapping(tx, kind, headerSet(table.columns));
  const columns = columnsOf(table);
  return {
    sheet: table.source.sheet ?? null,
    columns,
    rowCount: table.rows.length,
    suggestion:
      remembered ?? matchHeaders(kind, columns, { fileName, added: await loadAddedFields(tx, kind) }),
    suggestedFrom: remembered ? 'remembered' : 'matched',
  };
}

/** Keeps a file that was read as an import to come, with a mapping to start from; answers its id. */
export async function recordUpload(
  tx: Tx,
  table: Table,
  file: { readonly id: string; readonly name: string; readonly kind: ImportKind },
): Promise<string> {
  const { kind } = file;
  const { format, encoding, delimiter } = table.source;
  return insertRun(tx, {
    ...(await readingOf(tx, table, { kind, fileName: file.name })),
    fileId: file.id,
    fileName: file.name,
    kind,
    format,
    encoding: encoding ?? null,
    delimiter: delimiter ?? null,
  });
}
