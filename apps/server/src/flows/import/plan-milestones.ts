import type { ImportChange, ImportCounts, ImportMapping, ImportProblem } from '@chartroom/contract';
import { decimalText } from '@chartroom/engine';
import type { FieldSetting, MilestoneRecord, NewMilestone } from '../../register/index.ts';
import { type AddedFields, addedChanges, saidFields } from './added-fields.ts';
import { columnOf } from './field-source.ts';
import type { KnownProject } from './known.ts';
import { blankClears } from './overlay.ts';
import { isBad, type ReadRow } from './read-row.ts';

/** Added fields that a row sets. */
interface PlannedFields {
  readonly set: FieldSetting;
}

export interface MilestonePlan {
  readonly additions: readonly (NewMilestone & PlannedFields)[];
  readonly changes: readonly {
    readonly before: MilestoneRecord;
    readonly after: MilestoneRecord & PlannedFields;
  }[];
  readonly counts: Pick<ImportCounts, 'created' | 'updated' | 'unchanged' | 'returned'>;
  readonly diff: readonly ImportChange[];
}

/** Finds the project a row names: by its key in the source, its own key, or its name. */
function projectFinder(projects: readonly KnownProject[], source: string) {
  const first = <T>(entries: readonly (readonly [string, T])[]) => new Map([...entries].reverse());
  const keys = first(
    projects.flatMap(p =>
      p.externalSource === source && p.externalKey !== null ? [[p.externalKey, p] as const] : [],
    ),
  );
  const words = first([
    ...projects.map(p => [p.key.toLowerCase(), p] as const),
    ...projects.map(p => [p.name.toLowerCase(), p] as const),
  ]);
  return (row: ReadRow): KnownProject | undefined => {
    const said = String(row.values.projectKey ?? '');
    return keys.get(said) ?? words.get(said.toLowerCase());
  };
}

/** Adds what is wrong between rows and projects: none of that key, not to be changed, or another currency. */
export function checkMilestones(
  mapping: ImportMapping,
  rows: readonly ReadRow[],
  projects: readonly KnownProject[],
): readonly ReadRow[] {
  const projectOf = projectFinder(projects, mapping.source);
  const firstDay = rows.find(r => r.day !== null)?.day;
  return rows.map(row => {
    if (isBad(row)) return row;
    const problems: ImportProblem[] = [];
    const say = (field: string, value: string | null, message: string) =>
      problems.push({ row: row.number, column: columnOf(mapping, field), value, severity: 'error', message });
    const key = String(row.values.projectKey);
    const project = projectOf(row);
    if (row.day !== firstDay)
      say(
        'asOf',
        row.day,
        `A file of key dates says how they stood on one day (${firstDay}). Split it by day.`,
      );
    if (!project) say('projectKey', key, `There is no project ${key}. Import the projects first.`);
    else if (!project.mayEdit)
      say('projectKey', key, `You may not change project ${key}. Ask its manager, or leave the row out.`);
    else if (typeof row.values.costBaseline === 'number' && row.currency !== project.currency)
      say(
        'costBaseline',
        row.currency,
        `${project.key} is kept in ${project.currency}, this row in ${row.currency}.`,
      );
    return problems.length === 0 ? row : { ...row, problems: [...row.problems, ...problems] };
  });
}

const days = ['baseline', 'forecast', 'actual'] as const;

/** What a row says; what it is silent about is as before. */
function saidBy(row: ReadRow, before: NewMilestone, mapping: ImportMapping): NewMilestone {
  const { values } = row;
  const clears = blankClears(mapping);
  const kept = <T>(value: T | null | undefined, old: T | null): T | null =>
    value === undefined || (value === null && !clears) ? old : value;
  return {
    ...before,
    name: String(values.name),
    kind: values.kind === 'gate' ? 'gate' : values.kind === 'milestone' ? 'milestone' : before.kind,
    ...(Object.fromEntries(days.map(d => [d, kept(values[d], before[d])])) as Pick<
      NewMilestone,
      (typeof days)[number]
    >),
    costBaselineMinor: kept(values.costBaseline as number | null | undefined, before.costBaselineMinor),
    statusSaid: kept(values.status as string | null | undefined, before.statusSaid),
  };
}

const blank = (row: ReadRow, projectId: string): NewMilestone => ({
  projectId,
  name: String(row.values.name),
  kind: 'milestone',
  externalKey: typeof row.values.externalKey === 'string' ? row.values.externalKey : null,
  baseline: null,
  forecast: null,
  actual: null,
  costBaselineMinor: null,
  statusSaid: null,
});

const compared = [
  'name',
  'kind',
  'baseline',
  'forecast',
  'actual',
  'costBaselineMinor',
  'statusSaid',
] as const;

function changesOf(
  before: NewMilestone | null,
  after: NewMilestone,
  currency: string,
): ImportChange['changes'] {
  const said = (m: NewMilestone | null, field: (typeof compared)[number]) => {
    const value = m?.[field] ?? null;
    return typeof value === 'number' ? `${decimalText({ minor: value, currency })} ${currency}` : value;
  };
  return compared
    .map(f => ({ field: f.replace('Minor', ''), from: said(before, f), to: said(after, f) }))
    .filter(c => c.from !== c.to);
}

interface MilestonesThere {
  readonly projects: readonly KnownProject[];
  /** Also those that have left, before those that are there. */
  readonly milestones: readonly MilestoneRecord[];
  readonly added: AddedFields;
  /** Values of added fields by the id of the key date. */
  readonly values: ReadonlyMap<string, FieldSetting>;
}

/** Which key dates an import adds and changes; what is so already is not planned again. */
export function planMilestones(
  mapping: ImportMapping,
  rows: readonly ReadRow[],
  there: MilestonesThere,
): MilestonePlan {
  const keyOf = (m: NewMilestone) => `${m.projectId} ${m.externalKey ?? `name ${m.name.toLowerCase()}`}`;
  const projectOf = projectFinder(there.projects, mapping.source);
  const known = new Map(there.milestones.map(m => [keyOf(m), m]));
  const additions: MilestonePlan['additions'][number][] = [];
  const changes: MilestonePlan['changes'][number][] = [];
  const diff: ImportChange[] = [];
  const good = rows.filter(r => !isBad(r));
  for (const row of good) {
    const project = projectOf(row);
    if (!project) continue;
    const empty = blank(row, project.id);
    const before = known.get(keyOf(empty));
    const after = saidBy(row, before ?? empty, mapping);
    const values = there.values.get(before?.id ?? '') ?? {};
    const set = saidFields(row, values, blankClears(mapping));
    const returns = before?.present === false;
    const changed = [
      ...(returns ? [{ field: 'present', from: 'no', to: 'yes' }] : []),
      ...changesOf(before ?? null, after, project.currency),
      ...addedChanges(there.added, set, values),
    ];
    if (changed.length === 0) continue;
    if (before) changes.push({ before, after: { ...before, ...after, present: true, set } });
    else additions.push({ ...after, set });
    const action = returns ? 'returned' : before ? 'update' : 'create';
    diff.push({ row: row.number, action, key: after.externalKey, name: after.name, changes: changed });
  }
  const [created, updated] = [additions.length, changes.length];
  return {
    additions,
    changes,
    counts: {
      ...{ created, updated, unchanged: good.length - created - updated },
      returned: changes.filter(c => !c.before.present).length,
    },
    diff,
  };
}
