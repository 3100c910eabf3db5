import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { AppError } from '../error/error.ts';
import {
  type BackupEnd,
  type BackupHeader,
  backupEnd,
  backupFormat,
  backupHeader,
  sectionEnd,
  sectionStart,
} from './format.ts';

/** Rows of one organisation in one table, some at a time; `sha256` once all of them were seen. */
export type BackupPart =
  | { readonly kind: 'header'; readonly header: BackupHeader }
  | {
      readonly kind: 'rows';
      readonly table: string;
      readonly organisation: string;
      readonly rows: readonly string[];
    }
  | {
      readonly kind: 'section';
      readonly table: string;
      readonly organisation: string;
      readonly rows: number;
      readonly sha256: string;
    }
  | { readonly kind: 'end'; readonly end: BackupEnd };

const batchBytes = 2_000_000;
const batchRows = 2000;

const wrong = (file: string, what: string): AppError =>
  new AppError('invalid', `${file} is no backup that this release can read: ${what}`);

const readHeader = (file: string, text: string): BackupHeader => {
  const said = JSON.parse(text.startsWith('{') ? text : '{}');
  if (typeof said.format === 'number' && said.format > backupFormat)
    throw new AppError(
      'unsupported',
      `${file} has the format ${said.format}; this release of Chartroom reads up to ${backupFormat}. Restore it with a newer release.`,
    );
  const read = backupHeader.safeParse(said);
  if (!read.success) throw wrong(file, 'its first line is not that of a backup.');
  return read.data;
};

/** Lines end with a line feed only: a text may hold the other separators that `readline` knows. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const bytes = createReadStream(file);
  const text = createGunzip().setEncoding('utf8');
  bytes.on('error', error => text.destroy(error));
  let begun = '';
  for await (const chunk of bytes.pipe(text)) {
    const lines = `${begun}${chunk}`.split('\n');
    begun = lines.pop() ?? '';
    yield* lines;
  }
}

/** Reads a backup whose sum was checked, a few thousand rows in memory at a time. Throws `invalid` and `unsupported`. */
export async function* readBackup(file: string): AsyncGenerator<BackupPart> {
  let header: BackupHeader | null = null;
  let at: { table: string; organisation: string } | null = null;
  let hash = createHash('sha256');
  let count = 0;
  let batch: string[] = [];
  let bytes = 0;
  for await (const line of linesOf(file)) {
    if (header === null) {
      header = readHeader(file, line);
      yield { kind: 'header', header };
    } else if (line.startsWith('[') && at !== null) {
      hash.update(line).update('\n');
      count += 1;
      bytes += line.length;
      batch.push(line);
      if (bytes < batchBytes && batch.length < batchRows) continue;
      yield { kind: 'rows', ...at, rows: batch };
      batch = [];
      bytes = 0;
    } else if (at !== null) {
      if (batch.length > 0) yield { kind: 'rows', ...at, rows: batch };
      const end = sectionEnd.parse(JSON.parse(line));
      if (end.rows !== count || end.sha256 !== hash.digest('hex'))
        throw wrong(file, `the rows of ${at.table} are not those that were written.`);
      yield { kind: 'section', ...at, ...end };
      at = null;
    } else if (line.startsWith('{"table"')) {
      at = sectionStart.parse(JSON.parse(line));
      hash = createHash('sha256');
      count = 0;
      batch = [];
      bytes = 0;
    } else if (line.startsWith('{"end"')) {
      yield { kind: 'end', end: backupEnd.parse(JSON.parse(line)).end };
      return;
    } else throw wrong(file, 'it holds a line that belongs nowhere.');
  }
  throw wrong(file, 'it has no end.');
}
