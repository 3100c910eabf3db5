import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

const embedded = /\.(xlsx|docx)$/;
const isText = /\.(xml|rels)$/;
const numbered = /\b(charts\/(?:_rels\/)?chart|Microsoft_Excel_Worksheet)(\d+)(?=\.x)/g;

/**
 * A package of Office Open XML without what only the writing process knows, also in the workbooks of its charts, so that
 * the same content is the same bytes: the time of writing gives way to `day`, and charts, which the library numbers on and
 * on, are numbered from one.
 */
export function sameBytes(bytes: Uint8Array, day: string): Uint8Array {
  const parts = unzipSync(bytes);
  const charts = Object.keys(parts).flatMap(name => /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1] ?? []);
  const first = charts.length === 0 ? 1 : Math.min(...charts.map(Number));
  const renumbered = (text: string) =>
    text.replaceAll(numbered, (_, what: string, n: string) => `${what}${Number(n) - first + 1}`);
  const content = (name: string, part: Uint8Array): Uint8Array => {
    if (embedded.test(name)) return sameBytes(part, day);
    if (!isText.test(name)) return part;
    const text = renumbered(strFromU8(part));
    return strToU8(name === 'docProps/core.xml' ? withDay(text, day) : text);
  };
  const named = Object.entries(parts)
    .filter(([name]) => !name.endsWith('/'))
    .map(([name, part]) => [renumbered(name), content(name, part)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  // [Content_Types].xml sorts first, as readers like it.
  const files: Zippable = Object.fromEntries(named);
  return zipSync(files, { level: 6, mtime: '1980-01-01T12:00:00' });
}

const withDay = (text: string, day: string): string =>
  text.replaceAll(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`);
