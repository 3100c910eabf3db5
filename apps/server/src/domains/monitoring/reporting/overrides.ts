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
import * as store from './store.ts';

type OverrideAnswer = Answer<Api['createOverride']>;

export const overrideView = (o: store.OverrideRecord): OverrideAnswer => ({
  id: o.id,
  status: o.status,
  reason: o.reason,
  from: o.validFrom,
  expires: o.expires,
  author: o.authorId === null ? null : { id: o.authorId, name: o.author ?? '' },
  version: o.version,
});

/** The override that holds on a day. */
export const overrideOn = (
  overrides: readonly store.OverrideRecord[],
  day: string,
): store.OverrideRecord | null =>
  overrides.findLast(
    o => o.validFrom <= day && day <= o.expires && (o.withdrawnFrom === null || day < o.withdrawnFrom),
  ) ?? null;

async function projectToOverride(tx: Tx, id: string) {
  const project = await visibleProject(tx, id);
  if (!may(tx.actor, 'status.override', placeOf(project))) {
    throw new AppError('forbidden', `You may not set the status of ${project.key} by hand.`);
  }
  return project;
}

/** Sets a computed status by hand until a day; one at a time. */
export async function createOverride(
  tx: Tx,
  { params, body }: Input<Api['createOverride']>,
): Promise<OverrideAnswer> {
  const project = await projectToOverride(tx, params.project);
  const day = await todayIn(tx);
  if (body.expires <= day)
    throw invalidField('body.expires', 'Choose a day after today, when the rules speak again.');
  const all = await store.loadOverrides(tx, [project.id]);
  if (overrideOn(all, day)) {
    throw new AppError(
      'conflict',
      'The status is set by hand already. Withdraw that before you set another.',
    );
  }
  const override = {
    projectId: project.id,
    status: body.status,
    reason: body.reason,
    validFrom: day,
    expires: body.expires,
    authorId: tx.actor.person,
  };
  const id = await store.insertOverride(tx, override);
  record(tx, {
    name: 'monitoring.override.set',
    subject: { kind: 'override', id },
    projectId: project.id,
    before: null,
    after: { status: body.status, from: day, expires: body.expires },
    reason: body.reason,
  });
  return overrideView(await oneOverride(tx, project.id, id));
}

async function oneOverride(tx: Tx, project: string, id: string): Promise<store.OverrideRecord> {
  const found = (await store.loadOverrides(tx, [project])).find(o => o.id === id);
  if (!found) throw new AppError('not_found', 'There is no such override.');
  return found;
}

/** Lets the rules speak again from today on. */
export async function withdrawOverride(
  tx: Tx,
  { params }: Input<Api['withdrawOverride']>,
  version: number,
): Promise<void> {
  const project = await projectToOverride(tx, params.project);
  const override = await oneOverride(tx, project.id, params.override);
  await mustBeCurrent(override.version, version, () => overrideView(override));
  if (override.withdrawnFrom !== null) throw new AppError('conflict', 'It is withdrawn already.');
  const day = await todayIn(tx);
  await store.endOverride(tx, override.id, day);
  record(tx, {
    name: 'monitoring.override.withdrawn',
    subject: { kind: 'override', id: override.id },
    projectId: project.id,
    before: { status: override.status, expires: override.expires },
    after: { withdrawnFrom: day },
  });
}
