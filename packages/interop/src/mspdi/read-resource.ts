import type { PlanResource } from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import { fieldsOf } from '../xml/fields.ts';
import type { XmlRecord } from '../xml/records.ts';
import { accruals, resourceKinds } from './codes.ts';
import { availabilityReader, rateReader } from './read-rate.ts';
import { sharedReaders } from './read-shared.ts';
import { unaskedOfResource } from './unasked.ts';

/** Reads resources one after another; null for a blank row. */
export function resourceReader(
  to: Report,
  digits: () => number,
): (record: XmlRecord, index: number) => PlanResource | null {
  const f = fieldsOf('Resource', to, unaskedOfResource);
  const shared = sharedReaders('Resource', to, digits);
  const rates = rateReader(shared);
  const availability = availabilityReader(to);
  return (record, index) => {
    const where = `resource ${record.values.get('UID') ?? `in row ${index}`}`;
    f.turn(record, where);
    const uid = f.integer('UID');
    // Microsoft Project lists its placeholder for unassigned work as resource 0 without a name.
    if (uid === 0 && !f.has('Name')) return null;
    if (f.flag('IsNull') === true || uid === undefined) {
      to.lose(
        {
          element: 'Resource',
          kind: 'not-kept',
          reason: uid === undefined ? 'it has no UID' : 'a blank row',
        },
        where,
      );
      return null;
    }
    const kind =
      f.flag('IsCostResource') === true ? 'cost' : (resourceKinds[f.integer('Type') ?? 1] ?? 'work');
    const calendar = f.integer('CalendarUID');
    const read: PlanResource = {
      uid,
      id: f.integer('ID'),
      name: f.text('Name') ?? '',
      kind,
      initials: f.text('Initials'),
      group: f.text('Group'),
      code: f.text('Code'),
      email: f.text('EmailAddress'),
      generic: f.flag('IsGeneric') === true ? true : undefined,
      inactive: f.flag('IsInactive') === true ? true : undefined,
      calendarUid: calendar === undefined || calendar < 0 ? undefined : calendar,
      maxUnits: f.number('MaxUnits'),
      materialLabel: f.text('MaterialLabel'),
      accrueAt: accruals[f.integer('AccrueAt') ?? 0],
      rates: rates(f, where, kind === 'material'),
      availability: availability(f, where),
      notes: f.text('Notes'),
      customFields: shared.custom(f.children('ExtendedAttribute'), where),
    };
    f.rest();
    return read;
  };
}
