import type { ProjectRow } from '@chartroom/contract';
import type { Pasted } from '../../../../ui/grid/data-grid.tsx';
import { placed, readTable } from '../../../../ui/grid/paste.ts';
import type { Changes, ProjectSet } from '../bulk/use-steps.ts';

/** A pasted cell that changes something, or is refused. */
export interface PastedCell {
  readonly row: ProjectRow;
  readonly header: string;
  readonly from: string;
  readonly to: string;
  readonly wrong: string | null;
}

export interface ReadPaste {
  readonly cells: readonly PastedCell[];
  /** One change for each project, from the version that is shown. */
  readonly changes: Changes['changes'];
}

interface Words {
  readonly fixed: string;
  readonly beyond: string;
}

/** A set with one more value; those of added fields stand together. */
function withValue(
  set: Readonly<Record<string, unknown>>,
  { field, value }: { readonly field: string; readonly value: unknown },
): Record<string, unknown> {
  const added = /^fields\.(.+)$/.exec(field)?.[1];
  if (added === undefined) return { ...set, [field]: value };
  return { ...set, fields: { ...(set.fields as object | undefined), [added]: value } };
}

/** Reads a pasted block against the rows and columns it goes into. */
export async function readPaste(
  { text, row: first, column, columns }: Pasted<ProjectRow>,
  rows: readonly ProjectRow[],
  words: Words,
): Promise<ReadPaste> {
  const table = placed(
    readTable(text),
    columns.map(c => c.header),
    column,
  );
  const cells: PastedCell[] = [];
  const sets = new Map<ProjectRow, Record<string, unknown>>();
  for (const [i, line] of table.lines.entries()) {
    const row = rows[first + i];
    if (row === undefined) break;
    for (const [j, to] of line.entries()) {
      const target = columns[table.columns[j] ?? -1];
      if (target === undefined) continue;
      const from = target.edit?.text(row) ?? target.text?.(row) ?? '';
      if (from === to) continue;
      const at = { row, header: target.header, from, to };
      if (target.edit === undefined || !target.edit.may(row)) {
        cells.push({ ...at, wrong: words.fixed });
        continue;
      }
      const read = await target.edit.read(to, row);
      if ('wrong' in read) cells.push({ ...at, wrong: read.wrong });
      else {
        cells.push({ ...at, wrong: null });
        sets.set(row, withValue(sets.get(row) ?? {}, read));
      }
    }
  }
  const changes = [...sets].map(([row, set]) => ({
    project: row.id,
    version: row.version,
    set: set as ProjectSet,
  }));
  return { cells, changes };
}
