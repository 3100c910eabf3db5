import type { Package } from './package.ts';

/** One worksheet of a workbook and where its part lies. */
export interface SheetEntry {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

/** A workbook without its sheets' cells. */
export interface Workbook {
  readonly sheets: readonly SheetEntry[];
  readonly date1904: boolean;
  readonly strings: readonly string[];
  /** For each cell style: does it show a day? */
  readonly dayStyles: readonly boolean[];
}

const builtInDays = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Does a number format show a day or a time of day? Quoted text, escapes, colours and locales are not looked at. */
export function showsDay(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (/\[(h+|m+|s+)\]/i.test(bare)) return false;
  return (
    /[dmyhs]/i.test(bare.replace(/general/gi, '').replace(/AM\/PM|A\/P/gi, 'h')) &&
    !/[0#?]/.test(bare.replace(/[.,]0+/g, ''))
  );
}

function relations(pack: Package): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  pack.walk('xl/_rels/workbook.xml.rels', {
    open(name, a) {
      const { Id: id, Target: target } = a;
      if (name !== 'Relationship' || id === undefined || target === undefined) return;
      targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  return targets;
}

function strings(pack: Package): readonly string[] {
  const found: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = 0;
  pack.walk('xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic++;
      else if (name === 't') inText = phonetic === 0;
    },
    text: t => {
      if (inText) text += t;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic--;
      else if (name === 'si') found.push(unescapeText(text));
    },
  });
  return found;
}

/** Characters that XML cannot hold are written `_x000D_` in workbooks. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

function dayStyles(pack: Package): readonly boolean[] {
  const formats = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  pack.walk('xl/styles.xml', {
    open(name, a) {
      if (name === 'numFmt') formats.set(Number(a.numFmtId), a.formatCode ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(a.numFmtId ?? 0);
        const format = formats.get(id);
        styles.push(format === undefined ? builtInDays(id) : showsDay(format));
      }
    },
    close: name => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** Reads everything of a workbook that its sheets refer to. */
export function readWorkbook(pack: Package): Workbook {
  const targets = relations(pack);
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  pack.walk('xl/workbook.xml', {
    open(name, a) {
      if (name === 'workbookPr') date1904 = a.date1904 === '1' || a.date1904 === 'true';
      if (name !== 'sheet') return;
      const id = Object.entries(a).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const part = targets.get(id) ?? `xl/worksheets/sheet${sheets.length + 1}.xml`;
      if (part.includes('worksheets/')) {
        sheets.push({ name: a.name ?? part, part, hidden: (a.state ?? 'visible') !== 'visible' });
      }
    },
  });
  return { sheets, date1904, strings: strings(pack), dayStyles: dayStyles(pack) };
}
