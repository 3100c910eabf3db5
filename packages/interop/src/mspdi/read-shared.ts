import type { Baseline, CustomValue } from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import { type Fields, fieldsOf } from '../xml/fields.ts';
import type { XmlRecord } from '../xml/records.ts';
import { hundredthsToMinor, minorToHundredths } from './codes.ts';

/** What the readers of tasks, resources and assignments share. */
export interface Shared {
  readonly to: Report;
  readonly digits: () => number;
  /** An amount in hundredths as minor units. */
  readonly money: (f: Fields, name: string) => number | undefined;
  readonly custom: (records: readonly XmlRecord[], where: string) => readonly CustomValue[] | undefined;
  readonly baselines: (records: readonly XmlRecord[], where: string) => readonly Baseline[] | undefined;
}

const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);

export function sharedReaders(kind: string, to: Report, digits: () => number): Shared {
  const value = fieldsOf(`${kind}/ExtendedAttribute`, to);
  const line = fieldsOf(`${kind}/Baseline`, to, { recalculated: new Set(['BCWS', 'BCWP']) });
  const money = (f: Fields, name: string) => {
    const amount = f.number(name);
    if (amount === undefined) return undefined;
    const minor = hundredthsToMinor(amount, digits());
    if (Math.abs(amount - minorToHundredths(minor, digits())) > 1e-6) {
      to.lose(
        {
          element: `${kind}/${name}`,
          kind: 'changed',
          reason: 'rounded to the smallest unit of the currency',
        },
        String(amount),
      );
    }
    return minor;
  };
  return {
    to,
    digits,
    money,
    custom: (records, where) =>
      some(
        records.flatMap(record => {
          value.turn(record, where);
          const field = value.text('FieldID');
          const text = value.text('Value');
          value.known('UID', 'DurationFormat', 'ValueID', 'ValueGUID');
          value.rest();
          return field !== undefined && text !== undefined ? [{ field, value: text }] : [];
        }),
      ),
    baselines: (records, where) =>
      some(
        records.flatMap(record => {
          line.turn(record, where);
          const number = line.integer('Number') ?? 0;
          if (number < 0 || number > 10) {
            to.lose(
              { element: `${kind}/Baseline`, kind: 'not-kept', reason: 'its number is not 0 to 10' },
              where,
            );
            return [];
          }
          const read: Baseline = {
            number,
            start: line.wall('Start'),
            finish: line.wall('Finish'),
            durationSec: line.duration('Duration'),
            workSec: line.duration('Work'),
            costMinor: money(line, 'Cost'),
            fixedCostMinor: money(line, 'FixedCost'),
          };
          line.known('DurationFormat', 'EstimatedDuration', 'FixedCostAccrual', 'Interim');
          line.rest();
          return [read];
        }),
      ),
  };
}
