/** How a part of a column looks: what is, what is planned, what is assumed. */
export type StripLook = 'solid' | 'soft' | 'outlined';

/** One stretch of time with what it amounts to. */
export interface StripColumn {
  readonly fromSec: number;
  readonly toSec: number;
  /** From the ground up; what is less than nothing is not drawn. */
  readonly parts: readonly { readonly value: number; readonly look: StripLook }[];
  /** What it is measured against, drawn as a line in steps; NaN for nothing. */
  readonly line: number;
  /** Above the column, where there is room. */
  readonly label: string;
}

/** Columns over a time axis. */
export interface StripScene {
  readonly columns: readonly StripColumn[];
  /** Values with a line across, each with its name at the right edge. */
  readonly grid: readonly { readonly value: number; readonly label: string }[];
  readonly todaySec: number;
  /** Index of the chosen column; -1 for none. */
  readonly chosen: number;
}

/** Round values under a greatest one, two or three of them: 10 and 20 under 26. */
export function roundSteps(most: number): readonly number[] {
  if (!(most > 0)) return [];
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [0.2, 0.5, 1, 2, 5].map(n => n * power).find(size => most / size < 4) ?? most;
  return Array.from({ length: Math.floor(most / step) }, (_, i) => (i + 1) * step);
}

/** The greatest value that is drawn. */
export const mostOf = (columns: readonly StripColumn[]): number =>
  columns.reduce(
    (most, { parts, line }) =>
      Math.max(
        most,
        line || 0,
        parts.reduce((sum, part) => sum + Math.max(0, part.value), 0),
      ),
    0,
  );
