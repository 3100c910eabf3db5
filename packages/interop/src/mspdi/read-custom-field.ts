import type { CustomField } from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import { fieldsOf } from '../xml/fields.ts';
import type { XmlRecord } from '../xml/records.ts';
import { fieldOwner } from './codes.ts';

const unkept = 'what it looks like, its formula and its list of values have no place in the plan';

/** Reads definitions of custom fields one after another. */
export function customFieldReader(to: Report): (record: XmlRecord) => CustomField | null {
  const f = fieldsOf('Project/ExtendedAttribute', to);
  return record => {
    const key = record.values.get('FieldID') ?? '';
    f.turn(record, `field ${key}`);
    f.known(
      'FieldID',
      'Guid',
      'SecondaryPID',
      'SecondaryGuid',
      'Ltuid',
      'CFType',
      'ElemType',
      'UserDef',
      'MaxMultiValues',
    );
    const read: CustomField = {
      key,
      of: fieldOwner(key),
      name: f.text('FieldName') ?? `Field ${key}`,
      alias: f.text('Alias'),
    };
    f.rest();
    return key === '' ? null : read;
  };
}

/** Outline codes with their tables of values are not kept; says so once for each. */
export function loseOutlineCode(record: XmlRecord, to: Report): void {
  const name = record.values.get('FieldName') ?? record.values.get('FieldID') ?? '';
  to.lose({ element: 'Project/OutlineCode', kind: 'not-kept', reason: unkept }, name);
}
