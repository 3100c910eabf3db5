/** The colours a timeline draws with, read from the theme so that dark is dark. */
export interface TimelinePalette {
  readonly paper: string;
  readonly surface: string;
  readonly sunken: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly water: string;
  readonly waterStrong: string;
  readonly waterSoft: string;
  readonly waterLine: string;
  readonly onWater: string;
  readonly note: string;
  readonly red: string;
  readonly redSoft: string;
  readonly amber: string;
  readonly green: string;
  readonly greySoft: string;
  readonly font: string;
  /** Edge and ground of a bar by its tone. */
  readonly tones: readonly (readonly [edge: string, ground: string])[];
}

/** Reads the theme's variables where an element stands. */
export function readPalette(element: Element): TimelinePalette {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: of('paper'),
    surface: of('surface'),
    sunken: of('sunken'),
    line: of('line'),
    lineStrong: of('line-strong'),
    ink: of('ink'),
    ink2: of('ink-2'),
    ink3: of('ink-3'),
    water: of('water'),
    waterStrong: of('water-strong'),
    waterSoft: of('water-soft'),
    waterLine: of('water-line'),
    onWater: of('on-water') || of('surface'),
    note: of('note'),
    red: of('red'),
    redSoft: of('red-soft'),
    amber: of('amber-fill'),
    green: of('green'),
    greySoft: of('grey-soft'),
    font: of('font') || 'system-ui, sans-serif',
    tones: [
      [of('water'), of('water-soft')],
      [of('green'), of('green-soft')],
      [of('amber'), of('amber-soft')],
      [of('red'), of('red-soft')],
      [of('note'), of('note-soft')],
      [of('ink-2'), of('grey-soft')],
      [of('water-strong'), of('water-line')],
      [of('ink-3'), of('sunken')],
    ],
  };
}

/** Tells when the theme changes. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-mantine-color-scheme', 'data-theme', 'class', 'style'],
  });
  const media = matchMedia('(prefers-color-scheme: dark)');
  media.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    media.removeEventListener('change', changed);
  };
}
