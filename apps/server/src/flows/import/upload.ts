import type { ImportKind } from '@chartroom/contract';
import { cellText, type TableSource } from '@chartroom/interop';
import type { Tx } from '../../platform/index.ts';
import { loadAddedFields } from './added-fields.ts';
import { headerSet } from './header-set.ts';
import { type Column, matchHeaders } from './match-headers.ts';
import { scanFile, type TableFile } from './scan-file.ts';
import { insertRun, type Reading, rememberedMapping } from './store.ts';

const samples = 5;
const searched = 200;

/** What an upload tells of a file: its columns with the first few different values of each, and how many rows it has. */
export interface Preview {
  readonly source: TableSource;
  readonly columns: readonly Column[];
  readonly rows: number;
}

/** Looks through a file without keeping its rows. Throws `unsupported` for one that is no table. */
export async function previewOf(file: TableFile): Promise<Preview> {
  let rows = 0;
  let seen: readonly Set<string>[] = [];
  const { head } = await scanFile(file, ({ columns }) => {
    seen = columns.map(() => new Set<string>());
    return ({ cells }) => {
      rows += 1;
      if (rows > searched) return;
      for (const [i, values] of seen.entries()) {
        const text = cellText(cells[i] ?? null).trim();
        if (text !== '' && values.size < samples) values.add(text.slice(0, 200));
      }
    };
  });
  return {
    source: head.source,
    columns: head.columns.map((name, i) => ({ name, samples: [...(seen[i] ?? [])] })),
    rows,
  };
}

/** What was recognised in a file, with a mapping to start from. */
export async function readingOf(
  tx: Tx,
  { source, columns, rows }: Preview,
  { kind, fileName }: { readonly kind: ImportKind; readonly fileName: string },
): Promise<Reading> {
  const remembered = await rememberedMapping(tx, kind, headerSet(columns.map(c => c.name)));
  return {
    sheet: source.sheet ?? null,
    columns,
    rowCount: rows,
    suggestion:
      remembered ?? matchHeaders(kind, columns, { fileName, added: await loadAddedFields(tx, kind) }),
    suggestedFrom: remembered ? 'remembered' : 'matched',
  };
}

/** Keeps a file that was read as an import to come, with a mapping to start from; answers its id. */
export async function recordUpload(
  tx: Tx,
  preview: Preview,
  file: { readonly id: string; readonly name: string; readonly kind: ImportKind },
): Promise<string> {
  const { kind } = file;
  const { format, encoding, delimiter } = preview.source;
  return insertRun(tx, {
    ...(await readingOf(tx, preview, { kind, fileName: file.name })),
    fileId: file.id,
    fileName: file.name,
    kind,
    format,
    encoding: encoding ?? null,
    delimiter: delimiter ?? null,
  });
}
