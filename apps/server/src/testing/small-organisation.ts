import { type Permission, permissions, type Role, roles, type ScopeKind } from '@chartroom/contract';
import fc from 'fast-check';

// Small invented organisations with one reader whose roles are anywhere. Places are named by their number.

/** 0 and 1 are fixed, 1 under 0; the third chooses by a filter. */
export const portfolioFilters = [
  'computed == "off-track" || slipDays > 10',
  'costForecast > 1000 || costVariancePct > 0',
  'confidential || name.startsWith("A")',
] as const;

export interface SmallProject {
  readonly name: string;
  readonly confidential: boolean;
  /** 0; 1 under 0; 2. */
  readonly unit: number | null;
  readonly portfolio: number | null;
  /** 0 in portfolio 0; 1 in none. */
  readonly programme: number | null;
  readonly managedByReader: boolean;
  readonly currency: string;
  readonly costMinor: number | null;
  /** Forecast against baseline: a half, the same or three times as much, so that a rule is met whatever the amount. */
  readonly costFactor: number;
  readonly benefitsMinor: number | null;
  readonly benefitsFactor: number;
  readonly slips: readonly number[];
  readonly ratings: readonly string[];
  readonly corrected: boolean;
  readonly override: boolean;
  readonly milestones: number;
  readonly state: 'active' | 'on-hold' | 'closed';
  readonly left: boolean;
  /** Whether somebody else has a role on the project itself. */
  readonly hasMember: boolean;
}

export interface SmallRole {
  readonly role: Role;
  readonly kind: ScopeKind;
  readonly place: number;
}

export interface SmallOrganisation {
  readonly projects: readonly SmallProject[];
  readonly roles: readonly SmallRole[];
  readonly scopes: readonly Permission[];
  readonly filter: string;
  /** Which of the questions are asked, by chance; null for all. */
  readonly seed: number | null;
}

const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);

const project: fc.Arbitrary<SmallProject> = fc.record({
  // Few names, so that a hidden project is often called as one that is seen.
  name: oneOf('Alder', 'Aspen', 'Birch'),
  confidential: fc.boolean(),
  unit: oneOf(0, 1, 2, null),
  portfolio: oneOf(0, 1, null),
  programme: oneOf(0, 1, null),
  managedByReader: fc.nat({ max: 4 }).map(n => n === 0),
  currency: oneOf('GBP', 'EUR', 'JPY'),
  costMinor: oneOf(null, 100_000, 7_654_320),
  costFactor: oneOf(0.5, 1, 3),
  benefitsMinor: oneOf(null, 300_000, 20_000_000),
  benefitsFactor: oneOf(0.25, 1, 2),
  slips: fc.array(oneOf(-20, 0, 45, 200), { maxLength: 2 }),
  ratings: fc.array(oneOf('Green', 'Amber', 'Red', ''), { maxLength: 3 }),
  corrected: fc.boolean(),
  override: fc.nat({ max: 3 }).map(n => n === 0),
  milestones: fc.nat({ max: 2 }),
  state: oneOf('active', 'active', 'on-hold', 'closed'),
  left: fc.nat({ max: 5 }).map(n => n === 0),
  hasMember: fc.boolean(),
});

const placed: fc.Arbitrary<SmallRole> = fc
  .record({
    // Often one who sees projects and no money.
    role: fc.oneof(oneOf(...roles), oneOf<Role>('team-member')),
    kind: oneOf<ScopeKind>('organisation', 'unit', 'portfolio', 'programme', 'project'),
    place: fc.nat({ max: 5 }),
  })
  // A requester on a hidden project would lose the role with it, and the same could not be asked again.
  .map(r => (['administrator', 'requester'].includes(r.role) ? { ...r, kind: 'organisation' } : r));

const limited = fc
  .uniqueArray(oneOf(...permissions), { maxLength: 3 })
  .map(without => permissions.filter(p => !without.includes(p) || p === 'project.read'));

const rich: SmallProject = {
  ...{ name: 'Alder', confidential: false, unit: 1, portfolio: 1, programme: 0, managedByReader: false },
  ...{ currency: 'GBP', costMinor: 100_000, costFactor: 3, benefitsMinor: 300_000, benefitsFactor: 0.25 },
  ...{ slips: [45], ratings: ['Green', 'Red'], corrected: true, override: false, milestones: 1 },
  ...{ state: 'active', left: false, hasMember: true },
};

/** One in which all questions matter: projects seen without their money beside hidden ones. */
export const tellingOrganisation: SmallOrganisation = {
  projects: [
    rich,
    { ...rich, confidential: true },
    { ...rich, costMinor: 7_654_320 },
    { ...rich, unit: null },
  ],
  roles: [{ role: 'team-member', kind: 'unit', place: 0 }],
  scopes: [...permissions],
  filter: portfolioFilters[1],
  seed: null,
};

/** Organisations of one to five projects, some confidential, and a reader with one or two roles. */
export const smallOrganisation: fc.Arbitrary<SmallOrganisation> = fc.record({
  projects: fc.array(project, { minLength: 1, maxLength: 5 }),
  roles: fc.array(placed, { minLength: 1, maxLength: 2 }),
  scopes: fc.oneof(fc.constant([...permissions]), limited),
  filter: oneOf(...portfolioFilters),
  seed: fc.nat(),
});
