import { inflateSync, strFromU8, type Zippable, zipSync } from 'fflate';
import { AppError } from '../error/error.ts';
import { listEntries, type ZipEntry } from './zip-entries.ts';

/** A DOCX or PPTX that somebody uploaded, found harmless and unpacked. */
export interface OfficePackage {
  readonly format: 'docx' | 'pptx';
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

const mostEntries = 1_000;
const mostBytes = 64 * 1024 * 1024;
const mostInFile = 10 * 1024 * 1024;

const mains = {
  docx: {
    part: 'word/document.xml',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  },
  pptx: {
    part: 'ppt/presentation.xml',
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
  },
} as const;

const refuse = (what: string): AppError =>
  new AppError('unsupported', `This file is not taken: ${what}`, {
    fields: [{ path: 'body.file', message: what }],
  });

const isXml = (name: string): boolean => /\.(xml|rels|vml)$/i.test(name);

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text: string): string =>
  text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole: string, ...[hex, dec, name = '']: readonly string[]) => {
      const code = hex ? Number.parseInt(hex, 16) : dec ? Number(dec) : null;
      if (code === null) return entities[name] ?? whole;
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );

/** The text of a part, which has to be UTF-8 without a document type. */
function xmlOf(name: string, bytes: Uint8Array): string {
  const [a, b] = bytes;
  const declared = /^[^>]{0,200}encoding\s*=\s*["']([^"']+)["']/.exec(
    strFromU8(bytes.subarray(0, 200), true),
  );
  if (
    (a === 0xff && b === 0xfe) ||
    (a === 0xfe && b === 0xff) ||
    (declared !== null && !/^utf-?8$/i.test(declared[1] ?? ''))
  )
    throw refuse(`its part ${name} is not written in UTF-8.`);
  const text = strFromU8(bytes);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw refuse(`its part ${name} declares a document type.`);
  return text;
}

const attribute = (element: string, name: string): string => {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(element);
  return plain(found?.[1] ?? found?.[2] ?? '');
};

const harmfulRelation =
  /\/(attachedTemplate|oleObject|package|frame|subDocument|control|activeX\w*|vbaProject|customUI|externalLink\w*|mailMerge\w*|video|audio|media)$/i;
const harmfulPart =
  /(vbaProject|vbaData|activeX|\/embeddings\/|\.bin$|\.(exe|dll|js|vbs|bat|cmd|ps1|html?|jar|svg)$|customUI)/i;
const harmfulType = /(macroEnabled|vbaProject|activeX|oleObject|controlProperties)/i;

function checkRelations(name: string, text: string): void {
  for (const [element] of text.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)) {
    const type = attribute(element, 'Type');
    const target = attribute(element, 'Target');
    if (harmfulRelation.test(type))
      throw refuse(`${name} links to ${type.split('/').at(-1)}. Take it out and send the file again.`);
    const isLink = /\/hyperlink$/.test(type);
    const isOutside = attribute(element, 'TargetMode').trim().toLowerCase() === 'external';
    if (isOutside && !(isLink && /^(https?:\/\/|mailto:)/i.test(target)))
      throw refuse(
        `${name} links to something outside, ${target.slice(0, 100)}. Only plain hyperlinks may stay.`,
      );
    if (!isOutside && /^([a-z][a-z0-9+.-]*:|\/\/|\\\\)/i.test(target))
      throw refuse(`${name} links to something outside, ${target.slice(0, 100)}.`);
  }
}

const fields = /\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON)\b/;

function checkFields(name: string, text: string): void {
  const said = [...text.matchAll(/<w:instrText\b[^>]*>([^<]*)|w:instr\s*=\s*"([^"]*)"/g)]
    .map(m => plain(m[1] ?? m[2] ?? ''))
    .join('');
  const found = fields.exec(said);
  if (found) throw refuse(`${name} has a field ${found[1]} that reads other files or runs something.`);
}

function checkTypes(parts: ReadonlyMap<string, Uint8Array>): OfficePackage['format'] {
  const bytes = parts.get('[Content_Types].xml');
  if (bytes === undefined) throw refuse('it is no Office file: its list of content types is missing.');
  const text = xmlOf('[Content_Types].xml', bytes);
  const said = [...text.matchAll(/<(?:\w+:)?(?:Override|Default)\b[^>]*>/g)].map(([element]) => ({
    part: attribute(element, 'PartName').replace(/^\//, ''),
    type: attribute(element, 'ContentType'),
  }));
  const harmful = said.find(s => harmfulType.test(s.type));
  if (harmful) throw refuse('it holds macros or controls. Save it without them, as .docx or .pptx.');
  for (const format of ['docx', 'pptx'] as const) {
    const { part, type } = mains[format];
    if (parts.has(part) && said.some(s => s.part === part && s.type === type)) return format;
  }
  throw refuse('it is neither a DOCX nor a PPTX by its content types.');
}

/** Unpacks one entry, and no more than it says it holds. */
function unpack(file: Uint8Array, entry: ZipEntry): Uint8Array {
  const packed = file.subarray(entry.start, entry.start + entry.packedSize);
  if (entry.method === 0) {
    if (entry.packedSize !== entry.size)
      throw refuse(`its part ${entry.name} has another size than it says.`);
    return packed;
  }
  try {
    // One byte more than said, so that what holds more shows.
    const out = inflateSync(packed, { out: new Uint8Array(entry.size + 1) });
    if (out.length !== entry.size) throw new Error('another size');
    return out;
  } catch (cause) {
    throw new AppError('unsupported', `This file is not taken: its part ${entry.name} cannot be unpacked.`, {
      fields: [{ path: 'body.file', message: `Its part ${entry.name} cannot be unpacked.` }],
      cause,
    });
  }
}

function checkEntries(entries: readonly ZipEntry[]): void {
  if (entries.length > mostEntries) throw refuse(`it has more than ${mostEntries} parts.`);
  const seen = new Set<string>();
  let whole = 0;
  for (const e of entries) {
    const name = e.name.toLowerCase();
    if (e.encrypted) throw refuse('it is encrypted. Save it without a password.');
    if (/(^|\/)\.\.(\/|$)|^\/|[\\:]|\p{Cc}/u.test(e.name))
      throw refuse('one of its parts has a name that leads outside.');
    if (e.isLink) throw refuse('one of its parts is a link.');
    if (seen.has(name)) throw refuse(`it has two parts named ${e.name.slice(0, 100)}.`);
    if (e.method !== 0 && e.method !== 8)
      throw refuse('one of its parts is packed in a way that is not known.');
    seen.add(name);
    whole += e.size;
    if (whole > mostBytes) throw refuse('it is larger than 64 MB when it is unpacked.');
    if (harmfulPart.test(`/${e.name}`))
      throw refuse(`it holds ${e.name.slice(0, 100)}: macros, controls and embedded files are not taken.`);
  }
}

/**
 * Reads a DOCX or PPTX from outside. Refuses with `unsupported`, saying why: macros, links to anything but plain
 * hyperlinks, embedded files, fields that read other files, document types, and zip files that are encrypted, too
 * large, lead outside or disagree with themselves, or are larger than 10 MB.
 */
export function openOfficePackage(file: Uint8Array): OfficePackage {
  if (file.length > mostInFile)
    throw new AppError('unsupported', 'The file is larger than 10 MB. Make its pictures smaller.');
  const entries = listEntries(file);
  if (entries === null) throw refuse('it is no Office file, or is damaged.');
  checkEntries(entries);
  const parts = new Map<string, Uint8Array>();
  for (const entry of entries) if (!entry.name.endsWith('/')) parts.set(entry.name, unpack(file, entry));
  const format = checkTypes(parts);
  for (const [name, bytes] of parts) {
    if (!isXml(name)) continue;
    const text = xmlOf(name, bytes);
    if (name.endsWith('.rels')) checkRelations(name, text);
    else checkFields(name, text);
  }
  return { format, parts };
}

/** Packs parts again, in one order and with one time, so that the same parts are the same bytes. */
export const closeOfficePackage = (parts: ReadonlyMap<string, Uint8Array>): Uint8Array => {
  const sorted = [...parts].sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted) as Zippable, { level: 6, mtime: '1980-01-01T12:00:00' });
};
