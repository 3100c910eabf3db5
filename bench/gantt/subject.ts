/** A chart that is measured. */
export interface Subject {
  /** Makes the data; not measured. */
  readonly prepare: (count: number) => Promise<void>;
  /** Puts the chart on the page with all its rows. */
  readonly mount: (root: HTMLElement) => Promise<void>;
  /** Scrolls down so many rows. */
  readonly scrollRows: (rows: number) => void;
  /** The middle of a bar that can be dragged, in the window. */
  readonly bar: () => { readonly x: number; readonly y: number };
  /** How many other rows moved by the drag so far. */
  readonly moved: () => number;
}

declare global {
  interface Window {
    subject: Subject;
  }
}
