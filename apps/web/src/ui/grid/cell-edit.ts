/** What somebody typed into a cell, read: the value to save and the row as it will be, or what is wrong with it. */
export type CellRead<R> =
  | { readonly field: string; readonly value: unknown; readonly row: R }
  | { readonly wrong: string };

/** How a cell is changed in place and by pasting; the same text is shown, typed and pasted. */
export interface CellEdit<R> {
  readonly text: (row: R) => string;
  /** What is offered while typing. */
  readonly choices?: readonly string[];
  readonly may: (row: R) => boolean;
  readonly read: (text: string, row: R) => CellRead<R> | Promise<CellRead<R>>;
}

/** A change of one cell that was read. */
export interface CellChange<R> {
  readonly before: R;
  readonly after: R;
  readonly field: string;
  readonly value: unknown;
}
