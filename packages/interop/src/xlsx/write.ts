import { type Day, dayNumber } from '@chartroom/engine';
import { strToU8, zipSync } from 'fflate';
import type { Cell } from '../table/cell.ts';
import { harmless } from '../table/formula.ts';
import { escapeXml } from '../xml/writer.ts';
import { letters, parts, styleOf } from './parts.ts';

/** What a column holds; it decides how numbers and days are shown, never what is stored. */
export type ColumnKind = 'text' | 'number' | 'money' | 'percent' | 'day';

/** One column of a sheet to write; the width is in characters. */
export interface SheetColumn {
  readonly name: string;
  readonly kind?: ColumnKind;
  readonly width?: number;
}

/** One sheet to write. */
export interface SheetContent {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: Iterable<readonly Cell[]>;
}

const maxRows = 1_048_576;
const maxChars = 32_767;

/** Day number of a spreadsheet: 1900-03-01 is 61; earlier days are one less because of its false leap day. */
function serial(day: Day, time: string | undefined): number | null {
  const n = dayNumber(day);
  const [h = 0, m = 0, s = 0] = (time ?? '').split(':').map(Number);
  const whole = n + (n < -25_508 ? 25_568 : 25_569);
  return whole < 1 ? null : whole + (h * 3600 + m * 60 + s) / 86_400;
}

const textXml = (text: string, at: string, style: number) =>
  `<c r="${at}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escapeXml(harmless(text).slice(0, maxChars))}</t></is></c>`;

function cellXml(cell: Cell | undefined, at: string, kind: ColumnKind): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return textXml(cell, at, styleOf('text'));
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if ('number' in cell) {
    if (!Number.isFinite(Number(cell.number))) return textXml(cell.number, at, styleOf('text'));
    const style = styleOf(kind === 'day' || kind === 'text' ? 'number' : kind);
    return `<c r="${at}" s="${style}"><v>${Number(cell.number)}</v></c>`;
  }
  const moment = serial(cell.day, cell.time);
  if (moment === null) return textXml(cell.day, at, styleOf('text'));
  return `<c r="${at}" s="${styleOf(cell.time === undefined ? 'day' : 'moment')}"><v>${moment}</v></c>`;
}

function sheetXml(sheet: SheetContent): Uint8Array {
  const pieces: Uint8Array[] = [];
  let text = parts.sheetHead(
    sheet.columns.map(c => c.width ?? Math.min(60, Math.max(10, c.name.length + 2))),
  );
  const refs = sheet.columns.map((_, i) => letters(i + 1));
  text += `<row r="1">${sheet.columns.map((c, i) => textXml(c.name, `${refs[i]}1`, styleOf('header'))).join('')}</row>`;
  let rows = 1;
  for (const row of sheet.rows) {
    if (++rows > maxRows)
      throw new Error(`Sheet "${sheet.name}" has more than ${maxRows} rows; write it as CSV.`);
    text += `<row r="${rows}">`;
    for (let i = 0; i < sheet.columns.length; i++)
      text += cellXml(row[i], `${refs[i]}${rows}`, sheet.columns[i]?.kind ?? 'text');
    text += '</row>';
    if (text.length > 1 << 16) {
      pieces.push(strToU8(text));
      text = '';
    }
  }
  pieces.push(strToU8(text + parts.sheetTail(sheet.columns.length, rows)));
  const whole = new Uint8Array(pieces.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Sheet names as Excel allows them: unique, at most 31 characters, none of `[]:*?/\`. */
function sheetNames(sheets: readonly SheetContent[]): readonly string[] {
  const used = new Set<string>();
  return sheets.map((s, i) => {
    const base =
      s.name
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || `Sheet ${i + 1}`;
    let name = base;
    for (let n = 2; used.has(name.toLowerCase()); n++) name = `${base.slice(0, 27)} (${n})`;
    used.add(name.toLowerCase());
    return name;
  });
}

/**
 * Writes an Excel workbook: a bold, frozen header with a filter on each sheet; numbers, money and days stay what they
 * are; text that looks like a formula is made harmless.
 */
export function writeXlsx(sheets: readonly SheetContent[]): Uint8Array {
  const names = sheetNames(sheets).map(escapeXml);
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(parts.contentTypes(sheets.length)),
    '_rels/.rels': strToU8(parts.rootRelations),
    'xl/workbook.xml': strToU8(parts.workbook(names)),
    'xl/_rels/workbook.xml.rels': strToU8(parts.workbookRelations(sheets.length)),
    'xl/styles.xml': strToU8(parts.styles),
  };
  sheets.forEach((sheet, i) => {
    files[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet);
  });
  return zipSync(files, { level: 6, mtime: '1980-01-01T12:00:00' });
}
