/** How something is drawn. Widths are pixels; a fill may be stripes over a ground. */
export interface Ink {
  readonly fill?: string | undefined;
  readonly stripes?: { readonly ground: string; readonly line: string } | undefined;
  readonly stroke?: string | undefined;
  readonly width?: number | undefined;
  readonly dash?: readonly number[] | undefined;
  readonly alpha?: number | undefined;
}

export interface Lettering {
  readonly color: string;
  readonly size?: number;
  readonly weight?: number;
  readonly align?: 'start' | 'middle' | 'end';
  /** Drawn around the letters, so that they can be read over lines. */
  readonly halo?: string;
}

/** What layers draw with: on a canvas for the screen, into SVG for paper. */
export interface Pen {
  readonly rect: (box: Box, ink: Ink) => void;
  /** A closed shape through points, x and y by turns. */
  readonly shape: (points: readonly number[], ink: Ink) => void;
  /** A line through points, x and y by turns. */
  readonly line: (points: readonly number[], ink: Ink) => void;
  /** `y` is the baseline. */
  readonly text: (text: string, at: { readonly x: number; readonly y: number }, lettering: Lettering) => void;
  /** What follows until `unclip` is seen only inside. */
  readonly clip: (box: Box) => void;
  readonly unclip: () => void;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly radius?: number;
}

/** A diamond around a point. */
export const diamond = (x: number, y: number, r: number): readonly number[] => [
  x,
  y - r,
  x + r,
  y,
  x,
  y + r,
  x - r,
  y,
];

/** The width of figures and letters is not asked of the canvas for every label: an estimate for Inter. */
export const roughWidth = (text: string, size = 11): number => text.length * size * 0.56;
