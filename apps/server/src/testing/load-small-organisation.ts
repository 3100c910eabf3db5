import { createField } from '@chartroom/contract';
import { addDays, asDay } from '@chartroom/engine';
import { methodologiesHandlers, replayGate } from '../domains/governance/index.ts';
import { loadScales, publishReports, reportingHandlers } from '../domains/monitoring/index.ts';
import { setUpOrganisation } from '../flows/new-organisation/new-organisation.ts';
import { createTokenFor, setAccount, systemActor, type Tx } from '../platform/index.ts';
import {
  addFields,
  addGrant,
  addMilestones,
  addPeople,
  addProgrammes,
  addProjects,
  addRates,
  addUnits,
  loadMilestones,
  recordFacts,
  registerHandlers,
  setFields,
  todayIn,
} from '../register/index.ts';
import { type Client, createClient } from './client.ts';
import type { SmallOrganisation, SmallProject, SmallRole } from './small-organisation.ts';
import type { TestServer } from './test-server.ts';

/** A small organisation as it is in the database, and its reader. */
export interface LoadedSmall {
  readonly org: string;
  readonly today: string;
  readonly reader: Client;
  readonly readerId: string;
  readonly portfolios: readonly string[];
  readonly projects: readonly { readonly id: string; readonly key: string; readonly externalKey: string }[];
}

interface Places {
  readonly today: string;
  readonly readerId: string;
  readonly otherId: string;
  readonly unit: readonly string[];
  readonly portfolio: readonly string[];
  readonly programme: readonly string[];
}

const before = (today: string, days: number): string => addDays(asDay(today), -days);
const at = (ids: readonly string[], index: number | null): string | null =>
  index === null ? null : (ids[index] ?? null);
const asInput = <F extends (tx: Tx, input: never, ...rest: never[]) => unknown>(input: object) =>
  input as Parameters<F>[1];

/** Fields of the organisation's own: one for everybody, one withheld with money, and what is calculated from money. */
async function loadAddedFields(tx: Tx): Promise<void> {
  const field = (body: object) => createField.body?.parse(body) as Parameters<typeof addFields>[1][number];
  await addFields(tx, [
    field({ key: 'effort', label: 'Effort', type: 'number', figure: 'sum' }),
    field({ key: 'grant', label: 'Grant', type: 'money', figure: 'sum' }),
    field({
      ...{ key: 'perPound', label: 'Per pound', type: 'formula', result: 'number', decimals: 4 },
      ...{ formula: 'benefitsForecast / costForecast', figure: 'median' },
    }),
    field({ key: 'owned', label: 'Owned', type: 'text', requiredFrom: 'active' }),
    ...(['unit', 'portfolio', 'programme', 'person', 'milestone'] as const).flatMap(entity => [
      field({ entity, key: 'worth', label: 'Worth', type: 'money' }),
      field({ entity, key: 'half', label: 'Half', type: 'formula', result: 'money', formula: 'worth / 2' }),
    ]),
  ]);
}

async function loadPlaces(tx: Tx, filter: string, today: string): Promise<Places> {
  const unit = (name: string, parentId: string | null) => ({ name, code: null, parentId, pmoType: null });
  const [top = '', other = ''] = await addUnits(tx, [unit('North', null), unit('South', null)]);
  const [below = ''] = await addUnits(tx, [unit('North-east', top)]);
  const person = (name: string) => ({ name, email: null, jobTitle: null, unitId: below });
  const [readerId = '', otherId = ''] = await addPeople(tx, [person('Rita Reader'), person('Otto Other')]);
  const portfolio = async (name: string, parentId: string | null, by: string | null) => {
    const body = { name, parentId, filter: by, cadenceDays: parentId === null ? 30 : 60 };
    return (
      await registerHandlers.createPortfolio(tx, asInput<typeof registerHandlers.createPortfolio>({ body }))
    ).id;
  };
  const fixed = await portfolio('Roads', null, null);
  const portfolios = [
    fixed,
    await portfolio('Bridges', fixed, null),
    await portfolio('Watched', null, filter),
  ];
  const programme = (name: string, portfolioId: string | null) => ({
    ...{ name, portfolioId, description: '', managerId: otherId, externalKey: null },
  });
  const programmes = await addProgrammes(tx, [programme('Renewal', fixed), programme('Growth', null)]);
  await loadAddedFields(tx);
  await addRates(tx, [
    { from: 'EUR', to: 'GBP', day: before(today, 400), rate: '0.85' },
    { from: 'JPY', to: 'GBP', day: before(today, 400), rate: '0.0052' },
    { from: 'EUR', to: 'GBP', day: before(today, 20), rate: '0.9' },
  ]);
  return {
    today,
    readerId,
    otherId,
    unit: [top, below, other],
    portfolio: portfolios,
    programme: programmes,
  };
}

const times = (minor: number | null, factor: number) => (minor === null ? null : minor * factor);

function newProject(p: SmallProject, index: number, places: Places) {
  const { today } = places;
  return {
    validFrom: before(today, 200 - index),
    confidential: p.confidential,
    externalSource: 'elsewhere',
    externalKey: `X-${index}`,
    attributes: {
      ...{ name: p.name, currency: p.currency, state: 'active' },
      unitId: at(places.unit, p.unit),
      portfolioId: at(places.portfolio, p.portfolio),
      programmeId: at(places.programme, p.programme),
      managerId: p.managedByReader ? places.readerId : places.otherId,
      startBaseline: before(today, 200),
      startForecast: before(today, 190),
      finishBaseline: addDays(asDay(today), 100),
      finishForecast: addDays(asDay(today), 100),
      costBaselineMinor: p.costMinor,
      costForecastMinor: p.costMinor,
      spentMinor: times(p.costMinor, 0.5),
      benefitsBaselineMinor: p.benefitsMinor,
      benefitsForecastMinor: times(p.benefitsMinor, p.benefitsFactor),
      fields: {
        effort: index + 1,
        ...(p.costMinor === null ? {} : { grant: p.costMinor }),
        ...(index % 2 === 0 ? { owned: p.name } : {}),
      },
    },
  };
}

async function loadReports(tx: Tx, org: SmallOrganisation, ids: readonly string[], today: string) {
  const scale = (await loadScales(tx))[0]?.id ?? '';
  const report = (projectId: string, overall: string, daysAgo: number) => ({
    ...{
      projectId,
      overall,
      asOf: before(today, daysAgo),
      scaleId: scale,
      narrative: `${overall} of ${daysAgo}`,
    },
    ...{ costForecastMinor: 4_321_000, currency: 'GBP', dimensions: { cost: overall, schedule: 'Amber' } },
  });
  const each = <T>(work: (p: SmallProject, id: string) => readonly T[]) =>
    org.projects.flatMap((p, i) => work(p, ids[i] ?? ''));
  await publishReports(
    tx,
    each((p, id) => p.ratings.map((said, n) => report(id, said, 150 - 60 * n))),
  );
  await publishReports(
    tx,
    each((p, id) => (p.corrected && p.ratings.length > 0 ? [report(id, 'Red', 150)] : [])),
    'It was worse than said',
  );
}

async function loadPast(tx: Tx, org: SmallOrganisation, today: string) {
  const places = await loadPlaces(tx, org.filter, today);
  const made = await addProjects(
    tx,
    org.projects.map((p, i) => newProject(p, i, places)),
  );
  const ids = made.map(p => p.id);
  const blank = { externalKey: null, actual: null, costBaselineMinor: 5_000, statusSaid: null };
  for (const [i, p] of org.projects.entries()) {
    const milestone = (_: unknown, n: number) => {
      const day = before(places.today, 40 - 60 * n);
      return {
        ...blank,
        projectId: ids[i] ?? '',
        name: `Gate ${n}`,
        kind: 'gate' as const,
        baseline: day,
        forecast: day,
      };
    };
    await addMilestones(tx, before(places.today, 150), Array.from({ length: p.milestones }, milestone));
  }
  await loadWorth(tx, places, ids);
  return { places, made };
}

/** An amount of everything that is no project, each another one. */
async function loadWorth(tx: Tx, places: Places, projects: readonly string[]): Promise<void> {
  const dates = await loadMilestones(tx, projects);
  const subjects = [
    ['unit', places.unit],
    ['portfolio', places.portfolio],
    ['programme', places.programme],
    ['person', [places.readerId, places.otherId]],
    ['milestone', dates.map(d => d.id)],
  ] as const;
  let worth = 0;
  for (const [entity, ids] of subjects) {
    const projectOf = new Map(dates.map(d => [d.id, d.projectId]));
    const change = (subject: string) => {
      worth += 1_000;
      return { subject, here: {}, projectId: projectOf.get(subject), set: { worth }, path: 'set' };
    };
    await setFields(tx, entity, ids.map(change));
  }
}

const scopeOf = ({ kind, place }: SmallRole, places: Places, projects: readonly string[]): string | null => {
  if (kind === 'organisation') return null;
  if (kind === 'project') return projects[place % projects.length] ?? null;
  const ids = places[kind];
  return ids[place % (kind === 'unit' ? 3 : 2)] ?? null;
};

async function loadGrants(tx: Tx, org: SmallOrganisation, places: Places, ids: readonly string[]) {
  const given = new Set<string>();
  for (const role of org.roles) {
    const scopeId = scopeOf(role, places, ids);
    const grant = { role: role.role, scopeKind: role.kind, scopeId };
    if (given.has(JSON.stringify(grant))) continue;
    given.add(JSON.stringify(grant));
    await addGrant(tx, places.readerId, grant);
  }
  for (const [i, p] of org.projects.entries()) {
    if (!p.hasMember) continue;
    await addGrant(tx, places.otherId, {
      role: 'project-manager',
      scopeKind: 'project',
      scopeId: ids[i] ?? '',
    });
  }
}

/** Two methods, one of them with a newer version; every project follows one, with a step done and one left. */
async function loadMethods(tx: Tx, ids: readonly string[], today: string) {
  const use = methodologiesHandlers;
  const [light, scrum] = await (async () => {
    await use.addMethodPacks(tx, asInput<typeof use.addMethodPacks>({ body: { keys: ['LIGHT', 'SCRUM'] } }));
    return (await use.listMethods(tx)).items;
  })();
  const rules = [
    { name: 'Dear', when: 'cost > 5000', methodId: scrum?.id, level: 'full' },
    { name: 'All others', when: '', methodId: light?.id, level: 'light' },
  ];
  const at = (version: number) => ({ version }) as Parameters<typeof use.setTailoringRules>[2];
  await use.setTailoringRules(
    tx,
    asInput<typeof use.setTailoringRules>({ body: { rules, reason: '' } }),
    at(1),
  );
  for (const [i, project] of ids.entries()) {
    const method = i % 2 === 0 ? light : scrum;
    const chosen = { methodVersionId: method?.newest?.id, level: 'full', from: today };
    const body = { ...chosen, agreedById: null, reason: 'So', tailoring: [] };
    await use.setProjectMethod(
      tx,
      asInput<typeof use.setProjectMethod>({ params: { project }, body }),
      at(1),
    );
    const step = i % 2 === 0 ? 'do-hand-over' : 'do-meet-every-day';
    const said = { step, state: i % 3 === 0 ? 'not-applicable' : 'done', reason: 'So' };
    await use.setMethodStep(tx, asInput<typeof use.setMethodStep>({ params: { project }, body: said }));
  }
}

/** The first gate of each project that has one is open with a vote; a second one is decided with a condition. */
async function loadGates(tx: Tx, { today, otherId, readerId }: Places, ids: readonly string[]) {
  const byProject = Map.groupBy(await loadMilestones(tx, ids), m => m.projectId);
  for (const [projectId, milestones] of byProject) {
    for (const [n, { id: milestoneId }] of milestones.entries()) {
      const day = before(today, 9 - n);
      const at = `${day}T10:00:00.000Z`;
      await replayGate(tx, {
        ...{ projectId, milestoneId, standard: 'ready-to-build', decideBy: day },
        parts: { left: 1, by: otherId, on: day, link: '/projects' },
        opened: { at, by: otherId },
        votes: [{ role: 'sponsor', by: otherId, choice: 'against', words: 'Not yet', at }],
        decided:
          n === 0
            ? null
            : {
                ...{ at, by: otherId, wish: 'go-with-conditions', words: () => 'So be it', nextOn: null },
                conditions: [{ text: 'Paint it', ownerId: readerId, due: before(today, 2) }],
              },
      });
    }
  }
}

async function loadPresent(tx: Tx, org: SmallOrganisation, places: Places, ids: readonly string[]) {
  const { today } = places;
  const changes = org.projects.flatMap((p, i) => {
    const change = (daysAgo: number, set: object) => ({
      ...{ projectId: ids[i] ?? '', validFrom: before(today, daysAgo), set, reason: `Change of ${daysAgo}` },
    });
    return [
      change(90, { costForecastMinor: times(p.costMinor, p.costFactor) }),
      ...p.slips.map((slip, n) => change(60 - 30 * n, { finishForecast: addDays(asDay(today), 100 + slip) })),
      ...(p.state === 'active' ? [] : [change(10, { state: p.state })]),
      ...(p.left ? [change(5, { present: false })] : []),
    ];
  });
  await recordFacts(tx, changes);
  await loadReports(tx, org, ids, today);
  for (const [i, p] of org.projects.entries()) {
    if (!p.override) continue;
    const body = { status: 'off-track', reason: 'Set by hand', expires: addDays(asDay(today), 30) };
    const input = { params: { project: ids[i] ?? '' }, body };
    await reportingHandlers.createOverride(tx, asInput<typeof reportingHandlers.createOverride>(input));
  }
  await loadGates(tx, places, ids);
  // A method prepares the gates that are not there.
  await loadMethods(tx, ids, today);
  await loadGrants(tx, org, places, ids);
  await setAccount(tx, places.readerId, `${places.readerId}@small.example`, 'none that is ever used');
  return createTokenFor(tx, places.readerId, { name: 'reader', scopes: [...org.scopes], days: 2 });
}

/** Loads a small organisation, its structure and first facts as recorded long ago and the rest now. */
export async function loadSmall(
  server: TestServer,
  slug: string,
  given: SmallOrganisation,
): Promise<LoadedSmall> {
  const { database } = server.application;
  const org = await setUpOrganisation(database, { slug, name: slug, currency: 'GBP' });
  const actor = systemActor(org);
  const today = await database.inOrganisation(actor, todayIn);
  const past = `${before(today, 120)}T12:00:00.000Z`;
  const { places, made } = await database.inOrganisation(actor, tx => loadPast(tx, given, today), {
    at: past,
  });
  const ids = made.map(p => p.id);
  const { secret } = await database.inOrganisation(actor, tx => loadPresent(tx, given, places, ids));
  return {
    ...{ org, today, readerId: places.readerId, portfolios: places.portfolio },
    reader: createClient(server.address, { authorization: `Bearer ${secret}` }),
    projects: made.map((p, i) => ({ ...p, externalKey: `X-${i}` })),
  };
}
