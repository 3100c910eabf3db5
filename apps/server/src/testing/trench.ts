interface TrenchTask {
  readonly uid: number;
  readonly name: string;
  /** Working days. */
  readonly days: number;
  readonly baseline: readonly [start: string, finish: string, costMinor: number];
  readonly more?: string;
  readonly after?: number;
}

const element = (t: TrenchTask): string => {
  const [start, finish, cost] = t.baseline;
  const duration = `PT${t.days * 8}H0M0S`;
  const link =
    t.after === undefined
      ? ''
      : `<PredecessorLink><PredecessorUID>${t.after}</PredecessorUID><Type>1</Type><LinkLag>0</LinkLag></PredecessorLink>`;
  return `<Task><UID>${t.uid}</UID><ID>${t.uid}</ID><Name>${t.name}</Name><OutlineLevel>1</OutlineLevel>
<Duration>${duration}</Duration><DurationFormat>7</DurationFormat>${t.more ?? ''}${link}
<Baseline><Number>0</Number><Start>${start}</Start><Finish>${finish}</Finish><Duration>${duration}</Duration><Cost>${cost}</Cost><Work>${duration}</Work></Baseline></Task>`;
};

const done = `<ActualStart>2026-01-05T08:00:00</ActualStart><ActualFinish>2026-01-07T12:00:00</ActualFinish>
<PercentComplete>100</PercentComplete><ActualCost>120000</ActualCost>`;
const begun = `<ActualStart>2026-01-07T13:00:00</ActualStart><PercentComplete>25</PercentComplete><ActualCost>9000</ActualCost>`;

/**
 * A trench, dug, laid and filled in the week of 5 January 2026, as MS Project XML. By Wednesday evening, its status date,
 * 1,150.01 was planned, 1,075.00 is earned, and 1,290.00 was spent of 1,800.01.
 */
export const trench = `<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project"><Name>Trench</Name>
<StartDate>2026-01-05T08:00:00</StartDate><CurrencyDigits>2</CurrencyDigits><CurrencyCode>GBP</CurrencyCode><CalendarUID>1</CalendarUID>
<StatusDate>2026-01-07T17:00:00</StatusDate>
<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar></Calendar></Calendars><Tasks>
${[
  {
    uid: 1,
    name: 'Dig',
    days: 2.5,
    baseline: ['2026-01-05T08:00:00', '2026-01-06T17:00:00', 100_000],
    more: done,
  } as const,
  {
    uid: 2,
    name: 'Lay',
    days: 2,
    baseline: ['2026-01-07T08:00:00', '2026-01-08T17:00:00', 30_001],
    more: begun,
    after: 1,
  } as const,
  {
    uid: 3,
    name: 'Fill',
    days: 1,
    baseline: ['2026-01-09T08:00:00', '2026-01-09T17:00:00', 50_000],
    after: 2,
  } as const,
]
  .map(element)
  .join('\n')}</Tasks></Project>`;
