/** Languages a paper can be set in. */
export type PaperLanguage = 'en-GB' | 'de';

/** A part of a section: what was asked, and what was answered. */
export type PaperBlock =
  | { readonly kind: 'text'; readonly title: string; readonly text: string }
  | {
      readonly kind: 'table';
      readonly title: string;
      readonly header: readonly string[];
      /** Numbers of columns that are aligned to the right. */
      readonly right: readonly number[];
      /** Parts of the width, one for each column; equal when left out. */
      readonly widths?: readonly number[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'checks';
      readonly title: string;
      readonly items: readonly { readonly label: string; readonly done: boolean; readonly by: string }[];
    };

/** A document of headings, texts, tables and checklists, whatever file it is written to. */
export interface Paper {
  readonly title: string;
  readonly subtitle: string;
  readonly organisation: string;
  readonly language: PaperLanguage;
  /** For the metadata. */
  readonly day: string;
  /** At the foot of each page. */
  readonly notes: readonly string[];
  readonly hash: string;
  /** Across each page of what is not approved; null for none. */
  readonly mark: string | null;
  readonly facts: readonly (readonly [string, string])[];
  readonly sections: readonly { readonly title: string; readonly blocks: readonly PaperBlock[] }[];
  /** The words around: what is empty, and the heads of a checklist. */
  readonly words: { readonly empty: string; readonly done: string; readonly open: string };
}
