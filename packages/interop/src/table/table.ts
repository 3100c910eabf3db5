import type { Finding, WithFindings } from '@chartroom/engine';
import type { Cell } from './cell.ts';

/** One row: its number is the line or row in the file as a person sees it there, counted from 1. */
export interface TableRow {
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** What the table was read from, and what had to be found out to read it. */
export interface TableSource {
  readonly format: 'csv' | 'xlsx';
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly bom?: boolean;
  readonly sheet?: string;
  readonly sheets?: readonly string[];
}

/** What is known of a table before its rows are read: unique column names, and where they come from. */
export interface TableHead {
  readonly columns: readonly string[];
  readonly source: TableSource;
}

/** A table out of a CSV file or workbook: unique column names, and rows of exactly as many cells. */
export interface Table extends TableHead {
  readonly rows: readonly TableRow[];
  readonly findings: readonly Finding[];
}

/** Is told what the columns are, and answers who takes the rows, one after the other. */
export type TakeRows = (head: TableHead) => (row: TableRow) => void;

/** How much of a file is read at most; what lies beyond is left out with a finding, or the file is refused. */
export interface TableLimits {
  readonly fileBytes: number;
  /** Of one part of a workbook after unpacking: the guard against zip bombs. */
  readonly unpackedBytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
  readonly cellChars: number;
}

/** The limits that hold unless others are given. */
export const tableLimits: TableLimits = {
  fileBytes: 200_000_000,
  unpackedBytes: 400_000_000,
  rows: 500_000,
  columns: 1_000,
  cells: 5_000_000,
  cellChars: 32_767,
};

/** How to read a table; what is left out is detected. */
export interface TableOptions {
  readonly fileName?: string;
  readonly sheet?: string;
  readonly delimiter?: string;
  /** A label of the Encoding standard, `windows-1252`. */
  readonly encoding?: string;
  /** Line or row number of the column names. */
  readonly headerRow?: number;
  readonly limits?: Partial<TableLimits>;
}

/** A table that was read row by row, or null with an error finding that says why not and what to do. */
export type ScanResult = WithFindings<TableHead | null>;

/** A scan on its way: what it answers is its last step; between two others may go on. */
export type Scan = Generator<void, ScanResult>;

/** A table, or null with an error finding that says why not and what to do. */
export type TableResult = WithFindings<Table | null>;

/** Nothing could be read; the finding says what to do. */
export function refused(code: string, message: string, path: readonly string[] = []): WithFindings<null> {
  return { result: null, findings: [{ code, severity: 'error', message, path }] };
}
