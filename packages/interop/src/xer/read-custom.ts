import type { CustomField, CustomValue } from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import { plainText } from '../p6/text.ts';
import type { AboutTask } from './read-task.ts';
import type { XerTables } from './tables.ts';

const valueNames = ['udf_text', 'udf_number', 'udf_date', 'udf_code_id'] as const;

/** Notes, activity codes and user-defined fields of activities. */
export function readAbout(
  tables: XerTables,
  to: Report,
): AboutTask & { readonly fields: readonly CustomField[] } {
  const notes = new Map<string, string>();
  const custom = new Map<string, CustomValue[]>();
  const fields: CustomField[] = [];
  const add = (taskId: string, value: CustomValue) => {
    const list = custom.get(taskId);
    if (list) list.push(value);
    else custom.set(taskId, [value]);
  };
  const topics = new Map(
    tables.rows('MEMOTYPE').map(r => [r.values.get('memo_type_id'), r.values.get('memo_type')]),
  );
  for (const { values } of tables.rows('TASKMEMO')) {
    const text = plainText(values.get('task_memo'));
    const id = values.get('task_id') ?? '';
    const topic = topics.get(values.get('memo_type_id'));
    if (text !== undefined)
      notes.set(
        id,
        [...(notes.has(id) ? [notes.get(id)] : []), topic === undefined ? text : `${topic}: ${text}`].join(
          '\n\n',
        ),
      );
  }
  for (const { values } of tables.rows('ACTVTYPE')) {
    fields.push({
      key: `code ${values.get('actv_code_type_id') ?? ''}`,
      of: 'task',
      name: values.get('actv_code_type') ?? '',
    });
  }
  const codes = new Map(
    tables
      .rows('ACTVCODE')
      .map(r => [
        r.values.get('actv_code_id'),
        r.values.get('actv_code_name') || r.values.get('short_name') || '',
      ]),
  );
  for (const { values } of tables.rows('TASKACTV')) {
    const value = codes.get(values.get('actv_code_id'));
    if (value)
      add(values.get('task_id') ?? '', { field: `code ${values.get('actv_code_type_id') ?? ''}`, value });
  }
  const kinds = new Set<string | undefined>();
  for (const { values } of tables.rows('UDFTYPE')) {
    if (values.get('table_name') !== 'TASK') continue;
    kinds.add(values.get('udf_type_id'));
    fields.push({
      key: `udf ${values.get('udf_type_id') ?? ''}`,
      of: 'task',
      name: values.get('udf_type_label') ?? '',
    });
  }
  for (const { values } of tables.rows('UDFVALUE')) {
    const type = values.get('udf_type_id');
    const value = valueNames.map(n => values.get(n)).find(v => v !== undefined && v !== '');
    if (value === undefined) continue;
    if (kinds.has(type)) add(values.get('fk_id') ?? '', { field: `udf ${type ?? ''}`, value });
    else
      to.lose(
        { element: 'UDFVALUE', kind: 'not-kept', reason: 'only user-defined fields of activities are kept' },
        value,
      );
  }
  return { notes, custom, fields };
}
