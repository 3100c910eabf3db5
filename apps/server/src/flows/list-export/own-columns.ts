import type { Api, PmoType } from '@chartroom/contract';
import type { Answer } from '../../platform/index.ts';
import { roleWords } from '../document/role-words.ts';
import { day, number, type OwnColumns, text } from './columns.ts';

type Item<K extends 'listPeople' | 'listProgrammes' | 'listPortfolios' | 'listUnits'> = Answer<
  Api[K]
>['items'][number];
export type PersonRow = Item<'listPeople'>;
export type ProgrammeRow = Item<'listProgrammes'>;
export type PortfolioRow = Item<'listPortfolios'>;
export type UnitRow = Item<'listUnits'>;
export type MilestoneRow = Answer<Api['getProject']>['milestones'][number];

const typeWords: Readonly<Record<PmoType, string>> = {
  supportive: 'Supportive',
  controlling: 'Controlling',
  directive: 'Directive',
};

const roleOf = ({ role, scope }: PersonRow['grants'][number]): string =>
  scope.kind === 'organisation' ? roleWords[role] : `${roleWords[role]}, ${scope.name}`;

/** A file goes further than a page: that somebody has a role on a project one may not see stays behind. */
const isNamed = ({ scope }: PersonRow['grants'][number]): boolean =>
  scope.kind === 'organisation' || scope.id !== null;

/** People: the job beside the name, each role with where it is given. */
export const personColumns: OwnColumns<PersonRow, 'person'> = {
  name: [text('Name', 3, p => p.name), text('Job title', 2, p => p.jobTitle)],
  unit: [text('Unit', 2, p => p.unit?.name ?? null)],
  roles: [text('Roles', 4, p => p.grants.filter(isNamed).map(roleOf).join('; '))],
  email: [text('E-mail address', 3, p => p.email)],
  account: [text('Account', 1.4, p => (p.active ? (p.signsIn ? 'Signs in' : 'No account') : 'Inactive'))],
};

export const programmeColumns: OwnColumns<ProgrammeRow, 'programme'> = {
  name: [text('Programme', 4, p => p.name), text('External key', 1.4, p => p.externalKey)],
  portfolio: [text('Portfolio', 3, p => p.portfolio?.name ?? null)],
  manager: [text('Manager', 2, p => p.manager?.name ?? null)],
  projects: [number('Projects', p => p.projects)],
};

interface InTree {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
}

const parentIn = <R extends InTree>(rows: readonly R[]) => {
  const byId = new Map(rows.map(row => [row.id, row]));
  return (row: R): R | null => (row.parentId === null ? null : (byId.get(row.parentId) ?? null));
};

/** Portfolios, each with the one that it stands under. */
export function portfolioColumns(rows: readonly PortfolioRow[]): OwnColumns<PortfolioRow, 'portfolio'> {
  const parent = parentIn<PortfolioRow>(rows);
  return {
    name: [text('Portfolio', 4, p => p.name)],
    parent: [text('Under', 3, p => parent(p)?.name ?? null)],
    kind: [text('Kind', 1.4, p => (p.kind === 'dynamic' ? 'Dynamic' : 'Fixed'))],
    filter: [text('Filter', 3, p => p.filter)],
    owner: [text('Owner', 2, p => p.owner?.name ?? null)],
    cadenceDays: [number('Reports every, days', p => p.cadenceDays)],
    projects: [number('Projects', p => p.projects)],
    description: [text('Description', 4, p => p.description)],
  };
}

/** Units, each with the one that it stands under; `own` is the type of PMO of the organisation. */
export function unitColumns(rows: readonly UnitRow[], own: PmoType): OwnColumns<UnitRow, 'unit'> {
  const parent = parentIn<UnitRow>(rows);
  const typeOf = (unit: UnitRow): PmoType => {
    const above = parent(unit);
    return unit.pmoType ?? (above === null ? own : typeOf(above));
  };
  return {
    name: [text('Unit', 4, u => u.name)],
    parent: [text('Under', 3, u => parent(u)?.name ?? null)],
    code: [text('Code', 1.4, u => u.code)],
    pmoType: [
      text('Type of PMO', 2, u => `${typeWords[typeOf(u)]}${u.pmoType === null ? ', from above' : ''}`),
    ],
    people: [number('People', u => u.people)],
    projects: [number('Projects', u => u.projects)],
  };
}

export const milestoneColumns: OwnColumns<MilestoneRow, 'milestone'> = {
  name: [text('Name', 4, m => m.name)],
  kind: [text('Kind', 1.4, m => (m.kind === 'gate' ? 'Gate' : 'Milestone'))],
  baseline: [day('Baseline', m => m.baseline)],
  forecast: [day('Forecast', m => m.forecast)],
  actual: [day('Actual', m => m.actual)],
};
