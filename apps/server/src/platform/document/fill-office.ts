import { strFromU8, strToU8 } from 'fflate';
import { closeOfficePackage, openOfficePackage } from './office-package.ts';

/** What placeholders stand for: a text, or rows for a loop. */
export type PlaceholderValues = Readonly<
  Record<string, string | readonly Readonly<Record<string, string>>[]>
>;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const asXml = (text: string): string =>
  text
    // Not allowed in XML at all.
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
    .replaceAll(/[&<>]/g, c => escapes[c] ?? c);
const asText = (xml: string): string => xml.replaceAll(/&(\w+);/g, (whole, name) => entities[name] ?? whole);

const slide = /^ppt\/(slides\/slide\d+|notesSlides\/notesSlide\d+)\.xml$/;
const paragraph = /<a:p\b(?:[^>]*[^/])?>.*?<\/a:p>/gs;
const run = /(<a:t(?:\s[^>]*)?>)([^<]*)(<\/a:t>)/g;
const placeholder = /\{([a-z0-9][a-zA-Z0-9.-]{0,90})\}/g;

const saysAsText = (value: PlaceholderValues[string] | undefined): string => {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  return value
    .map(row =>
      Object.values(row)
        .filter(v => v !== '')
        .join(' · '),
    )
    .join('\n');
};

/** A paragraph's text, and where each of its runs begins in it. */
const runsOf = (text: string) => {
  let at = 0;
  return [...text.matchAll(run)].map(m => {
    const said = asText(m[2] ?? '');
    const from = at;
    at += said.length;
    return { from, said };
  });
};

/** Fills placeholders of a paragraph, also those that the program that wrote it split over several runs. */
function fillParagraph(text: string, values: PlaceholderValues): string {
  const runs = runsOf(text);
  const whole = runs.map(r => r.said).join('');
  const found = [...whole.matchAll(placeholder)];
  if (found.length === 0) return text;
  const filled = runs.map(r => {
    let out = '';
    for (let i = 0; i < r.said.length; i += 1) {
      const at = r.from + i;
      const inside = found.find(m => at >= m.index && at < m.index + m[0].length);
      if (inside === undefined) out += r.said[i];
      // What stands for the whole goes where the placeholder begins, in the style it begins with.
      else if (at === inside.index) out += saysAsText(values[inside[1] ?? '']);
    }
    return out;
  });
  let i = 0;
  return text.replaceAll(run, (...[, open, , close]: readonly string[]) => {
    const said = asXml(filled[i] ?? '');
    i += 1;
    // A break ends the run and begins another like it; within a text, a line feed is a space to most readers.
    return `${open}${said.replaceAll('\n', ' \u2028')}${close}`;
  });
}

const placeholdersInSlides = (parts: ReadonlyMap<string, Uint8Array>): readonly string[] => {
  const names: string[] = [];
  for (const [name, bytes] of parts)
    if (slide.test(name))
      for (const [p] of strFromU8(bytes).matchAll(paragraph))
        for (const m of runsOf(p)
          .map(r => r.said)
          .join('')
          .matchAll(placeholder))
          names.push(m[1] ?? '');
  return names;
};

/** Read when the first file comes: a server and a command start without it. */
const word = () => import('./fill-word.ts');

/** Checks a file of somebody's own and names the placeholders in it. Throws `unsupported`, `limit`. */
export async function readOfficeTemplate(
  file: Uint8Array,
): Promise<{ readonly format: 'docx' | 'pptx'; readonly placeholders: readonly string[] }> {
  const { format, parts } = openOfficePackage(file);
  const names =
    format === 'docx'
      ? await (await word()).placeholdersInWord(closeOfficePackage(parts))
      : placeholdersInSlides(parts);
  return { format, placeholders: [...new Set(names)].sort() };
}

/**
 * Fills the placeholders of a file of somebody's own, `{section.field}`; one that stands for nothing is left empty. The
 * file is checked again: it may have been taken in by a version of the product that knew less.
 */
export async function fillOfficeTemplate(file: Uint8Array, values: PlaceholderValues): Promise<Uint8Array> {
  const { format, parts } = openOfficePackage(file);
  if (format === 'docx') return (await word()).fillWord(closeOfficePackage(parts), values);
  const filled = new Map(parts);
  for (const [name, bytes] of parts)
    if (slide.test(name))
      filled.set(name, strToU8(strFromU8(bytes).replaceAll(paragraph, p => fillParagraph(p, values))));
  return closeOfficePackage(filled);
}
