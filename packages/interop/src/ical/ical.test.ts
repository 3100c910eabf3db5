import { asDay, asWall } from '@chartroom/engine';
import { describe, expect, it } from 'vitest';
import { milestoneEvents, readPlan, writeIcal } from '../index.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const written = (file: Uint8Array) => new TextDecoder().decode(file);

describe('writing milestones as iCalendar', () => {
  const long = `${'Größe '.repeat(20)}; a, b\\c\nnext`;
  const file = writeIcal({
    name: 'Plan',
    stamp: '2026-11-23T09:30:00.123Z',
    events: [
      { uid: '1.plan@host', title: long, on: asDay('2026-12-31') },
      {
        uid: '2.plan@host',
        title: 'Meeting',
        on: { at: asWall('2026-12-31T08:30') },
        url: 'https://host/plan',
      },
    ],
  });

  it('folds lines at 75 bytes without cutting a letter, and escapes', () => {
    const lines = written(file).split('\r\n');
    expect(lines.every(l => utf8(l).length <= 75)).toBe(true);
    const whole = written(file).replaceAll('\r\n ', '');
    expect(whole).toContain(`SUMMARY:${'Größe '.repeat(20)}\\; a\\, b\\\\c\\nnext\r\n`);
    expect(written(file).endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('writes whole days with the day after as their end, and moments without a zone', () => {
    expect(written(file)).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n');
    expect(written(file)).toContain('DTSTART:20261231T083000\r\n');
    expect(written(file)).toContain('DTSTAMP:20261123T093000Z\r\n');
  });

  it('takes active milestones with the dates of a schedule', () => {
    const plan = readPlan(
      utf8('ID,Name,Duration,Finish\n1,Work,5d,2026-01-09\n2,Gate,0,2026-01-09\n'),
    ).result;
    if (plan === null) throw new Error('the list did not read');
    expect(milestoneEvents(plan, 'p@h')).toMatchObject([{ uid: '2.p@h', on: '2026-01-09' }]);
    expect(milestoneEvents(plan, 'p@h', new Map([[2, asWall('2026-02-01T17:00')]]))).toMatchObject([
      { on: '2026-02-01' },
    ]);
  });
});
