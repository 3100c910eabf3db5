import type { ErrorCode, FieldProblem, ProjectSet } from '@chartroom/contract';
import { AppError, may, type Tx } from '../../platform/index.ts';
import { type FieldCatalogue, fieldCatalogue } from '../field/catalogue.ts';
import { mustBePeople } from '../field/check-value.ts';
import { differingFields } from '../field/definition.ts';
import { mayBeCleared, mustBeFilled } from '../field/required.ts';
import { todayIn } from '../organisation/today.ts';
import { type Attributes, blankAttributes, differing, withSet } from './attributes.ts';
import { type FactChange, recordFacts } from './facts.ts';
import { attributesIn, mayPut, placeOf, stateOn } from './project.ts';
import { datesAreInOrder, transitionIsLegal } from './rules.ts';
import * as store from './store.ts';

/** One project to change; `version` is the one that was read, null for whatever is there now. */
export interface ProjectChange {
  readonly id: string;
  readonly version: number | null;
  readonly set: ProjectSet;
  /** Where it stands in the request: `body.changes.3`. */
  readonly path: string;
}

/** What came of one change. */
export interface ProjectChanged {
  readonly key: string;
  readonly name: string;
  readonly outcome: 'changed' | 'unchanged' | 'refused';
  readonly code: ErrorCode | null;
  readonly message: string | null;
  readonly changes: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
}

export interface ChangeOptions {
  readonly reason: string | null;
  /** all: nothing when any is refused; good: the others only. */
  readonly mode: 'all' | 'good';
  readonly dryRun: boolean;
}

interface Judged {
  readonly result: ProjectChanged;
  readonly fact: FactChange | null;
}

const referring = ['unitId', 'portfolioId', 'programmeId', 'sponsorId', 'managerId'] as const;

/**
 * Changes many projects in one step, each judged as if it were changed alone: its permission, its version, its dates
 * and its state. Throws `invalid` for a project or a reference that is not there, or one that stands there twice.
 */
export async function changeProjects(
  tx: Tx,
  changes: readonly ProjectChange[],
  { reason, mode, dryRun }: ChangeOptions,
): Promise<{ readonly applied: boolean; readonly results: readonly ProjectChanged[] }> {
  const found = await store.lockProjects(
    tx,
    changes.map(c => c.id),
  );
  refuseUnknown(tx, changes, found);
  await refuseMissing(tx, changes);
  const catalogue = await fieldCatalogue(tx);
  await mustBePeople(
    tx,
    catalogue,
    changes.map(c => ({ set: c.set.fields, path: `${c.path}.set.fields` })),
  );
  const day = await todayIn(tx);
  const judged = changes.flatMap(change => {
    const before = found.get(change.id);
    return before ? [judge(tx, change, { before, day, reason, catalogue })] : [];
  });
  const results = judged.map(j => j.result);
  const blocked = mode === 'all' && results.some(r => r.outcome === 'refused');
  const facts = judged.flatMap(j => j.fact ?? []);
  if (dryRun || blocked || facts.length === 0) return { applied: false, results };
  await recordFacts(tx, facts);
  return { applied: true, results };
}

function refuseUnknown(
  tx: Tx,
  changes: readonly ProjectChange[],
  found: ReadonlyMap<string, store.ProjectRecord>,
): void {
  const seen = new Set<string>();
  const problems = changes.flatMap(({ id, path }): readonly FieldProblem[] => {
    const project = found.get(id);
    const field = `${path}.project`;
    if (!project || !may(tx.actor, 'project.read', placeOf(project)))
      return [{ path: field, message: 'There is no such project.' }];
    if (seen.has(id)) return [{ path: field, message: `${project.key} stands here twice. Leave one out.` }];
    seen.add(id);
    return [];
  });
  refuse(problems);
}

async function refuseMissing(tx: Tx, changes: readonly ProjectChange[]): Promise<void> {
  const known = new Map<string, boolean>();
  const problems: FieldProblem[] = [];
  for (const { set, path } of changes) {
    for (const field of referring) {
      const id = set[field];
      if (!id) continue;
      const name = `${field} ${id}`;
      if (!known.has(name)) known.set(name, (await store.missingReference(tx, { [field]: id })) === null);
      if (known.get(name) === true) continue;
      problems.push({
        path: `${path}.set.${field}`,
        message: 'There is no such thing. Choose one of the list.',
      });
    }
  }
  refuse(problems);
}

function refuse(problems: readonly FieldProblem[]): void {
  const [first] = problems;
  if (first)
    throw new AppError('invalid', `${first.path}: ${first.message}`, { fields: problems.slice(0, 100) });
}

interface Judging {
  readonly before: store.ProjectRecord;
  readonly day: string;
  readonly reason: string | null;
  readonly catalogue: FieldCatalogue;
}

function judge(tx: Tx, change: ProjectChange, { before, day, reason, catalogue }: Judging): Judged {
  const { key, name } = before;
  try {
    const set = setOf(tx, change, { before, day, catalogue });
    const after = withSet(before, set);
    const fields = differing(before, after);
    const shown = [
      ...fields
        .filter(f => f !== 'fields')
        .map(field => ({
          field: field as string,
          from: before[field] as unknown,
          to: after[field] as unknown,
        })),
      ...differingFields(before.fields, after.fields).map(key => ({
        field: `fields.${key}`,
        from: before.fields[key] ?? null,
        to: after.fields[key] ?? null,
      })),
    ];
    if (fields.length === 0) return { result: unchanged(key, name), fact: null };
    const moved = fields.includes('state');
    return {
      result: { key, name, outcome: 'changed', code: null, message: null, changes: shown },
      fact: {
        projectId: before.id,
        validFrom: day,
        set,
        reason,
        ...(moved ? { event: 'register.project.moved-on' } : {}),
      },
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const result = {
      key,
      name,
      outcome: 'refused',
      code: error.code,
      message: error.message,
      changes: [],
    } as const;
    return { result, fact: null };
  }
}

const unchanged = (key: string, name: string): ProjectChanged => ({
  key,
  name,
  outcome: 'unchanged',
  code: null,
  message: null,
  changes: [],
});

/** What a change sets, or the reason why it may not. */
function setOf(
  tx: Tx,
  { set, version }: ProjectChange,
  { before, day, catalogue }: Omit<Judging, 'reason'>,
): Partial<Attributes> {
  const here = placeOf(before);
  if (!may(tx.actor, 'project.edit', here))
    throw new AppError('forbidden', `You may not change ${before.key}.`);
  if (version !== null && version !== before.version)
    throw new AppError(
      'stale',
      `Somebody changed ${before.key} in the meantime: you read version ${version}, it is now at ${before.version}.`,
    );
  const { state, ...rest } = set;
  const attributes = attributesIn(tx, rest, { here, fields: before.fields, catalogue });
  const clearing = { set: attributes.fields, path: 'body.fields' };
  mayPut(tx, attributes, { permission: 'project.edit', here });
  if (state === undefined || state === before.state) {
    datesAreInOrder({ ...before, ...attributes });
    mayBeCleared(catalogue, withSet(before, attributes), clearing);
    return attributes;
  }
  transitionIsLegal(before.state, state);
  const moved = { ...stateOn(before, state, day), ...attributes };
  datesAreInOrder({ ...blankAttributes(before.name, before.currency), ...before, ...moved });
  mustBeFilled(catalogue, before.key, withSet(before, moved));
  return moved;
}
