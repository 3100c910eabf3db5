import { CsvError, type Info, parse } from 'csv-parse/sync';

/** One record: its cells as they stand, and the line on which it begins. */
interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Where a text stops being CSV. */
export interface CsvBreak {
  readonly code: string;
  readonly line: number;
}

const pieceChars = 1 << 19;

/** How many characters the first bytes of a text in UTF-8 are. */
function charsOf(text: string, bytes: number): number {
  // Of plain text each character is a byte.
  if (!/[\u0080-\uffff]/.test(text)) return bytes;
  const first = new TextEncoder().encode(text).subarray(0, bytes);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(first).length;
}

/** What a piece of a text held. */
interface Piece {
  /** The last record, which may go on after the piece; not handed on yet. */
  last: CsvRecord | null;
  /** How many bytes those before it take. */
  bytes: number;
  /** The line after the last record. */
  line: number;
  broken: CsvError | null;
}

function readPiece(text: string, { delimiter, line, take }: { readonly line: number } & CsvTaker): Piece {
  const piece: Piece = { last: null, bytes: 0, line, broken: null };
  let end = 0;
  try {
    parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: 10_000_000,
      on_record: (cells: readonly string[], info: Info) => {
        if (piece.last !== null) take(piece.last);
        piece.last = { line: piece.line, cells };
        piece.bytes = end;
        piece.line = line + info.lines;
        end = info.bytes;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    piece.broken = error;
  }
  return piece;
}

interface CsvTaker {
  readonly delimiter: string;
  readonly take: (record: CsvRecord) => void;
}

/**
 * Hands on the records of a text, whose lines end in one character, and yields now and then, so that others may go on
 * meanwhile. Answers where it stops being CSV; null when all of it is.
 */
export function* scanRecords(
  text: string,
  options: { readonly firstLine: number } & CsvTaker,
): Generator<void, CsvBreak | null> {
  let line = options.firstLine;
  let chars = pieceChars;
  for (let at = 0; at < text.length; ) {
    const some = text.slice(at, at + chars);
    const piece = readPiece(some, { ...options, line });
    const { last, broken } = piece;
    const isCut = at + chars < text.length && (broken === null || broken.code === 'CSV_QUOTE_NOT_CLOSED');
    if (!isCut) {
      if (last !== null) options.take(last);
      return broken && { code: broken.code, line: piece.line };
    }
    chars = piece.bytes === 0 ? chars * 2 : pieceChars;
    at += charsOf(some, piece.bytes);
    line = last?.line ?? line;
    yield;
  }
  return null;
}
