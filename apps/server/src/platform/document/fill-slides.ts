import { strFromU8, strToU8 } from 'fflate';
import { AppError } from '../error/error.ts';
import type { PlaceholderValues } from './fill-office.ts';

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
const tableRow = /<a:tr\b(?:[^>]*[^/])?>.*?<\/a:tr>/gs;
const run = /(<a:t(?:\s[^>]*)?>)([^<]*)(<\/a:t>)/g;
const placeholder = /\{([#/]?)([a-z0-9][a-zA-Z0-9.-]{0,90})\}/g;

type Row = Readonly<Record<string, string>>;

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

const textOf = (xml: string): string =>
  runsOf(xml)
    .map(r => r.said)
    .join('');

interface Mark {
  readonly sign: '' | '#' | '/';
  readonly name: string;
}

const marksIn = (xml: string): readonly Mark[] =>
  [...textOf(xml).matchAll(placeholder)].map(m => ({ sign: (m[1] ?? '') as Mark['sign'], name: m[2] ?? '' }));

/** The loop that a part of a slide stands for: it opens and closes in it. */
const loopIn = (xml: string): string | null => {
  const marks = marksIn(xml);
  const opened = marks.find(m => m.sign === '#');
  return opened && marks.some(m => m.sign === '/' && m.name === opened.name) ? opened.name : null;
};

/** Fills placeholders of a paragraph, also those that the program that wrote it split over several runs. */
function fillParagraph(text: string, said: (name: string) => string): string {
  const runs = runsOf(text);
  const found = [
    ...runs
      .map(r => r.said)
      .join('')
      .matchAll(placeholder),
  ];
  if (found.length === 0) return text;
  const filled = runs.map(r => {
    let out = '';
    for (let i = 0; i < r.said.length; i += 1) {
      const at = r.from + i;
      const inside = found.find(m => at >= m.index && at < m.index + m[0].length);
      if (inside === undefined) out += r.said[i];
      // What stands for the whole goes where the placeholder begins, in the style it begins with.
      else if (at === inside.index && inside[1] === '') out += said(inside[2] ?? '');
    }
    return out;
  });
  let i = 0;
  return text.replaceAll(run, (...[, open, , close]: readonly string[]) => {
    const now = asXml(filled[i] ?? '');
    i += 1;
    // A break ends the run and begins another like it; within a text, a line feed is a space to most readers.
    return `${open}${now.replaceAll('\n', ' \u2028')}${close}`;
  });
}

/** Everything in a part of a slide, where a name is first one of the row of a loop. */
const fillPart = (xml: string, values: PlaceholderValues, row: Row | null): string =>
  xml.replaceAll(paragraph, p =>
    fillParagraph(p, name =>
      row !== null && Object.hasOwn(row, name) ? (row[name] ?? '') : saysAsText(values[name]),
    ),
  );

/** A part that stands for a loop, once for each of its rows; at least once, empty, since a table has a row. */
function repeat(xml: string, loop: string, values: PlaceholderValues): string {
  const rows = values[loop];
  const each = Array.isArray(rows) && rows.length > 0 ? (rows as readonly Row[]) : [{}];
  return each
    .map((row, i) => {
      const copy = fillPart(xml, Array.isArray(rows) ? values : {}, row);
      // An id of a row is there once.
      return i === 0 ? copy : copy.replaceAll(/<a:extLst>.*?<\/a:extLst>/gs, '');
    })
    .join('');
}

/** Repeats the parts that are loops and leaves what stands between them to `other`: what was filled in is not read again. */
function repeatLoops(
  part: RegExp,
  xml: string,
  { values, other }: { readonly values: PlaceholderValues; readonly other: (xml: string) => string },
): string {
  let out = '';
  let at = 0;
  for (const match of xml.matchAll(part)) {
    const loop = loopIn(match[0]);
    if (loop === null) continue;
    out += other(xml.slice(at, match.index)) + repeat(match[0], loop, values);
    at = match.index + match[0].length;
  }
  return out + other(xml.slice(at));
}

/** The rows of tables that are loops, then paragraphs that are, then all else. */
const fillSlide = (xml: string, values: PlaceholderValues): string =>
  repeatLoops(tableRow, xml, {
    values,
    other: rest => repeatLoops(paragraph, rest, { values, other: plain => fillPart(plain, values, null) }),
  });

/** The names of placeholders on slides and in their notes; those inside a loop as the loop's and theirs. */
export function placeholdersInSlides(parts: ReadonlyMap<string, Uint8Array>): readonly string[] {
  const names: string[] = [];
  for (const [file, bytes] of parts) {
    if (!slide.test(file)) continue;
    const loops: string[] = [];
    for (const { sign, name } of marksIn(strFromU8(bytes))) {
      if (sign === '#') loops.push(name);
      if (sign === '/' && loops.pop() !== name)
        throw new AppError(
          'unsupported',
          `The placeholders of this file do not fit together: {/${name}} closes what was not opened.`,
        );
      if (sign !== '/')
        names.push(sign === '' && loops.length > 0 && !name.includes('.') ? `${loops.at(-1)}.${name}` : name);
    }
    if (loops.length > 0)
      throw new AppError(
        'unsupported',
        `The placeholders of this file do not fit together: {#${loops.at(-1)}} is not closed.`,
      );
  }
  return names;
}

/** Fills the slides of a presentation and their notes; values are text, whatever they look like. */
export function fillSlides(
  parts: ReadonlyMap<string, Uint8Array>,
  values: PlaceholderValues,
): ReadonlyMap<string, Uint8Array> {
  const filled = new Map(parts);
  for (const [name, bytes] of parts)
    if (slide.test(name)) filled.set(name, strToU8(fillSlide(strFromU8(bytes), values)));
  return filled;
}
