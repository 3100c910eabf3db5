import type { Api, Input, MethodDefinition } from '@chartroom/contract';
import { type Answer, AppError, invalidField, may, record, type Tx } from '../../../platform/index.ts';
import { type FieldCatalogue, fieldCatalogue, placeOf, todayIn } from '../../../register/index.ts';
import { type Kinds, kindsOfPmo } from '../audits/kinds.ts';
import { shownSteps, stillAsked, withFilled } from './field-steps.ts';
import { prepareMethodGates } from './gates/prepare-method-gates.ts';
import { asFollowed } from './method-preview.ts';
import { phasesBefore } from './phases.ts';
import { maySetMethod } from './policy.ts';
import { follow, lastOf } from './project-method.ts';
import { phaseReached, type Step, stepsOf } from './steps-of.ts';
import * as methods from './store/methods.ts';
import * as store from './store/project-methods.ts';
import { definitionOf, oneVersion } from './versions.ts';

type ImpactAnswer = Answer<Api['methodImpact']>;
type Row = ImpactAnswer['items'][number];

const ref = ({ step, name }: Step) => ({ id: step, name });
const isElement = (s: Step) => s.kind !== 'checklist';

interface Meant {
  readonly now: MethodDefinition;
  readonly then: MethodDefinition;
  readonly catalogue: FieldCatalogue;
}

/** What a definition would mean for a project that follows another of the same method. */
export function meaningFor(
  row: Pick<store.FollowingRow, 'level' | 'tailoring' | 'states' | 'fields' | 'seesMoney'>,
  { now, then, catalogue }: Meant,
): Pick<Row, 'phase' | 'gets' | 'misses'> {
  const level = row.level ?? 'light';
  const askedIn = (d: MethodDefinition) =>
    shownSteps(stillAsked(stepsOf(d, level, row.tailoring ?? []), catalogue), catalogue, row.seesMoney);
  const has = new Set(askedIn(now).map(s => s.step));
  const steps = askedIn(then).filter(isElement);
  const states = withFilled(new Map(Object.entries(row.states)), steps, row.fields);
  const at = phaseReached(now, stepsOf(now, level), states);
  // A phase that is no more in the new version has nothing behind it there.
  const behind = at === null ? new Set<string>() : phasesBefore(then.phases, at.id);
  const gets = steps.filter(s => !has.has(s.step));
  return {
    phase: at === null ? null : { id: at.id, name: at.name },
    gets: gets.map(ref),
    misses: gets
      .filter(s => s.kind !== 'activity' && s.mandatory && behind.has(s.phase) && !states.has(s.step))
      .map(ref),
  };
}

const maySetOn = (tx: Tx, kinds: Kinds, row: store.FollowingRow): boolean => {
  const place = placeOf(row);
  return maySetMethod(kinds.of(row.unitId), {
    edits: may(tx.actor, 'project.edit', place),
    keepsRules: may(tx.actor, 'rule.edit', place),
  });
};

export async function impactOf(tx: Tx, { params }: Input<Api['methodImpact']>): Promise<ImpactAnswer> {
  const to = await oneVersion(tx, params.methodVersion);
  const following = (await store.loadFollowing(tx, await todayIn(tx), { method: to.methodId })).filter(
    r => r.versionId !== to.id,
  );
  const definitions = await methods.loadDefinitions(tx, [
    to.id,
    ...following.flatMap(r => (r.versionId === null ? [] : [r.versionId])),
  ]);
  const then = await definitionOf(tx, to.id);
  const optOuts = await store.loadOptOuts(tx, to.id);
  const kinds = await kindsOfPmo(tx);
  const catalogue = await fieldCatalogue(tx);
  const items = following.slice(0, 1_000).map((r): Row => {
    const now = definitions.get(r.versionId ?? '') ?? then;
    const out = optOuts.get(r.id);
    return {
      project: { id: r.id, key: r.key, name: r.name, unit: r.unit },
      ...{ number: r.number ?? 0, level: r.level ?? 'light', ...meaningFor(r, { now, then, catalogue }) },
      optedOut:
        out === undefined
          ? null
          : {
              reason: out.reason,
              by: out.recordedBy === null ? null : { id: out.recordedBy, name: out.recorder ?? '' },
              day: out.day,
            },
      may: { migrate: to.state === 'published' && maySetOn(tx, kinds, r) },
    };
  });
  const numbers = [...new Set(items.map(i => i.number))].sort((a, b) => b - a);
  const missing = (list: readonly Row[]) => list.filter(i => i.misses.length > 0).length;
  return {
    to: to.number,
    projects: items.length,
    missing: missing(items),
    optedOut: items.filter(i => i.optedOut !== null).length,
    byVersion: numbers.map(number => {
      const own = items.filter(i => i.number === number);
      return { number, projects: own.length, missing: missing(own) };
    }),
    items,
  };
}

/** Moves projects to a version, or records why they stay; each with its own answer, all in one transaction. */
export async function migrate(
  tx: Tx,
  { params, body }: Input<Api['migrateProjects']>,
): Promise<Answer<Api['migrateProjects']>> {
  const to = await oneVersion(tx, params.methodVersion);
  const today = await todayIn(tx);
  const rows = new Map((await store.loadFollowing(tx, today)).map(r => [r.id, r]));
  const wanted = [...new Set(body.projectIds)].map((id, i) => {
    const row = rows.get(id);
    if (row === undefined)
      throw invalidField(`body.projectIds.${i}`, 'There is no such live project. Choose one of the list.');
    return row;
  });
  if (to.state !== 'published')
    throw new AppError(
      'conflict',
      `Version ${to.number} is ${to.state}. Publish it before projects move to it.`,
    );
  if (to.effectiveFrom !== null && to.effectiveFrom > today)
    throw new AppError(
      'conflict',
      `Version ${to.number} is in effect from ${to.effectiveFrom}. Move projects then.`,
    );
  const kinds = await kindsOfPmo(tx);
  const items: Answer<Api['migrateProjects']>['items'][number][] = [];
  for (const row of wanted) {
    const why = whyNot(tx, { row, to, kinds });
    if (why === null)
      await (body.act === 'migrate' ? move : stay)(tx, row, { to, today, reason: body.reason });
    items.push({ projectId: row.id, key: row.key, done: why === null, why });
  }
  return { done: items.filter(i => i.done).length, items };
}

interface Asked {
  readonly row: store.FollowingRow;
  readonly to: methods.VersionRow;
  readonly kinds: Kinds;
}

function whyNot(tx: Tx, { row, to, kinds }: Asked): string | null {
  if (row.methodId !== to.methodId) return `${row.key} follows another method.`;
  if (row.versionId === to.id) return `${row.key} is on this version already.`;
  return maySetOn(tx, kinds, row) ? null : `You may not set the method of ${row.key}.`;
}

interface Move {
  readonly to: methods.VersionRow;
  readonly today: string;
  readonly reason: string;
}

async function move(tx: Tx, row: store.FollowingRow, { to, today, reason }: Move): Promise<void> {
  const facts = await store.loadMethodFacts(tx, row.id);
  const definition = await definitionOf(tx, to.id);
  const known = new Set(
    [
      ...definition.activities,
      ...definition.deliverables,
      ...definition.checklists,
      ...definition.fields,
    ].map(e => e.id),
  );
  const level = row.level ?? 'light';
  const tailoring = (row.tailoring ?? []).filter(t => known.has(t.element));
  await follow(tx, row.id, {
    ...{ seq: lastOf(facts) + 1, versionId: to.id, level, from: today, tailoring },
    ...{ agreedBy: tx.actor.person, reason, rule: null, deviates: row.deviates ?? false },
  });
  await prepareMethodGates(tx, row.id, await asFollowed(tx, to, { level, tailoring }));
}

async function stay(tx: Tx, row: store.FollowingRow, { to, today, reason }: Move): Promise<void> {
  await store.insertOptOut(tx, { projectId: row.id, versionId: to.id, day: today, reason });
  record(tx, {
    name: 'governance.project-method.opted-out',
    subject: { kind: 'project', id: row.id },
    projectId: row.id,
    before: null,
    after: { methodVersionId: to.id, number: to.number },
    reason,
  });
}
