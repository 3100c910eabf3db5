/** Where a block stands on a slide of 13.33 by 7.5 inches. */
export interface SlideBox {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A cell of a table: text, or text in a colour (six hexadecimal digits). */
export type SlideCell = string | { readonly text: string; readonly colour: string };

/** What stands on a slide. Tables and charts are native, so that they can be edited. */
export type SlideBlock =
  | {
      readonly kind: 'figures';
      readonly at: SlideBox;
      readonly items: readonly { readonly name: string; readonly value: string; readonly change: string }[];
    }
  | {
      readonly kind: 'table';
      readonly at: SlideBox;
      readonly widths: readonly number[];
      readonly header: readonly string[];
      readonly rows: readonly (readonly SlideCell[])[];
    }
  | {
      readonly kind: 'chart';
      readonly type: 'bar' | 'line';
      readonly title: string;
      readonly at: SlideBox;
      readonly categories: readonly string[];
      readonly series: readonly {
        readonly name: string;
        readonly values: readonly number[];
        readonly colour: string;
      }[];
    }
  | { readonly kind: 'text'; readonly at: SlideBox; readonly title: string; readonly text: string };

export interface Slide {
  readonly title: string;
  readonly subtitle: string;
  readonly blocks: readonly SlideBlock[];
}

/** A presentation; `notes` stand at the foot of each slide: of what day it is, by what was known, its hash. */
export interface Deck {
  readonly title: string;
  readonly organisation: string;
  /** For the metadata. */
  readonly day: string;
  readonly notes: readonly string[];
  readonly slides: readonly Slide[];
}
