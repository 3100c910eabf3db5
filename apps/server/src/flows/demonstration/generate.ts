import { addDays, type Day, daysBetween, type Random, random, weekday } from '@chartroom/engine';
import { type Course, courseCounts } from './course.ts';
import { gateHistory } from './gates.ts';
import { addressOf, type Cast, castPeople } from './people.ts';
import { live } from './project-life.ts';
import { planProject, type Window } from './project-plan.ts';
import { inventRates } from './rates.ts';
import type {
  DemoGrant,
  Demonstration,
  DemoOverride,
  DemoPerson,
  DemoPortfolio,
  DemoProgramme,
  DemoProject,
} from './records.ts';
import { organisationName, type Place, portfolioPlans, units } from './structure.ts';

const weeks = 104;
const confidential = new Set(['Treasury forecasting', 'Second source for valves', 'Depot merger Leeds']);

/**
 * Invents an organisation with two years of weekly reports up to the week of a day. The same seed and day give the
 * same records on every machine.
 */
export function generateDemonstration(seed: string | number, anchor: Day): Demonstration {
  const chance = random(seed);
  const window = windowTo(anchor);
  const cast = castPeople(chance.fork('people'));
  const { portfolios, programmes } = structure(cast);
  const projects = inventProjects(chance.fork('projects'), cast, window);
  const { grants, signIns } = access(cast, { portfolios, programmes, projects });
  const roleOf = new Map(signIns.map(s => [s.person, s.role]));
  return {
    anchor,
    organisation: { name: organisationName, currency: 'GBP', cadenceDays: 7 },
    units,
    // Who signs in has an address that can be remembered.
    people: cast.people.map(p => {
      const role = roleOf.get(p.key);
      return role ? { ...p, email: addressOf(role) } : p;
    }),
    portfolios,
    programmes,
    projects,
    rates: inventRates(chance.fork('rates'), addDays(window.first, -31), anchor),
    holidays: holidays(window),
    overrides: overridesOf(chance.fork('overrides'), projects, anchor),
    grants,
    signIns,
  };
}

function windowTo(anchor: Day): Window {
  const last = addDays(anchor, -((weekday(anchor) + 2) % 7));
  const fridays = Array.from({ length: weeks }, (_, i) => addDays(last, -7 * (weeks - 1 - i)));
  return { fridays, first: fridays[0] ?? last, last };
}

function structure(cast: Cast): {
  portfolios: readonly DemoPortfolio[];
  programmes: readonly DemoProgramme[];
} {
  const owners = cast.of('Portfolio manager');
  const managers = cast.of('Programme manager');
  const portfolios = portfolioPlans.map((p, i) => ({
    key: p.key,
    name: p.name,
    description: p.description,
    owner: keyOf(owners, i),
  }));
  const places = portfolioPlans.flatMap(p =>
    p.programmes.map(programme => ({ programme, portfolio: p.key })),
  );
  const programmes = places.map(({ programme, portfolio }, i) => ({
    key: programme.key,
    name: programme.name,
    description: programme.description,
    portfolio,
    manager: keyOf(managers, i),
  }));
  return { portfolios, programmes };
}

const keyOf = (people: readonly DemoPerson[], i: number): string => people[i % people.length]?.key ?? '';

function inventProjects(chance: Random, cast: Cast, window: Window): readonly DemoProject[] {
  const courses = chance.shuffle(courseCounts.flatMap(([course, n]) => Array<Course>(n).fill(course)));
  const named = portfolioPlans.flatMap(p =>
    [...p.programmes, p.alone].flatMap(place =>
      place.projects.map(name => ({
        name,
        place,
        portfolio: p.key,
        programme: place === p.alone ? null : place.key,
      })),
    ),
  );
  return named.map(({ name, place, portfolio, programme }, i) => {
    const own = chance.fork(name);
    const course = courses[i] ?? 'sound';
    const plan = planProject(own, { name, course, window });
    const life = live({ random: own, plan, course, window });
    return {
      key: `project-${String(i + 1).padStart(3, '0')}`,
      name,
      ...belonging(own, cast, place),
      portfolio,
      programme,
      currency: plan.currency,
      confidential: confidential.has(name),
      addedOn: plan.addedOn,
      first: life.first,
      changes: life.changes,
      reports: life.reports,
      gates: gateHistory(own.fork('gates'), life, { addedOn: plan.addedOn, window }),
    };
  });
}

function belonging(own: Random, cast: Cast, place: Place) {
  const unit = own.choice(place.units);
  const manager = own.choice(nearest(cast.managers, unit));
  const sponsor = own.choice(nearest(cast.sponsors, unit));
  const unitName = units.find(u => u.key === unit)?.name ?? unit;
  return {
    description: `${place.category} project of ${unitName}.`,
    class: classOf(place.category),
    category: place.category,
    unit,
    sponsor: sponsor.key,
    manager: manager.key,
  };
}

/** People of a unit, or all of them where it has none. */
function nearest(people: readonly DemoPerson[], unit: string): readonly DemoPerson[] {
  const own = people.filter(p => p.unit === unit);
  return own.length > 0 ? own : people;
}

function classOf(category: string): string {
  if (category === 'Construction') return 'construction';
  return ['Data', 'Service'].includes(category) ? 'agile' : 'standard';
}

function holidays(window: Window): Demonstration['holidays'] {
  const years = [...new Set([window.first, window.last, addDays(window.last, 365)].map(d => d.slice(0, 4)))];
  return years.flatMap(year => [
    { day: `${year}-01-01` as Day, name: 'New Year’s Day' },
    { day: `${year}-12-25` as Day, name: 'Christmas Day' },
    { day: `${year}-12-26` as Day, name: 'Boxing Day' },
  ]);
}

/** Three projects whose status somebody set by hand. */
function overridesOf(chance: Random, projects: readonly DemoProject[], anchor: Day): readonly DemoOverride[] {
  const reasons = [
    'The supplier has confirmed the earlier date in writing; the forecast follows next week.',
    'The slip is agreed with the sponsor; the change request is with the steering committee.',
    'The overspend is covered by the contingency that the sponsor released on Tuesday.',
  ];
  const slipped = projects.filter(p => {
    const end = p.changes.findLast(c => c.set.finishForecast)?.set.finishForecast;
    const live = p.changes.every(c => c.set.state === undefined || c.set.state === 'active');
    return live && end && p.first.finishBaseline && daysBetween(p.first.finishBaseline, end) > 45;
  });
  return chance
    .shuffle(slipped)
    .slice(0, reasons.length)
    .map((p, i) => ({
      project: p.key,
      status: i === 0 ? 'on-track' : 'at-risk',
      reason: reasons[i] ?? '',
      expires: addDays(anchor, 14 + 9 * i),
    }));
}

function access(
  cast: Cast,
  { portfolios, programmes, projects }: Pick<Demonstration, 'portfolios' | 'programmes' | 'projects'>,
): Pick<Demonstration, 'grants' | 'signIns'> {
  const everywhere = (people: readonly DemoPerson[], role: DemoGrant['role']): readonly DemoGrant[] =>
    people.map(p => ({ person: p.key, role, scopeKind: 'organisation', scope: null }));
  const heads = cast.team.filter(p => p.jobTitle === 'Resource manager');
  const others = cast.team.filter(p => p.jobTitle !== 'Resource manager');
  const members = others.slice(0, -1);
  const grants: readonly DemoGrant[] = [
    ...everywhere(cast.of('System administrator'), 'administrator'),
    ...everywhere(cast.of('Director of the project management office'), 'pmo-director'),
    ...everywhere(cast.of('Project management office analyst'), 'pmo-analyst'),
    ...everywhere(cast.of('Internal auditor'), 'auditor'),
    ...portfolios.map(
      p => ({ person: p.owner, role: 'portfolio-manager', scopeKind: 'portfolio', scope: p.key }) as const,
    ),
    ...programmes.map(
      p => ({ person: p.manager, role: 'programme-manager', scopeKind: 'programme', scope: p.key }) as const,
    ),
    ...projects.map(
      p => ({ person: p.manager, role: 'project-manager', scopeKind: 'project', scope: p.key }) as const,
    ),
    ...projects.map(
      p => ({ person: p.sponsor, role: 'sponsor', scopeKind: 'project', scope: p.key }) as const,
    ),
    ...heads.map(
      p => ({ person: p.key, role: 'resource-manager', scopeKind: 'unit', scope: p.unit }) as const,
    ),
    ...projects.map(
      (p, i) =>
        ({ person: keyOf(members, i), role: 'team-member', scopeKind: 'project', scope: p.key }) as const,
    ),
    ...everywhere(others.slice(-1), 'requester'),
  ];
  const roles = [...new Set(grants.map(g => g.role))];
  const signIns = roles.map(role => ({ role, person: busiest(grants, role) }));
  return { grants: once(grants), signIns };
}

/** Who holds a role in the most places, the first of equals. */
function busiest(grants: readonly DemoGrant[], role: DemoGrant['role']): string {
  const counts = new Map<string, number>();
  for (const g of grants) if (g.role === role) counts.set(g.person, (counts.get(g.person) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0])[0];
}

const once = (grants: readonly DemoGrant[]): readonly DemoGrant[] => [
  ...new Map(grants.map(g => [`${g.person} ${g.role} ${g.scope}`, g])).values(),
];
