import type { PlanHeader, PlanResource, Rate, RateTable, WallSecond } from '@chartroom/engine';
import type { XmlWriter } from '../xml/writer.ts';
import { accruals, resourceKinds } from './codes.ts';
import { earliest, latest } from './read-rate.ts';
import { rateUnitSec } from './write-header.ts';
import { hundredths, type WriteContext, writeCustom } from './write-task.ts';

/** A rate by the hour (or by the unit of material) in major units, as the file stores it. */
function hourly(rate: Rate | undefined, header: PlanHeader): number | undefined {
  if (rate === undefined) return undefined;
  const major = rate.amountMinor / 10 ** (header.currencyDigits ?? 2);
  const value =
    rate.per === 'unit' || rate.per === 'hour' ? major : (major * 3600) / rateUnitSec(header)[rate.per];
  return Number(value.toPrecision(15));
}

const formatOf = (rate: Rate | undefined) => (rate === undefined ? undefined : rate.per === 'unit' ? 8 : 2);

function writeRates(
  x: XmlWriter,
  tables: readonly RateTable[],
  rest: { readonly header: PlanHeader; readonly context: WriteContext },
): void {
  x.open('Rates');
  for (const { table, rows } of tables) {
    for (const row of rows) {
      x.open('Rate');
      x.wall('RatesFrom', row.from ?? earliest ?? undefined);
      x.wall('RatesTo', row.to === undefined ? (latest ?? undefined) : ((row.to - 60) as WallSecond));
      x.number('RateTable', table);
      x.number('StandardRate', hourly(row.standard, rest.header));
      x.number('StandardRateFormat', formatOf(row.standard));
      x.number('OvertimeRate', hourly(row.overtime, rest.header));
      x.number('OvertimeRateFormat', formatOf(row.overtime));
      x.number('CostPerUse', hundredths(row.costPerUseMinor, rest.context));
      x.close('Rate');
    }
  }
  x.close('Rates');
}

function writeAvailability(x: XmlWriter, resource: PlanResource): void {
  if (!resource.availability) return;
  x.open('AvailabilityPeriods');
  for (const period of resource.availability) {
    x.open('AvailabilityPeriod');
    x.wall('AvailableFrom', period.from ?? earliest ?? undefined);
    x.wall('AvailableTo', period.to ?? latest ?? undefined);
    x.number('AvailableUnits', period.units);
    x.close('AvailabilityPeriod');
  }
  x.close('AvailabilityPeriods');
}

/** Writes one resource. A single rate without dates stands beside the name; others go into the rate tables. */
export function writeResource(
  x: XmlWriter,
  r: PlanResource,
  rest: { readonly header: PlanHeader; readonly context: WriteContext },
): void {
  const rows = r.rates.find(t => t.table === 0)?.rows ?? [];
  const today = rest.header.currentDate ?? rest.header.statusDate ?? rest.header.start;
  const first = rows.findLast(row => row.from === undefined || row.from <= today) ?? rows[0];
  const simple =
    r.rates.length === 1 &&
    r.rates[0]?.rows.length === 1 &&
    first !== undefined &&
    first.from === undefined &&
    first.to === undefined;
  x.open('Resource');
  x.number('UID', r.uid);
  x.number('ID', r.id);
  if (r.name !== '') x.text('Name', r.name);
  x.number('Type', resourceKinds.indexOf(r.kind === 'cost' ? 'material' : r.kind));
  x.flag('IsNull', false);
  x.text('Initials', r.initials);
  x.text('MaterialLabel', r.materialLabel);
  x.text('Code', r.code);
  x.text('Group', r.group);
  x.text('EmailAddress', r.email);
  x.number('MaxUnits', r.maxUnits);
  const accrual = r.accrueAt === undefined ? -1 : accruals.indexOf(r.accrueAt);
  if (accrual > 0) x.number('AccrueAt', accrual);
  x.number('StandardRate', hourly(first?.standard, rest.header));
  x.number('StandardRateFormat', formatOf(first?.standard));
  x.number('OvertimeRate', hourly(first?.overtime, rest.header));
  x.number('OvertimeRateFormat', formatOf(first?.overtime));
  x.number('CostPerUse', hundredths(first?.costPerUseMinor, rest.context));
  x.number('CalendarUID', r.calendarUid ?? -1);
  x.text('Notes', r.notes);
  x.flag('IsGeneric', r.generic === true);
  x.flag('IsInactive', r.inactive === true);
  if (r.kind === 'cost') x.flag('IsCostResource', true);
  writeCustom(x, r.customFields, rest.context);
  writeAvailability(x, r);
  if (r.rates.length > 0 && !simple) writeRates(x, r.rates, rest);
  x.close('Resource');
}
