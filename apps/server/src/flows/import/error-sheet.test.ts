import { type Cell, cellText, readTable } from '@chartroom/interop';
import { describe, expect, it } from 'vitest';
import { errorSheet } from './error-sheet.ts';

const reasons = [
  { row: 7, column: 'Cost', value: 'lots', severity: 'error', message: 'This is not an amount of money.' },
] as const;

describe('the error sheet', () => {
  it('holds the refused rows as they came with the reasons beside them, and can be read again', () => {
    const cells: readonly Cell[] = [
      'k1',
      '=1+1',
      '-12.50',
      { day: '2020-01-31' as never },
      '007',
      { number: '0.1' },
      null,
    ];
    const columns = ['Key', 'Name', 'Cost', 'Day', 'Code', 'Share', 'Empty'];
    const table = readTable(errorSheet(columns, [{ number: 7, cells, reasons }])).result;
    expect(table?.columns).toEqual([...columns, 'Row in the file', 'Why it was refused']);
    expect(table?.rows.map(r => r.cells.map(cellText))).toEqual([
      [
        'k1',
        '=1+1',
        '-12.5',
        '2020-01-31',
        '007',
        '0.1',
        '',
        '7',
        'Cost: This is not an amount of money. It says "lots".',
      ],
    ]);
  });

  it('does not repeat its own columns when a mended sheet is refused again', () => {
    const columns = ['Key', 'Row in the file', 'Why it was refused'];
    const table = readTable(errorSheet(columns, [{ number: 2, cells: ['k', '7', 'x'], reasons }])).result;
    expect(table?.columns).toEqual(columns);
    expect(table?.rows[0]?.cells.map(cellText).slice(0, 2)).toEqual(['k', '2']);
  });
});
