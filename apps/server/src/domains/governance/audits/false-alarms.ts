import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  invalidField,
  may,
  mustBeCurrent,
  record,
  type Tx,
} from '../../../platform/index.ts';
import { placeOf, todayIn, visibleProject } from '../../../register/index.ts';
import { conditionsReader } from './conditions.ts';
import { oneControl } from './controls.ts';
import * as store from './store/false-alarms.ts';
import { judge } from './store/subjects.ts';

type AlarmAnswer = Answer<Api['markFalseAlarm']>;

const view = (a: store.FalseAlarmRow): AlarmAnswer => ({
  ...{ id: a.id as never, reason: a.reason, expires: a.expires, markedAt: a.markedAt, version: a.version },
  markedBy: a.markedBy === null ? null : { id: a.markedBy as never, name: a.marker ?? '' },
});

/** The false alarm that stands for a control of a project; null for none. */
export async function standingFalseAlarm(tx: Tx, project: string, code: string): Promise<AlarmAnswer | null> {
  const found = await store.loadStanding(tx, { project, code, today: await todayIn(tx) });
  return found === null ? null : view(found);
}

async function oneAlarm(tx: Tx, id: string): Promise<store.FalseAlarmRow> {
  const found = await store.loadFalseAlarm(tx, id);
  if (!found) throw new AppError('not_found', 'There is no such false alarm.');
  return found;
}

/** Says that a control fails a project wrongly, until a day. */
export async function markFalseAlarm(
  tx: Tx,
  { params, body }: Input<Api['markFalseAlarm']>,
): Promise<AlarmAnswer> {
  const project = await visibleProject(tx, params.project);
  if (!may(tx.actor, 'rule.edit', placeOf(project)))
    throw new AppError('forbidden', `You may not mark false alarms of ${project.key}.`);
  const today = await todayIn(tx);
  if (body.expires <= today) throw invalidField('body.expires', `Choose a day after today, ${today}.`);
  const control = await oneControl(tx, body.code);
  const [row] = await judge(tx, [(await conditionsReader(tx))(control)], {
    sees: 'own',
    project: project.id,
    today,
  });
  if (row?.letters !== 'f')
    throw new AppError('conflict', `${project.key} does not fail ${control.code}; there is no alarm.`);
  if ((await store.loadStanding(tx, { project: project.id, code: control.code, today })) !== null)
    throw new AppError('conflict', 'This is marked as a false alarm already.');
  const id = await store.insertFalseAlarm(tx, { ...body, projectId: project.id });
  record(tx, {
    name: 'governance.false-alarm.marked',
    subject: { kind: 'false-alarm', id },
    projectId: project.id,
    before: null,
    after: { code: body.code, expires: body.expires },
    reason: body.reason,
  });
  return view(await oneAlarm(tx, id));
}

/** Lets the control count again. */
export async function endFalseAlarm(
  tx: Tx,
  { params, body }: Input<Api['endFalseAlarm']>,
  version: number,
): Promise<AlarmAnswer> {
  const found = await oneAlarm(tx, params.falseAlarm);
  const project = await visibleProject(tx, found.projectId);
  await mustBeCurrent(found.version, version, () => view(found));
  if (!may(tx.actor, 'rule.edit', placeOf(project)))
    throw new AppError('forbidden', `You may not end false alarms of ${project.key}.`);
  if (found.endedAt !== null) throw new AppError('conflict', 'This false alarm has ended already.');
  await store.endAlarm(tx, found.id);
  record(tx, {
    name: 'governance.false-alarm.ended',
    subject: { kind: 'false-alarm', id: found.id },
    projectId: found.projectId,
    before: { expires: found.expires },
    after: { code: found.code },
    reason: body.reason,
  });
  return view(await oneAlarm(tx, found.id));
}
