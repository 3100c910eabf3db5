import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  type Handlers,
  may,
  mustBeCurrent,
  record,
  type Tx,
} from '../../platform/index.ts';
import { changedFields } from '../changed.ts';
import type { FieldSetting } from '../field/definition.ts';
import { type FieldChange, fieldsOf, setFields } from '../field/set-fields.ts';
import { raiseVersions } from '../field/store/values.ts';
import { todayIn } from '../organisation/today.ts';
import { placeOf, visibleProject } from '../project/project.ts';
import type { NamedProject } from '../project/store.ts';
import * as store from './store.ts';

/** Endpoint -> use case. */
export const milestoneHandlers = {
  createMilestone: (tx, input) => createMilestone(tx, input),
  updateMilestone: (tx, input, { version }) => updateMilestone(tx, input, version),
} satisfies Partial<Handlers<Api>>;

type MilestoneAnswer = Answer<Api['createMilestone']>;

const view = async (tx: Tx, m: store.MilestoneRecord): Promise<MilestoneAnswer> => ({
  id: m.id,
  name: m.name,
  kind: m.kind,
  baseline: m.baseline,
  forecast: m.forecast,
  actual: m.actual,
  fields: (await fieldsOf(tx, 'milestone', [m.id]))(m.id),
  version: m.version,
});

async function one(tx: Tx, project: string, id: string): Promise<store.MilestoneRecord> {
  const found = await store.lockMilestone(tx, project, id);
  if (!found) throw new AppError('not_found', 'There is no such milestone.');
  return found;
}

async function projectToEdit(tx: Tx, id: string) {
  const project = await visibleProject(tx, id);
  if (!may(tx.actor, 'project.edit', placeOf(project))) {
    throw new AppError('forbidden', `You may not change the key dates of ${project.key}.`);
  }
  return project;
}

async function createMilestone(
  tx: Tx,
  { params, body }: Input<Api['createMilestone']>,
): Promise<MilestoneAnswer> {
  const project = await projectToEdit(tx, params.project);
  const { fields, ...said } = body;
  const [id = ''] = await addMilestones(tx, await todayIn(tx), [
    { projectId: project.id, externalKey: null, costBaselineMinor: null, statusSaid: null, ...said },
  ]);
  await setFields(tx, 'milestone', [fieldChange(project, id, fields)]);
  return view(tx, await one(tx, project.id, id));
}

/** Changes a milestone from today on. */
export async function updateMilestone(
  tx: Tx,
  { params, body }: Input<Api['updateMilestone']>,
  version: number,
): Promise<MilestoneAnswer> {
  const project = await projectToEdit(tx, params.project);
  const before = await one(tx, project.id, params.milestone);
  await mustBeCurrent(before.version, version, () => view(tx, before));
  const { fields, ...said } = body;
  const given = Object.fromEntries(Object.entries(said).filter(([, v]) => v !== undefined));
  const after = { ...before, ...given };
  const changed = await changeMilestones(tx, { validFrom: await todayIn(tx) }, [{ before, after }]);
  const set = await setFields(tx, 'milestone', [fieldChange(project, before.id, fields)]);
  if (changed === 0) await raiseVersions(tx, 'milestone', [...set]);
  return view(tx, await one(tx, project.id, before.id));
}

const fieldChange = (project: NamedProject, subject: string, set: FieldSetting | undefined): FieldChange => ({
  ...{ subject, set, path: 'body.fields' },
  ...{ here: placeOf(project), projectId: project.id },
});

/** Adds milestones that are true from a day on; answers their ids in the same order. */
export async function addMilestones(
  tx: Tx,
  validFrom: string,
  milestones: readonly store.NewMilestone[],
): Promise<readonly string[]> {
  if (milestones.length === 0) return [];
  const ids = await store.insertMilestones(tx, milestones);
  const facts = milestones.map((m, i) => {
    const milestoneId = ids[i] ?? '';
    const eventId = record(tx, {
      name: 'register.milestone.added',
      subject: { kind: 'milestone', id: milestoneId },
      projectId: m.projectId,
      before: null,
      after: { name: m.name, baseline: m.baseline, forecast: m.forecast, actual: m.actual },
    });
    return {
      milestoneId,
      validFrom,
      eventId,
      name: m.name,
      baseline: m.baseline,
      forecast: m.forecast,
      actual: m.actual,
      present: true,
    };
  });
  await store.insertMilestoneFacts(tx, facts);
  return ids;
}

/** Changes milestones from a day on; one that says the same is left as it is. Answers how many changed. */
export async function changeMilestones(
  tx: Tx,
  { validFrom, reason = null }: { readonly validFrom: string; readonly reason?: string | null },
  changes: readonly { readonly before: store.MilestoneRecord; readonly after: store.MilestoneRecord }[],
): Promise<number> {
  const real = changes.filter(c => Object.keys(changedFields(c.before, c.after).after).length > 0);
  if (real.length === 0) return 0;
  await store.updateMilestones(
    tx,
    real.map(c => c.after),
  );
  const facts = real.map(({ before, after }) => {
    const eventId = record(tx, {
      name: 'register.milestone.updated',
      subject: { kind: 'milestone', id: after.id },
      projectId: after.projectId,
      ...changedFields(before, after),
      reason,
    });
    const { name, baseline, forecast, actual, present } = after;
    return { milestoneId: after.id, validFrom, eventId, name, baseline, forecast, actual, present };
  });
  await store.insertMilestoneFacts(tx, facts);
  return real.length;
}

/** Sets added fields of key dates that may be changed; each is a change of the key date. */
export async function setMilestoneFields(tx: Tx, changes: readonly FieldChange[]): Promise<void> {
  await raiseVersions(tx, 'milestone', [...(await setFields(tx, 'milestone', changes))]);
}
