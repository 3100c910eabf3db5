import { addDays, type Day } from '@chartroom/engine';
import type { Tx } from '../../platform/index.ts';
import { registerHandlers } from '../../register/index.ts';
import { type Ids, idOf } from './ids.ts';
import type { Demonstration } from './records.ts';

type Input<K extends keyof typeof registerHandlers> = Parameters<(typeof registerHandlers)[K]>[1];

/** What was to be built, with its points, in the order of the backlog; the last of them wait for a sprint. */
const stories: readonly (readonly [name: string, points: number])[] = [
  ['Sign in with the staff account', 5],
  ['Find a record by its number', 3],
  ['Show who changed a record last', 3],
  ['Import the old address list', 8],
  ['Send a receipt by mail', 3],
  ['Upload a scanned form', 5],
  ['Warn of a double entry', 5],
  ['Search by part of a name', 3],
  ['Print a summary on one page', 2],
  ['Approve a request from a phone', 5],
  ['Report of open requests by team', 5],
  ['Remind who has not answered', 3],
  ['Merge two records', 8],
  ['Work without a connection', 13],
  ['Translate letters', 5],
  ['Archive closed requests', 3],
  ['Export for the records office', 5],
];

/** Sprints of a fortnight; `days` before today they began, and how many of their stories were done in time. */
const sprints = [
  { days: 49, stories: 4, done: 4, goal: 'A clerk finds a record and sees its history' },
  { days: 35, stories: 4, done: 3, goal: 'Forms come in on paper and by mail' },
  { days: 21, stories: 3, done: 3, goal: 'Requests are approved on the way' },
  { days: 7, stories: 3, done: 1, goal: 'No request is forgotten' },
] as const;

const columns = [
  { key: 'to-do', name: 'To do', wipLimit: null, enforce: 'warn', done: false },
  { key: 'doing', name: 'Doing', wipLimit: 2, enforce: 'warn', done: false },
  { key: 'review', name: 'In review', wipLimit: 2, enforce: 'warn', done: false },
  { key: 'done', name: 'Done', wipLimit: null, enforce: 'warn', done: true },
] as const;

/** The board of one project with three sprints behind it and one under way, as it would have been worked. */
export async function loadBoard(tx: Tx, demo: Demonstration, at: { ids: Ids; key: string }): Promise<void> {
  const params = { project: idOf(at.ids, at.key) } as { readonly project: string };
  const on = (day: Day): Tx => ({ ...tx, at: `${day}T10:00:00.000Z` });
  const begin = on(addDays(demo.anchor, -56));
  await registerHandlers.setBoard(begin, { params, body: { columns } } as unknown as Input<'setBoard'>);
  const cards: number[] = [];
  for (const [name, points] of stories) {
    const body = { name, points, kind: 'story' };
    const { card } = await registerHandlers.createCard(begin, { params, body } as Input<'createCard'>);
    if (card !== null) cards.push(card.uid);
  }
  const move = (day: Day, body: object) =>
    registerHandlers.moveCard(on(day), { params, body } as Input<'moveCard'>);
  let next = 0;
  for (const [i, s] of sprints.entries()) {
    const start = addDays(demo.anchor, -s.days);
    const finish = addDays(start, 13);
    const body = { name: `Sprint ${i + 1}`, start, finish, goal: s.goal };
    const sprint = await registerHandlers.createSprint(on(start), {
      params,
      body,
    } as Input<'createSprint'>);
    const own = cards.slice(next, next + s.stories);
    next += s.stories;
    for (const card of own) await move(start, { card, sprint: sprint.uid });
    const chosen = { params, body: { sprint: sprint.uid, carryTo: null } };
    await registerHandlers.startSprint(on(start), chosen as Input<'startSprint'>);
    for (const [k, card] of own.entries()) {
      const begun = addDays(start, 1 + 2 * k);
      if (begun > demo.anchor) continue;
      await move(begun, { card, column: 'doing' });
      if (k < s.done) await move(addDays(begun, 3), { card, column: 'done' });
      else if (k === s.done) await move(addDays(begun, 2), { card, column: 'review' });
    }
    if (finish < demo.anchor) await registerHandlers.closeSprint(on(finish), chosen as Input<'closeSprint'>);
  }
}
