import type { Role } from '@chartroom/contract';
import { addDays, type Day, threePoint } from '@chartroom/engine';
import { loadScales, publishReports, reportingHandlers } from '../../domains/monitoring/index.ts';
import { type Database, setAccount, systemActor, type Tx } from '../../platform/index.ts';
import { addGrant, addProjects, addRates, recordFacts } from '../../register/index.ts';
import { type Ids, idOf } from './ids.ts';
import { loadAudits } from './load-audits.ts';
import { loadControls } from './load-controls.ts';
import { loadDocuments } from './load-documents.ts';
import { loadFields } from './load-fields.ts';
import { loadGateDecisions } from './load-gate-decisions.ts';
import { gateKeeper } from './load-gates.ts';
import { type MethodKeeper, methodKeeper } from './load-methods.ts';
import { loadPlans } from './load-plans.ts';
import { loadProjectTemplates } from './load-project-templates.ts';
import { loadRecords } from './load-records.ts';
import { loadStructure } from './load-structure.ts';
import type { Demonstration, DemoProject } from './records.ts';

/** Who can sign in to the demonstration, and with what. */
export interface DemoSignIn {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}
export interface LoadedDemonstration {
  readonly org: string;
  readonly slug: string;
  readonly signIns: readonly DemoSignIn[];
  readonly projects: number;
  readonly reports: number;
}

/** Password of every sign-in of the demonstration; it protects invented data only. */
export const demonstrationPassword = 'chartroom-demo';

/** Slug of the demonstration's organisation. */
export const demonstrationSlug = 'northmoor';
const weeksAtOnce = 26;

/**
 * Loads a demonstration into an organisation with nothing in it, through the use cases that people and imports go
 * through: all of it or, when the process is killed, nothing. Each half-year of its past is recorded at its end, so that
 * what was known then can be asked for.
 */
export async function loadDemonstration(
  database: Database,
  org: string,
  demo: Demonstration,
): Promise<LoadedDemonstration> {
  const actor = systemActor(org);
  const spans = spansOf(demo);
  const { anchor } = demo;
  const eve = addDays(spans[0]?.from ?? anchor, -1);
  const present = { from: addDays(spans.at(-1)?.to ?? eve, 1), to: anchor };
  await database.inTenant(
    org,
    async (_, enter) => {
      const ids = new Map(await enter(actor, tx => loadStructure(tx, demo, eve), instantOf(eve)));
      const gates = gateKeeper();
      const methods = methodKeeper(demo, ids);
      for (const span of spans)
        await enter(actor, tx => loadSpan(tx, { demo, span, ids, gates, methods }), instantOf(span.to));
      await enter(actor, tx => loadPresent(tx, { demo, span: present, ids, gates, methods }));
      await enter(actor, tx => loadPlans(tx, demo, ids));
      await enter(actor, tx => loadProjectTemplates(tx, demo, ids));
    },
    { statementTimeoutMs: 600_000 },
  );
  return {
    ...{ org, slug: demonstrationSlug },
    signIns: demo.signIns.map(s => ({ ...personOf(demo, s.person), role: s.role })),
    projects: demo.projects.length,
    reports: demo.projects.reduce((sum, p) => sum + p.reports.length, 0),
  };
}

interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** The past in spans of so many weeks, each up to the day of a report. */
function spansOf(demo: Demonstration): readonly Span[] {
  const days = demo.projects.flatMap(p => [
    p.addedOn,
    ...p.reports.map(r => r.asOf),
    ...p.changes.map(c => c.from),
  ]);
  const sorted = days.toSorted();
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return [];
  const spans: Span[] = [];
  for (let to = last; to >= first; to = addDays(to, -7 * weeksAtOnce))
    spans.unshift({ from: addDays(to, 1 - 7 * weeksAtOnce), to });
  return spans;
}

/** The end of a day's work, as an instant. */
const instantOf = (day: Day): string => `${day}T17:30:00.000Z`;
const within =
  ({ from, to }: Span) =>
  (day: Day) =>
    from <= day && day <= to;

interface Loading {
  readonly demo: Demonstration;
  readonly span: Span;
  readonly ids: Map<string, string>;
  readonly gates: ReturnType<typeof gateKeeper>;
  readonly methods: MethodKeeper;
}

async function loadSpan(tx: Tx, { demo, span, ids, gates, methods }: Loading): Promise<void> {
  const inSpan = within(span);
  await addRatesOf(tx, demo, span);
  const added = demo.projects.filter(p => inSpan(p.addedOn));
  const made = await addProjects(
    tx,
    added.map(p => newProject(p, ids)),
  );
  added.forEach((p, i) => {
    ids.set(p.key, made[i]?.id ?? '');
  });
  await recordFacts(
    tx,
    demo.projects.flatMap(p =>
      p.changes
        .filter(c => inSpan(c.from))
        .map(c => ({ projectId: idOf(ids, p.key), validFrom: c.from, set: c.set, reason: c.reason })),
    ),
  );
  await gates.tell(
    tx,
    demo.projects.flatMap(p =>
      p.gates.filter(g => inSpan(g.from)).map(gate => ({ projectId: idOf(ids, p.key), gate })),
    ),
  );
  const scale = (await loadScales(tx)).find(s => s.name === threePoint.name);
  await publishReports(
    tx,
    demo.projects.flatMap(p =>
      p.reports
        .filter(r => inSpan(r.asOf))
        .map(r => ({
          ...r,
          projectId: idOf(ids, p.key),
          scaleId: scale?.id ?? '',
          currency: p.currency,
          authorId: idOf(ids, p.manager),
        })),
    ),
  );
  await methods.tell(tx, span);
}

async function addRatesOf(tx: Tx, demo: Demonstration, span: Span): Promise<void> {
  const rates = demo.rates.filter(r => within(span)(r.day));
  if (rates.length > 0) await addRates(tx, rates);
}

function newProject(p: DemoProject, ids: Ids) {
  return {
    validFrom: p.addedOn,
    confidential: p.confidential,
    attributes: {
      name: p.name,
      description: p.description,
      class: p.class,
      category: p.category,
      currency: p.currency,
      unitId: idOf(ids, p.unit),
      portfolioId: idOf(ids, p.portfolio),
      programmeId: p.programme === null ? null : idOf(ids, p.programme),
      sponsorId: idOf(ids, p.sponsor),
      managerId: idOf(ids, p.manager),
      ...p.first,
    },
  };
}

/** What is so today: roles, sign-ins and statuses set by hand. */
async function loadPresent(tx: Tx, { demo, span, ids, methods }: Loading): Promise<void> {
  await addRatesOf(tx, demo, span);
  for (const g of demo.grants)
    await addGrant(tx, idOf(ids, g.person), {
      role: g.role,
      scopeKind: g.scopeKind,
      scopeId: g.scope === null ? null : idOf(ids, g.scope),
    });
  for (const person of new Set(demo.signIns.map(s => s.person)))
    await setAccount(tx, idOf(ids, person), personOf(demo, person).email, demonstrationPassword);
  for (const o of demo.overrides)
    await reportingHandlers.createOverride(tx, {
      params: { project: idOf(ids, o.project) },
      body: { status: o.status, reason: o.reason, expires: o.expires },
    } as Parameters<typeof reportingHandlers.createOverride>[1]);
  await loadControls(tx, demo, ids);
  await loadFields(tx, demo, ids);
  await methods.tellPresent(tx);
  await loadAudits(tx, demo, ids);
  await loadDocuments(tx, demo, ids);
  await loadGateDecisions(tx, demo, ids);
  await loadRecords(tx, demo, ids);
}

function personOf(demo: Demonstration, key: string): { readonly name: string; readonly email: string } {
  const found = demo.people.find(p => p.key === key);
  return { name: found?.name ?? '', email: found?.email ?? '' };
}
