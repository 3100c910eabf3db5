import type { ImportChange } from '@chartroom/contract';
import { decimalText } from '@chartroom/engine';
import type { Attributes } from '../../register/index.ts';
import { type AddedFields, saidAdded } from './added-fields.ts';
import type { Names } from './known.ts';
import type { Addition, Change, PlannedReport, ProjectPlan } from './plan-projects.ts';

type Field = ImportChange['changes'][number];

interface Words {
  readonly currency: string;
  readonly names: Names;
  readonly added: AddedFields;
}

/** An attribute as a person reads it: amounts in major units with their currency, names for ids. */
function said(name: string, value: unknown, { currency, names }: Words): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (name.endsWith('Minor') && typeof value === 'number')
    return `${decimalText({ minor: value, currency })} ${currency}`;
  if (name.endsWith('Id') && typeof value === 'string') return names.nameOf(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

const addedOf = (
  before: Partial<Attributes>,
  after: Partial<Attributes>,
  { added, currency }: Words,
): Field[] =>
  Object.entries(after.fields ?? {})
    .map(([key, value]) => ({
      field: added.catalogue.byKey.get(key)?.label ?? key,
      from: saidAdded(added, key, { value: before.fields?.[key] ?? null, currency }),
      to: saidAdded(added, key, { value, currency }),
    }))
    .filter(f => f.from !== f.to);

const fieldsOf = (before: Partial<Attributes>, after: Partial<Attributes>, words: Words): Field[] => [
  ...attributesOf(before, after, words),
  ...addedOf(before, after, words),
];

const attributesOf = (before: Partial<Attributes>, after: Partial<Attributes>, words: Words): Field[] =>
  Object.entries(after)
    .filter(([name]) => name !== 'fields')
    .map(([name, value]) => ({
      field: name.replace(/(Minor|Id)$/, ''),
      from: said(name, before[name as keyof Attributes], words),
      to: said(name, value, words),
    }))
    .filter(f => f.from !== f.to);

/** Not worth saying of a project that is added. */
const usual = { present: true, baselineNumber: 0 };

type With = Omit<Words, 'currency'>;

const added = (a: Addition, words: With): ImportChange => ({
  row: a.row,
  action: 'create',
  key: a.externalKey,
  name: a.attributes.name,
  changes: fieldsOf(usual, a.attributes, { currency: a.attributes.currency, ...words }),
});

function changed(c: Change, plan: ProjectPlan, words: With): ImportChange {
  const track = trackOf(plan, c.ref);
  const action = c.kind === 'left' || c.kind === 'returned' ? c.kind : 'update';
  return {
    row: c.row,
    action,
    key: track?.project?.key ?? track?.matchKey ?? null,
    name: c.before.name,
    changes: [
      { field: 'day', from: null, to: c.day },
      ...fieldsOf(c.before, c.set, { currency: c.before.currency, ...words }),
    ],
  };
}

function reported(r: PlannedReport, plan: ProjectPlan): ImportChange {
  const track = trackOf(plan, r.ref);
  return {
    row: r.row,
    action: 'report',
    key: track?.project?.key ?? track?.matchKey ?? null,
    name: track?.facts.at(-1)?.attributes.name ?? '',
    changes: [
      { field: 'day', from: null, to: r.day },
      { field: 'overall', from: r.corrects?.overall ?? null, to: r.content.overall },
    ],
  };
}

const trackOf = (plan: ProjectPlan, ref: string) => [...plan.tracks.values()].find(t => t.ref === ref);

/** The first so many things a plan does, of each kind some, for a person to look at before applying it. */
export function projectDiff(plan: ProjectPlan, words: With, most: number): readonly ImportChange[] {
  const told = plan.changes.filter(c => c.kind !== 'kept');
  const each = Math.max(1, Math.floor(most / 3));
  return [
    ...plan.additions
      .slice(0, Math.max(each, most - told.length - plan.reports.length))
      .map(a => added(a, words)),
    ...told
      .slice(0, Math.max(each, most - plan.additions.length - plan.reports.length))
      .map(c => changed(c, plan, words)),
    ...plan.reports
      .slice(0, Math.max(each, most - plan.additions.length - told.length))
      .map(r => reported(r, plan)),
  ].slice(0, most);
}
