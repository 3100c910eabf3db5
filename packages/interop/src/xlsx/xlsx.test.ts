import { asDay } from '@chartroom/engine';
import ExcelJS from 'exceljs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readTable, scanTable, type TableRow, writeXlsx } from '../index.ts';

/** Files are made and checked with another library, so that a mistake of ours cannot cancel itself out. */
async function made(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
async function opened(file: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file.slice().buffer);
  return book;
}
const codes = (r: ReturnType<typeof readTable>) => r.findings.map(f => f.code);
const utc = (text: string) => new Date(`${text}Z`);

describe('reading a workbook', () => {
  it('keeps the kind of every cell', async () => {
    const file = await made(book => {
      const sheet = book.addWorksheet('Projects');
      sheet.addRow(['Name', 'Cost', 'Start', 'When', 'Open', 'Note']);
      sheet.addRow([
        'A',
        0.1 + 0.2,
        utc('2026-02-28T00:00:00'),
        utc('1900-02-28T08:30:00'),
        true,
        { richText: [{ text: 'bold' }, { text: ' & plain' }] },
      ]);
      sheet.addRow([]);
      sheet.addRow(['B', 1e21, utc('9999-12-31T00:00:00'), null, false, 'x']);
      for (const row of [2, 4]) {
        sheet.getCell(row, 3).numFmt = 'dd/mm/yyyy';
        sheet.getCell(row, 4).numFmt = 'yyyy-mm-dd hh:mm';
      }
    });
    const r = readTable(file);
    expect(r.findings).toEqual([]);
    expect(r.result?.rows).toEqual([
      {
        number: 2,
        cells: [
          'A',
          { number: '0.30000000000000004' },
          { day: '2026-02-28' },
          { day: '1900-02-28', time: '08:30' },
          true,
          'bold & plain',
        ],
      },
      {
        number: 4,
        cells: ['B', { number: '1000000000000000000000' }, { day: '9999-12-31' }, null, false, 'x'],
      },
    ]);
  });

  it('takes the saved value of a formula and says so', async () => {
    const file = await made(book => {
      const sheet = book.addWorksheet('S');
      sheet.addRow(['Name', 'Sum', 'Empty', 'Wrong']);
      sheet.addRow([
        'A',
        { formula: 'A1+1', result: 42 },
        { formula: 'B1', date1904: false },
        { error: '#N/A' },
      ]);
    });
    const r = readTable(file);
    expect(r.result?.rows[0]?.cells).toEqual(['A', { number: '42' }, null, null]);
    expect(codes(r)).toEqual(['xlsx.formula', 'xlsx.formula_without_value', 'xlsx.error_value']);
    expect(r.findings[0]?.message).toContain('B2');
  });

  it('hands on rows one by one as wide as the widest, and throws what their taker throws', async () => {
    const file = await made(book => {
      book.addWorksheet('Blank');
      const sheet = book.addWorksheet('S');
      for (const row of [
        ['Name', 'Cost'],
        ['A', 1],
        ['B', 2],
        ['C', 3, 'more'],
      ])
        sheet.addRow(row);
    });
    const seen: TableRow[] = [];
    const scan = (most: number) => {
      const steps = scanTable(file, {}, ({ columns }) => {
        expect(columns).toEqual(['Name', 'Cost', 'Column 3']);
        return row => {
          if (seen.length === most) throw new RangeError(`No more than ${most}`);
          seen.push(row);
        };
      });
      let step = steps.next();
      while (!step.done) step = steps.next();
      return step.value;
    };
    expect(() => scan(1)).toThrow(RangeError);
    expect(seen).toEqual([{ number: 2, cells: ['A', { number: '1' }, null] }]);
    expect(scan(9).findings.map(f => f.code)).toContain('table.long_row');
    expect(seen.at(-1)).toEqual({ number: 4, cells: ['C', { number: '3' }, 'more'] });
  });

  it('chooses the first visible sheet with rows, or the one asked for', async () => {
    const file = await made(book => {
      book.addWorksheet('Hidden', { state: 'hidden' }).addRow(['Secret']);
      book.addWorksheet('Empty');
      const one = book.addWorksheet('One');
      one.addRow(['Name']);
      one.addRow(['A']);
      const two = book.addWorksheet('Two');
      two.addRow(['Name']);
      two.addRow(['B']);
    });
    expect(readTable(file).result).toMatchObject({
      source: { sheet: 'One', sheets: ['Hidden', 'Empty', 'One', 'Two'] },
    });
    expect(readTable(file, { sheet: 'two' }).result?.rows[0]?.cells).toEqual(['B']);
    const missing = readTable(file, { sheet: 'Three' });
    expect(missing.result).toBeNull();
    expect(missing.findings).toMatchObject([{ code: 'xlsx.no_such_sheet', severity: 'error' }]);
  });

  it('reads days counted from 1904', async () => {
    const file = await made(book => {
      book.properties.date1904 = true;
      const sheet = book.addWorksheet('S');
      sheet.addRow(['Name', 'Day']);
      sheet.addRow(['A', utc('2026-03-01T00:00:00')]);
    });
    expect(readTable(file).result?.rows[0]?.cells).toEqual(['A', { day: '2026-03-01' }]);
  });

  it('refuses what would unpack to too much, before unpacking it', async () => {
    const file = await made(book => {
      const sheet = book.addWorksheet('S');
      sheet.addRow(['Name']);
      for (let i = 0; i < 3_000; i++) sheet.addRow(['the same text again and again']);
    });
    expect(codes(readTable(file, { limits: { unpackedBytes: 20_000 } }))).toEqual(['xlsx.too_large']);
  });

  it('stays within what a part declares even where the declaration lies', async () => {
    const parts = unzipSync(await made(book => book.addWorksheet('S').addRow(['Name'])));
    const bomb = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': new Uint8Array(30_000_000).fill(32) });
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    for (let i = 0; i + 46 < bomb.length; i++) {
      if (view.getUint32(i, true) === 0x02014b50 && view.getUint32(i + 24, true) === 30_000_000)
        view.setUint32(i + 24, 1_000, true);
    }
    const before = process.memoryUsage().arrayBuffers;
    expect(readTable(bomb).result).toBeNull();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  it('says what to do with a damaged file', async () => {
    const file = await made(book => book.addWorksheet('S').addRow(['Name']));
    for (const cut of [file.subarray(0, file.length - 100), file.subarray(0, file.length / 2)]) {
      const r = readTable(cut);
      expect(r.result).toBeNull();
      expect(r.findings[0]?.severity).toBe('error');
    }
  });

  it('refuses a part with a document type', () => {
    const file = zipSync({
      'xl/workbook.xml': strToU8(
        '<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(
        '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>',
      ),
    });
    expect(codes(readTable(file))).toEqual(['xlsx.broken']);
  });
});

describe('writing a workbook', () => {
  const content = [
    {
      name: 'A/B: [too long for the name of a sheet]',
      columns: [
        { name: 'Name' },
        { name: 'Cost', kind: 'money' as const },
        { name: 'Start', kind: 'day' as const },
        { name: 'Open' },
      ],
      rows: [
        ['=SUM(A1)', { number: '-1234.5' }, { day: asDay('2026-03-01') }, true],
        ['a & <b>\u0001', { number: '0' }, { day: asDay('1900-01-01'), time: '08:30' }, null],
        ['+x', null, { day: asDay('2000-02-29') }, false],
      ],
    },
    { name: 'a/b: [too long for the name of a sheet]', columns: [{ name: '@Name' }], rows: [] },
  ];

  it('keeps numbers and days what they are, and text harmless', async () => {
    const book = await opened(writeXlsx(content));
    expect(book.worksheets).toHaveLength(2);
    const sheet = book.worksheets[0];
    const row = (n: number) => [1, 2, 3, 4].map(c => sheet?.getCell(n, c).value);
    expect(row(2)).toEqual(["'=SUM(A1)", -1234.5, utc('2026-03-01T00:00:00'), true]);
    expect(row(3).slice(0, 2)).toEqual(['a & <b>', 0]);
    expect(row(4)[0]).toBe("'+x");
    expect(sheet?.getCell('A2').type).toBe(ExcelJS.ValueType.String);
    expect(sheet?.getCell('B2').numFmt).toBe('#,##0.00');
    expect(sheet?.getCell('C2').numFmt).toMatch(/yyyy/);
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  });

  it('is read back as it was', () => {
    const r = readTable(writeXlsx(content));
    expect(r.result?.columns).toEqual(['Name', 'Cost', 'Start', 'Open']);
    expect(r.result?.rows.map(row => row.cells)).toEqual([
      ['=SUM(A1)', { number: '-1234.5' }, { day: '2026-03-01' }, true],
      ['a & <b>', { number: '0' }, { day: '1900-01-01', time: '08:30' }, null],
      ['+x', null, { day: '2000-02-29' }, false],
    ]);
  });
});
