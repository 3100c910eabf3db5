import {
  type Availability,
  parseWall,
  type Rate,
  type RateRow,
  type RateTable,
  type WallSecond,
} from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import { type Fields, fieldsOf } from '../xml/fields.ts';
import type { XmlRecord } from '../xml/records.ts';
import { rateTableNumbers } from './codes.ts';
import type { Shared } from './read-shared.ts';

/** The first and last instant of Microsoft Project stand for no limit. */
export const earliest = parseWall('1984-01-01T00:00');
export const latest = parseWall('2049-12-31T23:59');

const fromLimit = (wall: WallSecond | undefined) => (wall === earliest ? undefined : wall);
const isLast = (wall: WallSecond | undefined) => wall === undefined || (latest !== null && wall >= latest);

/** A row ends in the minute before the next begins; here `to` is excluded. */
function joined(rows: readonly RateRow[]): readonly RateRow[] {
  const sorted = rows.toSorted(
    (a, b) => (a.from ?? Number.NEGATIVE_INFINITY) - (b.from ?? Number.NEGATIVE_INFINITY),
  );
  return sorted.map((r, i) => {
    const next = sorted[i + 1]?.from;
    if (r.to === undefined) return r;
    const near = next !== undefined && next >= r.to && next - r.to <= 60;
    return { ...r, to: near ? next : ((r.to + 60) as WallSecond) };
  });
}

/** Reads the rates of a resource: its rate tables, or the single rate beside its name. */
export function rateReader(
  shared: Shared,
): (f: Fields, where: string, material: boolean) => readonly RateTable[] {
  const { to } = shared;
  const row = fieldsOf('Resource/Rate', to);
  const rate = (from: Fields, name: string, material: boolean): Rate | undefined => {
    const amount = from.number(name);
    const shown = from.integer(`${name}Format`);
    if (amount === undefined) return undefined;
    if (!material && shown !== undefined && shown !== 2 && shown !== 8 && amount !== 0) {
      to.lose(
        {
          element: 'Resource/RateFormat',
          kind: 'changed',
          reason: 'the rate is kept by the hour, as it is stored',
        },
        `${name} ${amount}`,
      );
    }
    return {
      amountMinor: Number((amount * 10 ** shared.digits()).toPrecision(15)),
      per: material ? 'unit' : 'hour',
    };
  };
  const prices = (from: Fields, material: boolean) => ({
    standard: rate(from, 'StandardRate', material) ?? {
      amountMinor: 0,
      per: material ? ('unit' as const) : ('hour' as const),
    },
    overtime: rate(from, 'OvertimeRate', material),
    costPerUseMinor: shared.money(from, 'CostPerUse'),
  });
  const rateRow = (record: XmlRecord, where: string, material: boolean) => {
    row.turn(record, where);
    const until = row.wall('RatesTo');
    const read: RateRow = {
      from: fromLimit(row.wall('RatesFrom')),
      to: isLast(until) ? undefined : until,
      ...prices(row, material),
    };
    const table = row.integer('RateTable') ?? 0;
    row.rest();
    return { table, read };
  };
  return (f, where, material) => {
    const rows = f.children('Rates').flatMap(r => r.children.map(c => rateRow(c, where, material)));
    const single: RateRow = prices(f, material);
    if (rows.length === 0) {
      const any = single.standard.amountMinor || single.overtime?.amountMinor || single.costPerUseMinor;
      return any ? [{ table: 0, rows: [single] }] : [];
    }
    return rateTableNumbers
      .map(table => ({ table, rows: joined(rows.filter(r => r.table === table).map(r => r.read)) }))
      .filter(t => t.rows.length > 0);
  };
}

/** Reads when a resource is available, and with how many units. */
export function availabilityReader(
  to: Report,
): (f: Fields, where: string) => readonly Availability[] | undefined {
  const period = fieldsOf('Resource/AvailabilityPeriod', to);
  return (f, where) => {
    const periods = f.children('AvailabilityPeriods').flatMap(list =>
      list.children.map(record => {
        period.turn(record, where);
        const until = period.wall('AvailableTo');
        const read: Availability = {
          from: fromLimit(period.wall('AvailableFrom')),
          to: isLast(until) ? undefined : until,
          units: period.number('AvailableUnits') ?? 1,
        };
        period.rest();
        return read;
      }),
    );
    return periods.length > 0 ? periods : undefined;
  };
}
