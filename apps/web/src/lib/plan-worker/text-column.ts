/**
 * The texts of all rows as one, which crosses from a worker at once; fifty thousand texts of their own take a page longer
 * than all the figures beside them. A row's text is cut out when it is asked for.
 */
export interface TextColumn {
  readonly all: string;
  /** Where the text of each row ends. */
  readonly end: Int32Array<ArrayBuffer>;
}

/** Puts texts into a column. */
export function textColumn(texts: readonly string[]): TextColumn {
  const end = new Int32Array(texts.length);
  let length = 0;
  texts.forEach((text, i) => {
    length += text.length;
    end[i] = length;
  });
  return { all: texts.join(''), end };
}

/** The text of a row; '' where there is no such row. */
export const textAt = ({ all, end }: TextColumn, row: number): string =>
  all.slice(end[row - 1] ?? 0, end[row] ?? 0);
