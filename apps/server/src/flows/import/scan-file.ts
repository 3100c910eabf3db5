import type { Finding } from '@chartroom/engine';
import { scanTable, type TableHead, type TakeRows } from '@chartroom/interop';
import { AppError } from '../../platform/index.ts';

/** A file that was uploaded or named, and the sheet to read of a workbook. */
export interface TableFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sheet?: string | null;
}

/**
 * Reads a file as a table, row by row. Throws `unsupported` for a file that is none, with what to do instead, and what
 * `take` throws.
 */
export function scanFile(
  { bytes, fileName, sheet = null }: TableFile,
  take: TakeRows,
): { readonly head: TableHead; readonly findings: readonly Finding[] } {
  const { result, findings } = scanTable(bytes, { fileName, ...(sheet === null ? {} : { sheet }) }, take);
  if (result === null)
    throw new AppError('unsupported', findings[0]?.message ?? 'The file cannot be read as a table.');
  return { head: result, findings };
}
