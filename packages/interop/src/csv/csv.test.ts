import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, readTable, scanTable, writeCsv } from '../index.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap(p => (typeof p === 'string' ? [...utf8(p)] : [...p])));
const utf16 = (text: string, bigEndian: boolean) =>
  Uint8Array.from(
    [...text].flatMap(c => {
      const n = c.charCodeAt(0);
      return bigEndian ? [n >> 8, n & 255] : [n & 255, n >> 8];
    }),
  );
const codes = (r: ReturnType<typeof readTable>) => r.findings.map(f => f.code);
const body = (r: ReturnType<typeof readTable>) => r.result?.rows.map(row => row.cells.map(cellText));

describe('reading CSV', () => {
  it('keeps numbers as the text they are', () => {
    const r = readTable(utf8('Name,Cost\nA,0.10000000000000000001\nB,"1,234.50"\n'));
    expect(body(r)).toEqual([
      ['A', '0.10000000000000000001'],
      ['B', '1,234.50'],
    ]);
    expect(r.result?.source).toEqual({ format: 'csv', encoding: 'utf-8', delimiter: ',', bom: false });
  });

  it.each([
    [';', 'Name;Cost\nA;1,50\nB;2,75\n'],
    ['\t', 'Name\tCost\nA, B and C\t1,50\nD\t2\n'],
    ['|', 'Name|Cost\nA|1\nB|2\n'],
    [';', 'sep=;\nName;Cost\nA;1\n'],
  ])('finds the delimiter %j', (delimiter, text) => {
    const r = readTable(utf8(text));
    expect(r.result?.source.delimiter).toBe(delimiter);
    expect(r.result?.columns).toEqual(['Name', 'Cost']);
  });

  it.each([
    ['utf-8 with a mark', 'utf-8', bytes([0xef, 0xbb, 0xbf], 'Name,City\nJörg,Köln\n')],
    [
      'utf-16 little-endian with a mark',
      'utf-16le',
      bytes([0xff, 0xfe], [...utf16('Name,City\nJörg,Köln\n', false)]),
    ],
    [
      'utf-16 big-endian with a mark',
      'utf-16be',
      bytes([0xfe, 0xff], [...utf16('Name,City\nJörg,Köln\n', true)]),
    ],
    ['utf-16 without a mark', 'utf-16le', utf16('Name,City\nJörg,Köln\n', false)],
    ['windows-1252', 'windows-1252', bytes('Name,City\nJ', [0xf6], 'rg,K', [0xf6], 'ln\n')],
  ])('reads %s', (_, encoding, file) => {
    const r = readTable(file);
    expect(r.result?.source.encoding).toBe(encoding);
    expect(r.result?.columns).toEqual(['Name', 'City']);
    expect(body(r)).toEqual([['Jörg', 'Köln']]);
    expect(codes(r)).toEqual(encoding === 'windows-1252' ? ['text.encoding_guessed'] : []);
  });

  it('reads Russian text of windows-1251', () => {
    const letters = (text: string) =>
      [...text].map(c => (c >= 'А' && c <= 'я' ? c.charCodeAt(0) - 0x350 : c.charCodeAt(0)));
    const r = readTable(
      Uint8Array.from(
        letters(
          'Название,Город\nСтроительство моста через реку,Москва\nРемонт дороги и тоннеля,Новосибирск\n',
        ),
      ),
    );
    expect(r.result?.source.encoding).toBe('windows-1251');
    expect(body(r)?.[0]).toEqual(['Строительство моста через реку', 'Москва']);
  });

  it('numbers rows by the line they begin on', () => {
    const r = readTable(utf8('Name,Note\r\nA,"two\r\nlines"\r\n\r\nB,x\r\n'));
    expect(r.result?.rows.map(row => row.number)).toEqual([2, 5]);
    expect(body(r)?.[0]).toEqual(['A', 'two\nlines']);
  });

  it('names empty and repeated columns, and says so', () => {
    const r = readTable(utf8('Cost,cost,,Cost (2)\n1,2,3,4\n'));
    expect(r.result?.columns).toEqual(['Cost', 'cost (2)', 'Column 3', 'Cost (2) (2)']);
    expect(codes(r)).toEqual(['table.duplicate_column', 'table.unnamed_column']);
    expect(new Set(r.result?.columns.map(c => c.toLowerCase())).size).toBe(4);
  });

  it('finds the column names below a title', () => {
    const r = readTable(
      utf8('Portfolio report,,\nas of 1 May,,\n,,\nName,Start,Cost\nA,2026-01-01,5\nB,2026-01-02,6\n'),
    );
    expect(r.result?.columns).toEqual(['Name', 'Start', 'Cost']);
    expect(r.result?.rows.map(row => row.number)).toEqual([5, 6]);
    expect(codes(r)).toEqual(['table.lines_above_header']);
  });

  it('takes years for names of columns', () => {
    const r = readTable(utf8('Project,2025,2026\nA,x,y\nB,z,w\n'));
    expect(r.result?.columns).toEqual(['Project', '2025', '2026']);
    expect(r.findings).toEqual([]);
  });

  it('keeps the cells of a row that is too long and says which row', () => {
    const r = readTable(utf8('Name,Cost\nA,1\nB,2,500\n'));
    expect(r.result?.columns).toEqual(['Name', 'Cost', 'Column 3']);
    expect(body(r)).toEqual([
      ['A', '1', ''],
      ['B', '2', '500'],
    ]);
    expect(r.findings.find(f => f.code === 'table.long_row')?.message).toContain('row 3');
  });

  it('keeps what comes before a quotation mark that is never closed', () => {
    const r = readTable(utf8('Name,Note\nA,x\nB,"open\nC,y\n'));
    expect(body(r)).toEqual([['A', 'x']]);
    expect(r.findings).toMatchObject([{ code: 'csv.broken', severity: 'error', path: ['line 3'] }]);
  });

  it('takes text that looks like a formula as text', () => {
    expect(body(readTable(utf8('Name\n=1+1\n@x\n')))).toEqual([['=1+1'], ['@x']]);
  });

  it('stops at the limits with an error finding', () => {
    const text = `Name,Cost\n${'A,1\n'.repeat(50)}`;
    const r = readTable(utf8(text), { limits: { rows: 10 } });
    expect(r.result?.rows).toHaveLength(10);
    expect(r.findings).toMatchObject([{ code: 'table.too_many_rows', severity: 'error' }]);
    expect(codes(readTable(utf8(text), { limits: { fileBytes: 20 } }))).toEqual(['table.too_large']);
    const long = readTable(utf8('Name,Cost\nABCDEFGH,1\n'), { limits: { cellChars: 3 } });
    expect([body(long), codes(long)]).toEqual([[['ABC', '1']], ['table.cell_cut']]);
  });
});

describe('files that are no table', () => {
  const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const wide = (text: string) => [...utf16(text, false)];
  it.each([
    ['table.empty', bytes('')],
    ['table.empty', bytes(' \n\n')],
    ['table.pdf', bytes('%PDF-1.7\n')],
    ['table.html', bytes('<html><table><tr><td>1</td></tr></table></html>')],
    ['table.xml', bytes('<?xml version="1.0"?><Project/>')],
    ['table.xer', bytes('ERMHDR\t8.4\t2020-01-01\n')],
    ['table.binary', bytes([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3, 4, 5, 6])],
    ['table.xls', bytes(ole, wide('Workbook'))],
    ['table.mpp', bytes(ole, wide('TBkndTask'))],
    ['table.locked_office', bytes(ole, wide('EncryptedPackage'))],
    ['table.ole', bytes(ole, wide('WordDocument'))],
    ['table.zip', bytes([0x50, 0x4b, 3, 4], 'word/document.xml')],
  ])('%s is said and nothing is read', (code, file) => {
    const r = readTable(file);
    expect(r.result).toBeNull();
    expect(r.findings).toMatchObject([{ code, severity: 'error' }]);
    expect(r.findings[0]?.message).toMatch(/Choose|Export|Open|Unpack|Import|import|Save/);
  });
});

describe('writing CSV', () => {
  it('keeps spreadsheets from calculating text, and leaves numbers alone', () => {
    const file = writeCsv({
      columns: ['=Name', 'Amount'],
      rows: [
        ['=cmd|x', { number: '-12.50' }],
        ['+1', { number: '3' }],
        ['-1', null],
        ['@a', true],
        ['\tx', 'plain - text'],
      ],
    });
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(file)).toBe(
      `\uFEFF'=Name,Amount\r\n'=cmd|x,-12.50\r\n'+1,3\r\n'-1,\r\n'@a,TRUE\r\n'\tx,plain - text\r\n`,
    );
  });

  it('is read back as it was, whatever the text', () => {
    const text = fc
      .string({ unit: 'binary', maxLength: 12 })
      .filter(
        s => s.trim() !== '' && !s.startsWith("'") && !/[\uFEFF\r\p{Cc}]/u.test(s.replace(/[\t\n]/g, '')),
      );
    const row = fc.tuple(text, text);
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(',', ';', '\t', '|'),
        (rows, delimiter) => {
          const r = readTable(writeCsv({ columns: ['Name', 'Note'], rows }, { delimiter }), {
            delimiter,
            headerRow: 1,
            encoding: 'utf-8',
          });
          expect(body(r)).toEqual(rows);
        },
      ),
    );
  });
});

const folder = new URL('../../../../../shared/data/portfolio/', import.meta.url);
const samples = existsSync(folder) ? readdirSync(folder).filter(f => f.endsWith('.csv')) : [];
const rowsOf: Readonly<Record<string, number>> = {
  'uk_gmpp_2014_2023.csv': 1728,
  'uk_gmpp_descriptions.csv': 661,
  'us_hhs_2013_investments.csv': 81,
  'us_hhs_2013_projects.csv': 108,
  'us_hhs_2013_activities.csv': 433,
  'us_hhs_2013_metrics.csv': 455,
  'us_hhs_2013_contracts.csv': 157,
  'au_melbourne_water_capital.csv': 445,
};

describe.skipIf(samples.length === 0)('portfolios of public bodies', () => {
  it.each(samples)('%s reads without a finding', file => {
    const r = readTable(readFileSync(new URL(file, folder)), { fileName: file });
    expect(r.findings).toEqual([]);
    expect(r.result?.rows).toHaveLength(rowsOf[file] ?? 2313);
    expect(r.result?.columns.length).toBeGreaterThan(1);
  });
});

describe('a file that is read in pieces', () => {
  const texts = ['plain', 'zwölf, \u{1f600}', 'two\nlines and a ""word""', '', '-5', 'x'.repeat(30_000)];
  const rows = Array.from({ length: 24_000 }, (_, i) => [`K${i}`, texts[i % (i % 500 === 5 ? 6 : 5)] ?? '']);
  const lines = (separator: string) =>
    ['sep=,', 'Key,Text', ...rows.map(([key, text]) => `${key},"${text}"`)].join(separator);
  /** The line of each row, counting those inside of quotation marks. */
  const numbers: number[] = [];
  let line = 3;
  for (const [, text = ''] of rows) {
    numbers.push(line);
    line += text.split('\n').length;
  }

  it.each([
    ['line feeds', '\n'],
    ['carriage returns too', '\r\n'],
  ])('has the same rows on the same lines, with %s', (_, separator) => {
    const text = lines(separator);
    expect(text.length).toBeGreaterThan(600_000);
    const r = readTable(utf8(text));
    expect(r.findings).toEqual([]);
    expect(r.result?.rows.map(row => row.number)).toEqual(numbers);
    expect(body(r)).toEqual(rows.map(([key, said = '']) => [key, said.replaceAll('""', '"')]));
    let steps = 0;
    for (const _ of scanTable(utf8(text), {}, () => () => {})) steps++;
    expect(steps).toBeGreaterThan(1);
  });

  it('with a record longer than a piece, and the end of what can be read where it is', () => {
    const long = `"${'a\n'.repeat(400_000)}"`;
    const r = readTable(utf8(`Key,Text\nA,${long}\nB,two\nC,"open\n${'D,more\n'.repeat(100_000)}`));
    expect(body(r)?.map(([key]) => key)).toEqual(['A', 'B']);
    expect(r.result?.rows.map(row => row.number)).toEqual([2, 400_003]);
    expect(codes(r)).toEqual(['csv.broken', 'table.cell_cut']);
    expect(r.findings[0]?.path).toEqual(['line 400004']);
  });
});
