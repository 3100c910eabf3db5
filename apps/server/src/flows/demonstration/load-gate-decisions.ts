import { addDays, type Day } from '@chartroom/engine';
import { gateHandlers, type PastGate, replayGate } from '../../domains/governance/index.ts';
import type { Tx } from '../../platform/index.ts';
import { type Ids, idOf } from './ids.ts';
import type { Demonstration, DemoProject } from './records.ts';

type Calendar = Parameters<typeof gateHandlers.listGates>[1];
type Item = Awaited<ReturnType<typeof gateHandlers.listGates>>['items'][number];

/** What the gates of the demonstration are prepared from, by name. */
const standards: Readonly<Record<string, string>> = {
  'G2 Plan': 'plan-approved',
  'G3 Build': 'ready-to-build',
  'G4 Go-live': 'go-live',
  'G5 Close': 'closure',
};

const conditions = [
  ['Contract with the second supplier signed', -12],
  ['Cut-over rehearsed with the night shift', 21],
  ['Penetration test passed', -4],
  ['Training booked for all branches', 35],
] as const;

const words = {
  go: 'The plan is sound and the money is there.',
  'go-with-conditions': 'Go on; what is still open does not stop the work if it is closed in time.',
  hold: 'Wait until the change of the budget is decided.',
  recycle: 'The design leaves too much open. Come back with the test results.',
  stop: 'The case does not hold any more; close it down in order.',
} as const;
type Wish = keyof typeof words;

const against = 'Cost is over what we agreed to, and nobody has said where it comes from.';

interface Cast {
  readonly tx: Tx;
  readonly demo: Demonstration;
  readonly ids: Ids;
  readonly director: string;
  readonly owners: ReadonlyMap<string, string>;
  readonly projects: ReadonlyMap<string, DemoProject>;
}

const at = (day: Day, hour: string): string => `${day}T${hour}:00.000Z`;

/** A gate with its parts, votes and decision; what is wished for may be refused by the evidence. */
function past(
  cast: Cast,
  item: Item,
  { i, wish }: { readonly i: number; readonly wish: Wish | null },
): PastGate | null {
  const { demo, ids, director, owners, projects } = cast;
  const project = projects.get(item.project.id);
  if (!project) return null;
  const [manager, sponsor] = [idOf(ids, project.manager), idOf(ids, project.sponsor)];
  const keeper = owners.get(project.portfolio) ?? '';
  const today = demo.anchor;
  const decidedOn = item.state === 'passed' ? (item.day as Day) : addDays(today, -3 - i);
  const opened = addDays(wish === null ? today : decidedOn, -4 - (i % 5) * 2);
  const vote = (
    role: 'sponsor' | 'pmo-director' | 'portfolio-manager',
    by: string,
    choice: 'for' | 'against',
  ) => ({
    ...{ role, by, choice, words: choice === 'against' ? against : '', at: at(addDays(opened, 1), '10:20') },
  });
  const dissent = i % 3 === 1 || wish === 'recycle' || wish === 'hold';
  const all = [
    vote('sponsor', sponsor, 'for'),
    vote('pmo-director', director, dissent ? 'against' : 'for'),
    ...(standards[item.name] === 'closure' ? [] : [vote('portfolio-manager', keeper, 'for')]),
  ].filter(v => v.by !== manager && v.by !== '');
  const voters = [...new Map(all.map(v => [v.by, v])).values()];
  const chair = standards[item.name] === 'ready-to-build' ? director : sponsor;
  const [first, second] = [conditions[i % 4], conditions[(i + 1) % 4]];
  return {
    ...{
      projectId: item.project.id,
      milestoneId: item.milestoneId,
      standard: standards[item.name] ?? 'start',
    },
    decideBy: wish === null ? addDays(today, 2 + 3 * (i % 4)) : decidedOn,
    parts: {
      ...{ left: wish === null ? 1 + (i % 2) : wish === 'go' ? 0 : 1, by: director, on: addDays(opened, -1) },
      link: `/projects/${item.project.key}?tab=reports`,
    },
    opened: { at: at(opened, '09:00'), by: manager },
    votes: wish === null ? voters.slice(0, i % 3) : voters,
    decided:
      wish === null || chair === manager
        ? null
        : {
            ...{
              at: at(decidedOn, '14:30'),
              by: chair,
              wish,
              words: d => words[d],
              nextOn: addDays(today, 30 + i),
            },
            conditions: [first, second].flatMap(c =>
              c === undefined ? [] : [{ text: c[0], ownerId: manager, due: addDays(today, c[1]) }],
            ),
          },
  };
}

const firstOfEach = (items: readonly Item[]): readonly Item[] =>
  [...new Map(items.toReversed().map(i => [i.project.id, i])).values()].reverse();

/** Gates in every state: planned, open with votes, decided in each way, with conditions open and overdue, and a second round. */
export async function loadGateDecisions(tx: Tx, demo: Demonstration, ids: Ids): Promise<void> {
  const role = (name: string) => demo.signIns.find(s => s.role === name)?.person ?? '';
  const director = idOf(ids, role('pmo-director'));
  const open = demo.projects.filter(p => !p.confidential);
  const cast: Cast = {
    ...{ tx, demo, ids, director },
    owners: new Map(demo.portfolios.map(p => [p.key, idOf(ids, p.owner)])),
    projects: new Map(open.map(p => [idOf(ids, p.key), p])),
  };
  const query = { from: addDays(demo.anchor, -160), until: addDays(demo.anchor, 100), limit: 500 };
  const { items } = await gateHandlers.listGates(tx, { query } as Calendar);
  const known = items.filter(i => standards[i.name] !== undefined && cast.projects.has(i.project.id));
  const passed = firstOfEach(known.filter(i => i.state === 'passed')).slice(0, 9);
  const used = new Set(passed.map(i => i.project.id));
  const mine = (i: Item) => Number(cast.projects.get(i.project.id)?.sponsor === role('sponsor'));
  const ahead = firstOfEach(known.filter(i => i.state === 'unprepared' && !used.has(i.project.id))).toSorted(
    (a, b) => mine(b) - mine(a),
  );
  const replay = async (some: readonly Item[], wishes: readonly (Wish | null)[]) => {
    for (const [i, item] of some.entries()) {
      const gate = past(cast, item, { i, wish: wishes[i % wishes.length] ?? null });
      if (gate !== null) await replayGate(tx, gate);
    }
  };
  await replay(passed, ['go', 'go-with-conditions', 'go']);
  await replay(ahead.slice(0, 5), [null]);
  await replay(ahead.slice(5, 8), ['recycle', 'hold', 'stop']);
  for (const [i, item] of ahead.slice(8, 14).entries()) {
    const gate = past(cast, item, { i, wish: null });
    if (gate !== null) await replayGate(tx, { ...gate, opened: null, votes: [] });
  }
}
