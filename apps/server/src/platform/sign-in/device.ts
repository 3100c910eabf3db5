// Order matters: Edge and Opera say that they are Chrome, and Chrome that it is Safari.
const browsers: readonly (readonly [string, string])[] = [
  ['Edg', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
];
const systems: readonly (readonly [string, string])[] = [
  ['Windows', 'Windows'],
  ['iPhone', 'iOS'],
  ['iPad', 'iPadOS'],
  ['Android', 'Android'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
];

const named = (known: readonly (readonly [string, string])[], said: string): string | null =>
  known.find(([word]) => said.includes(word))?.[1] ?? null;

/** What a browser says it is, in two words that people know; only to tell one's own sessions apart. */
export const deviceOf = (userAgent: string) => ({
  browser: named(browsers, userAgent),
  system: named(systems, userAgent),
});
