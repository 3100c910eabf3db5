import type { Finding } from '@chartroom/engine';
import { scanTable, type TableHead, type TakeRows } from '@chartroom/interop';
import { AppError } from '../../platform/index.ts';
import { inTurns } from './in-turns.ts';

/** A file that was uploaded or named, and the sheet to read of a workbook. */
export interface TableFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sheet?: string | null;
}

/** Cells are not kept here, so that many rows may be wide too. */
const limits = { cells: 50_000_000 };

/**
 * Reads a file as a table, row by row. Throws `unsupported` for a file that is none, with what to do instead, and what
 * `take` throws.
 */
export async function scanFile(
  { bytes, fileName, sheet = null }: TableFile,
  take: TakeRows,
): Promise<{ readonly head: TableHead; readonly findings: readonly Finding[] }> {
  const scan = scanTable(bytes, { fileName, limits, ...(sheet === null ? {} : { sheet }) }, take);
  const { result, findings } = await inTurns(scan);
  if (result === null)
    throw new AppError('unsupported', findings[0]?.message ?? 'The file cannot be read as a table.');
  return { head: result, findings };
}
