import { type Day, dayNumber, dayOf, type Random } from '@chartroom/engine';
import type { DemoRate } from './records.ts';

const pounds: readonly (readonly [string, number, number])[] = [
  ['EUR', 0.856, 4],
  ['USD', 0.784, 4],
  ['JPY', 0.00525, 7],
];

/** A rate to pounds for each month: a walk of about one and a half per cent a month around a usual value. */
export function inventRates(random: Random, from: Day, to: Day): readonly DemoRate[] {
  const days = monthStarts(from, to);
  return pounds.flatMap(([currency, usual, places]) => {
    let value = usual;
    return days.map(day => {
      value = usual + (value - usual) * 0.9 + usual * random.normal(0, 0.015);
      return { from: currency, to: 'GBP', day, rate: value.toFixed(places) };
    });
  });
}

/** The first days of the months between two days, and of the month the first one lies in. */
function monthStarts(from: Day, to: Day): readonly Day[] {
  const days: Day[] = [];
  for (let n = dayNumber(from); n <= dayNumber(to); n += 1) {
    const day = dayOf(n);
    if (day.endsWith('-01') || days.length === 0) days.push(`${day.slice(0, 8)}01` as Day);
  }
  return days;
}
