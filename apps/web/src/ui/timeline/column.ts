/** How a cell is set: as a change that is not saved, as of little weight, as something wrong. */
export type CellTone = 'strong' | 'muted' | 'bad' | undefined;

/** A small mark in a cell: a person's initials, a key. */
export interface CellMark {
  readonly text: string;
  readonly title?: string | undefined;
  readonly tone?: 'bad' | 'dashed' | undefined;
}

/** How a cell is edited where it stands. */
export interface CellEdit {
  readonly value: string;
  readonly label: string;
  readonly kind?: 'text' | 'number' | 'date' | undefined;
  /** Takes what was typed; answers what is wrong with it, or null when it was taken. */
  readonly commit: (text: string) => string | null;
}

/** One column of the grid beside a timeline. */
export interface TimelineColumn {
  readonly key: string;
  readonly title: string;
  readonly width: number;
  readonly right?: boolean | undefined;
  /** Holds the tree: indented, with the toggle. */
  readonly tree?: boolean | undefined;
  readonly text: (record: number) => string;
  readonly tone?: ((record: number) => CellTone) | undefined;
  readonly marks?: ((record: number) => readonly CellMark[]) | undefined;
  /** Null where the cell cannot be edited. */
  readonly edit?: ((record: number) => CellEdit | null) | undefined;
}
