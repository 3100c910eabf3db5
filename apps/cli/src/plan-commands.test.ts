import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { emptyPlace, type Place } from './testing/run-chartroom.ts';

// Each command is a process of its own; none of these opens a database.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const task = (
  uid: number,
  more: string,
  links = '',
) => `<Task><UID>${uid}</UID><ID>${uid}</ID><Name>T${uid}</Name>
<OutlineLevel>1</OutlineLevel><Start>1999-01-01T08:00:00</Start><Finish>1999-01-01T17:00:00</Finish>
<Duration>PT16H0M0S</Duration><DurationFormat>7</DurationFormat>${more}${links}
<Baseline><Number>0</Number><Start>2026-01-0${uid === 1 ? 5 : 7}T08:00:00</Start><Finish>2026-01-0${uid === 1 ? 6 : 8}T17:00:00</Finish>
<Duration>PT16H0M0S</Duration><Cost>${uid}00000</Cost></Baseline></Task>`;

/** Two tasks of two days: the first done for 1,200.00 of 1,000.00, the second not begun on Wednesday evening. */
const mspdi = `<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project"><Name>Shed</Name>
<StartDate>2026-01-05T08:00:00</StartDate><CurrencyCode>GBP</CurrencyCode><CurrencyDigits>2</CurrencyDigits><CalendarUID>1</CalendarUID>
<StatusDate>2026-01-07T17:00:00</StatusDate><Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar></Calendar></Calendars>
<Tasks>${task(1, '<ActualStart>2026-01-05T08:00:00</ActualStart><ActualFinish>2026-01-06T17:00:00</ActualFinish><PercentComplete>100</PercentComplete><ActualCost>120000</ActualCost>')}
${task(2, '', '<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type><LinkLag>0</LinkLag></PredecessorLink>')}</Tasks></Project>`;

let place: Place;
beforeAll(() => {
  place = emptyPlace();
  place.file('shed.xml', mspdi);
});
afterAll(() => place.remove());

test('R7.4 chartroom evm: values, indices, earned schedule and the curve of a file, and a finding without a baseline', async () => {
  const said = await place.json(['evm', 'shed.xml', '--json']);
  expect(said).toMatchObject({
    project: { start: '2026-01-05T08:00', finish: '2026-01-08T17:00', statusDate: '2026-01-07T17:00' },
    value: {
      statusDay: '2026-01-07',
      measure: 'money',
      currency: 'GBP',
      bac: 300_000,
      pv: 200_000,
      ev: 100_000,
      ac: 120_000,
      cv: -20_000,
      sv: -100_000,
      cpi: 100_000 / 120_000,
      spi: 0.5,
      eac: { atBudget: 320_000, byCpi: 360_000, byCpiSpi: 600_000 },
      vac: -60_000,
      schedule: { es: 2, elapsedDays: 3, plannedDays: 4, spit: 2 / 3, finishByPace: '2026-01-12' },
    },
    findings: [],
  });
  const other = await place.json(['evm', 'shed.xml', '--baseline', '3', '--json']);
  expect(other).toMatchObject({ value: null, findings: [{ code: 'value.no-baseline' }] });
  expect((await place.run(['evm', 'shed.xml', '--baseline', 'x'])).err).toContain(
    'Give a number from 0 to 10',
  );
});

test('R3.5 chartroom quality: fourteen checks with their tasks, by limits that can be given', async () => {
  const said = (await place.json(['quality', 'shed.xml', '--json'])) as {
    readonly checks: readonly {
      readonly id: string;
      readonly outcome: string;
      readonly tasks: readonly object[];
    }[];
  };
  expect(said.checks).toHaveLength(14);
  expect(said.checks[0]).toMatchObject({
    id: 'logic',
    value: 100,
    outcome: 'failed',
    tasks: [{ uid: 2, name: 'T2', detail: 'no successor' }],
  });
  expect(said.checks[13]).toMatchObject({ id: 'baseline-execution-index', value: 1, outcome: 'passed' });
  const kind = await place.json(['quality', 'shed.xml', '--limit', 'logic=100', '--json']);
  expect((kind as typeof said).checks[0]).toMatchObject({ id: 'logic', limit: 100, outcome: 'passed' });
  expect((await place.run(['quality', 'shed.xml', '--limit', 'logik=1'])).err).toContain(
    'Write CHECK=NUMBER',
  );
});

test('chartroom schedule: calculated from inputs in the shape that is promised, no date of the file among them', async () => {
  const out = await place.json(['schedule', 'shed.xml', '--json']);
  expect(out).toEqual({
    project: { start: '2026-01-05T08:00', finish: '2026-01-08T17:00', statusDate: '2026-01-07T17:00' },
    tasks: [
      expect.anything(),
      {
        uid: 2,
        id: 2,
        outline: '2',
        name: 'T2',
        summary: false,
        milestone: false,
        start: '2026-01-07T08:00',
        finish: '2026-01-08T17:00',
        earlyStart: '2026-01-07T08:00',
        earlyFinish: '2026-01-08T17:00',
        lateStart: '2026-01-07T08:00',
        lateFinish: '2026-01-08T17:00',
        durationMin: 960,
        totalSlackMin: 0,
        freeSlackMin: 0,
        critical: true,
        workMin: 0,
        costMinor: 0,
      },
    ],
    findings: [],
    losses: expect.any(Array),
  });
  expect(JSON.stringify(out)).not.toContain('1999');
});

test('chartroom convert: from any format that is read to any that is written, and the plan stays the same', async () => {
  const dates = (said: unknown) =>
    (said as { readonly tasks: readonly { name: string; start: string; finish: string }[] }).tasks.map(t => [
      t.name,
      t.start,
      t.finish,
    ]);
  const expected = dates(await place.json(['schedule', 'shed.xml', '--json']));
  let from = 'shed.xml';
  for (const to of ['a.csv', 'b.xlsx', 'c.xml']) {
    const { code, err } = await place.run(['convert', from, to]);
    expect([code, err]).toEqual([0, '']);
    from = to;
  }
  expect(dates(await place.json(['schedule', from, '--json'])).map(d => d[0])).toEqual(
    expected.map(d => d[0]),
  );
  expect((await place.run(['convert', from, 'x.ics'])).code).toBe(0);
  expect(readFileSync(join(place.folder, 'x.ics'), 'utf8')).toContain('BEGIN:VCALENDAR');
});
