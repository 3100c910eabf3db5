import { type MethodDefinition, type MethodLevel, methodDefinition } from '@chartroom/contract';
import { addDays, type Day, daysBetween } from '@chartroom/engine';
import {
  addPack,
  follow,
  packs,
  phasesInOrder,
  stepsOf,
  tellSteps,
  methodologiesHandlers as use,
} from '../../domains/governance/index.ts';
import type { Tx } from '../../platform/index.ts';
import { type Ids, idOf } from './ids.ts';
import type { Demonstration, DemoProject } from './records.ts';

/** Tells of methods as time goes on: the packs, who follows what, a second version of one of them. */
export interface MethodKeeper {
  readonly tell: (tx: Tx, span: { readonly from: Day; readonly to: Day }) => Promise<void>;
  readonly tellPresent: (tx: Tx) => Promise<void>;
}

interface Known {
  readonly method: string;
  version: string;
  number: number;
  definition: MethodDefinition;
}

interface Following {
  readonly key: string;
  number: number;
  readonly level: MethodLevel;
  facts: number;
  /** Of the version that it follows. */
  readonly definition: MethodDefinition;
}

/** Three departments, three ways of working; the rest of the group follows PM². */
const methodOfUnit: Readonly<Record<string, readonly string[]>> = {
  platforms: ['HYBRID', 'SCRUM'],
  data: ['SCRUM', 'KANBAN'],
  security: ['HYBRID'],
  field: ['STAGE-GATE'],
  supply: ['STAGE-GATE'],
  estates: ['STAGE-GATE'],
  people: ['LIGHT', 'PM2'],
  sales: ['LIGHT', 'SCRUM'],
};
const levels: Readonly<Record<string, MethodLevel>> = { construction: 'full', standard: 'standard' };
const as = (tx: Tx, person: string): Tx => ({ ...tx, actor: { ...tx.actor, person } });
type Call = Parameters<typeof use.saveMethodDraft>[2];
const at = (version: number) => ({ version }) as Call;
const input = <F extends (tx: Tx, input: never, ...rest: never[]) => unknown>(given: object) =>
  given as Parameters<F>[1];

const tailoringRules = [
  { name: 'Much money', when: 'cost > 5000000', key: 'STAGE-GATE', level: 'full' },
  { name: 'Data and security', when: 'unit in ["Data", "Platforms"]', key: 'HYBRID', level: 'standard' },
  {
    name: 'Operations',
    when: 'unit in ["Field services", "Supply chain", "Estates"]',
    key: 'STAGE-GATE',
    level: 'standard',
  },
  { name: 'Small and short', when: 'class == "agile" && durationDays < 300', key: 'LIGHT', level: 'light' },
  { name: 'All others', when: '', key: 'PM2', level: 'standard' },
] as const;

const toSecond = (d: MethodDefinition): MethodDefinition =>
  methodDefinition.parse({
    ...d,
    gates: d.gates.map(g =>
      g.id === 'g3' ? { ...g, deliverables: [...g.deliverables, 'security-review'] } : g,
    ),
    activities: [
      ...d.activities.filter(a => a.id !== 'do-buy-what-is-long-in-coming'),
      {
        ...{
          id: 'do-review-security',
          name: 'Review security with who runs it',
          phase: 'build',
          level: 'standard',
        },
        raci: [
          { role: 'quality', does: 'A' },
          { role: 'team', does: 'R' },
        ],
      },
    ],
    deliverables: [
      ...d.deliverables.map(x => (x.id === 'first-risks' ? { ...x, name: 'Risk list', level: 'light' } : x)),
      {
        id: 'security-review',
        name: 'Security review',
        phase: 'build',
        raci: [{ role: 'quality', does: 'A' }],
      },
      {
        id: 'benefit-profile',
        name: 'Benefit profile',
        phase: 'define',
        raci: [{ role: 'sponsor', does: 'A' }],
      },
    ],
  });

const toThird = (d: MethodDefinition): MethodDefinition =>
  methodDefinition.parse({
    ...d,
    cadences: d.cadences.map(c => (c.id === 'report' ? { ...c, everyDays: 7 } : c)),
    deliverables: [
      ...d.deliverables,
      {
        id: 'carbon-estimate',
        name: 'Carbon estimate',
        phase: 'plan',
        level: 'standard',
        raci: [{ role: 'designer', does: 'A' }],
      },
    ],
    fields: [
      {
        ...{ id: 'cost-centre', name: 'Cost centre', phase: 'plan', field: 'costCentre' },
        about: 'Agreed with finance before money is spent.',
      },
    ],
  });

/** How far a project is on a day, from 0 to 1, by its planned dates. */
function shareDone(p: DemoProject, day: Day): number {
  const last = { ...p.first, ...Object.assign({}, ...p.changes.map(c => c.set)) } as DemoProject['first'];
  if (last.startForecast === null || last.finishForecast === null) return 0;
  const length = Math.max(1, daysBetween(last.startForecast, last.finishForecast));
  return Math.min(1, Math.max(0, daysBetween(last.startForecast, day) / length));
}

const whyNot = ['Covered by the programme', 'The supplier does it', 'Nothing of that kind here'];

/** What was told so far. */
interface Keeping {
  readonly demo: Demonstration;
  readonly ids: Ids;
  readonly known: Map<string, Known>;
  readonly following: Map<string, Following>;
}
interface Span {
  readonly from: Day;
  readonly to: Day;
}
interface Next {
  readonly definition: MethodDefinition;
  readonly from: Day | null;
  readonly note: string;
}
interface Numbered {
  readonly p: DemoProject;
  readonly i: number;
}

const directorOf = ({ demo, ids }: Keeping): string =>
  idOf(ids, demo.signIns.find(s => s.role === 'pmo-director')?.person ?? '');

function knownOf({ known }: Keeping, key: string): Known {
  const found = known.get(key);
  if (found === undefined) throw new Error(`Broken assumption: ${key} was added before it is used`);
  return found;
}

async function begin(k: Keeping, tx: Tx, from: Day): Promise<void> {
  for (const pack of packs) {
    const { method, version } = await addPack(as(tx, directorOf(k)), pack, { from, ownerId: directorOf(k) });
    k.known.set(pack.key, {
      method,
      version,
      number: 1,
      definition: methodDefinition.parse(pack.definition),
    });
  }
  const rules = tailoringRules.map(({ key, ...r }) => ({ ...r, methodId: knownOf(k, key).method }));
  const body = { rules, reason: 'Adopted with the methods' };
  await use.setTailoringRules(as(tx, directorOf(k)), input<typeof use.setTailoringRules>({ body }), at(1));
}

/** Drafts the next version of the gated method; published from a day on, unless that is null. */
async function nextVersion(k: Keeping, tx: Tx, { definition, from, note }: Next): Promise<void> {
  const gated = knownOf(k, 'STAGE-GATE');
  const by = as(tx, directorOf(k));
  const draft = await use.draftMethodVersion(
    by,
    input<typeof use.draftMethodVersion>({ params: { method: gated.method } }),
  );
  const params = { methodVersion: draft.id };
  await use.saveMethodDraft(
    by,
    input<typeof use.saveMethodDraft>({ params, body: { definition, note } }),
    at(1),
  );
  if (from === null) return;
  const body = { effectiveFrom: from };
  await use.publishMethodVersion(by, input<typeof use.publishMethodVersion>({ params, body }), at(2));
  Object.assign(gated, { version: draft.id, number: draft.number, definition });
}

async function beginOn(k: Keeping, tx: Tx, { p, i }: Numbered): Promise<void> {
  // A few were never asked.
  if (i % 17 === 9) return;
  const choice = methodOfUnit[p.unit] ?? ['PM2'];
  const key = choice[i % choice.length] ?? 'PM2';
  const level = levels[p.class ?? ''] ?? 'light';
  const deviates = i % 11 === 4;
  const { version, number, definition } = knownOf(k, key);
  const left =
    i % 13 === 5 ? stepsOf(definition, level).find(s => s.kind === 'deliverable' && !s.mandatory) : undefined;
  await follow(as(tx, idOf(k.ids, p.manager)), idOf(k.ids, p.key), {
    ...{
      seq: 1,
      versionId: version,
      level,
      from: p.addedOn,
      agreedBy: idOf(k.ids, p.sponsor),
      deviates,
      rule: null,
    },
    reason: deviates ? 'The team knows this way of working from its last project.' : '',
    tailoring:
      left === undefined
        ? []
        : [{ element: left.step, change: 'left-out', reason: 'Users know the system.' }],
  });
  k.following.set(p.key, { key, number, level, facts: 1, definition });
}

async function move(k: Keeping, tx: Tx, p: DemoProject): Promise<void> {
  const now = k.following.get(p.key);
  const gated = knownOf(k, 'STAGE-GATE');
  if (now === undefined) return;
  await follow(as(tx, idOf(k.ids, p.manager)), idOf(k.ids, p.key), {
    ...{
      seq: now.facts + 1,
      versionId: gated.version,
      level: now.level,
      from: k.demo.anchor,
      agreedBy: directorOf(k),
    },
    ...{ reason: 'Moved with the half-year change', rule: null, deviates: false, tailoring: [] },
  });
  k.following.set(p.key, {
    ...{ ...now, number: gated.number, facts: now.facts + 1 },
    definition: gated.definition,
  });
}

async function stepsOn(k: Keeping, tx: Tx, { p, i }: Numbered): Promise<void> {
  const now = k.following.get(p.key);
  if (now === undefined) return;
  const { method } = knownOf(k, now.key);
  const { definition } = now;
  const order = phasesInOrder(definition.phases).map(x => x.id);
  const all = stepsOf(definition, now.level);
  const steps = order.flatMap(id => all.filter(s => s.phase === id));
  const done = steps.slice(0, Math.floor(steps.length * shareDone(p, k.demo.anchor)));
  const strict = definition.mode === 'strict';
  const settled = done.map((s, n) => {
    const not = (n + i) % 19 === 7;
    const open = !strict && (n + i) % 23 === 11;
    const state = not ? ('not-applicable' as const) : open ? ('open' as const) : ('done' as const);
    const daysAgo = Math.round(((done.length - n) / Math.max(1, steps.length)) * 340);
    return {
      step: s.step,
      state,
      reason: not ? (whyNot[n % 3] ?? '') : '',
      day: addDays(k.demo.anchor, -daysAgo),
    };
  });
  await tellSteps(
    as(tx, idOf(k.ids, p.manager)),
    { project: idOf(k.ids, p.key), method },
    settled.filter(s => s.state !== 'open'),
  );
}

async function tell(k: Keeping, tx: Tx, span: Span): Promise<void> {
  if (k.known.size === 0) await begin(k, tx, addDays(span.from, -30));
  if (knownOf(k, 'STAGE-GATE').number === 1 && daysBetween(span.to, k.demo.anchor) < 200)
    await nextVersion(k, tx, {
      definition: toSecond(knownOf(k, 'STAGE-GATE').definition),
      from: span.from,
      note: 'Security and benefits are looked at earlier',
    });
  for (const [i, p] of k.demo.projects.entries())
    if (p.addedOn >= span.from && p.addedOn <= span.to) await beginOn(k, tx, { p, i });
}

async function tellPresent(k: Keeping, tx: Tx): Promise<void> {
  const gated = k.demo.projects.filter(
    p => k.following.get(p.key)?.key === 'STAGE-GATE' && k.following.get(p.key)?.number === 1,
  );
  for (const p of gated.filter((_, i) => i % 3 === 0)) await move(k, tx, p);
  const stay = gated
    .filter((_, i) => i % 9 === 4)
    .slice(0, 3)
    .map(p => idOf(k.ids, p.key));
  const body = {
    act: 'opt-out',
    projectIds: stay,
    reason: 'Closes within the quarter; not worth the change.',
  };
  const params = { methodVersion: knownOf(k, 'STAGE-GATE').version };
  await use.migrateProjects(as(tx, directorOf(k)), input<typeof use.migrateProjects>({ params, body }));
  for (const [i, p] of k.demo.projects.entries()) await stepsOn(k, tx, { p, i });
  await nextVersion(k, tx, {
    definition: toThird(knownOf(k, 'STAGE-GATE').definition),
    from: null,
    note: 'Weekly reports, a cost centre before the build, and carbon from standard on',
  });
}

export function methodKeeper(demo: Demonstration, ids: Ids): MethodKeeper {
  const k: Keeping = { demo, ids, known: new Map(), following: new Map() };
  return { tell: (tx, span) => tell(k, tx, span), tellPresent: tx => tellPresent(k, tx) };
}
