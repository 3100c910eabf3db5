import type { Api } from '@chartroom/contract';
import { type Answer, record, type Scheduled, type Soon, type Tx } from '../../../platform/index.ts';
import { todayIn } from '../../../register/index.ts';
import { standingControls } from './controls.ts';
import { insertResults, lastResults } from './store/results.ts';
import { judge } from './store/subjects.ts';

const words: Readonly<Record<string, string>> = { p: 'pass', f: 'fail', n: 'none' };

/**
 * Checks every live project, or those named, whoever may see it, and keeps what is other than at the run before: since
 * when a control fails is told from these. Answers how much changed.
 */
export async function runControls(tx: Tx, only?: readonly string[]): Promise<Answer<Api['runControls']>> {
  const standing = await standingControls(tx);
  const today = await todayIn(tx);
  const rows = await judge(
    tx,
    standing.map(s => s.conditions),
    { sees: 'everything', today, ...(only === undefined ? {} : { only }) },
  );
  const known = await lastResults(tx, only);
  const changed = rows.flatMap(r =>
    standing.flatMap(({ control }, i) => {
      const state = words[r.letters[i] ?? 'n'] ?? 'none';
      return known.get(`${r.id} ${control.code}`) === state
        ? []
        : [{ projectId: r.id, code: control.code, state }];
    }),
  );
  await insertResults(tx, today, changed);
  if (changed.length > 0)
    record(tx, {
      name: 'governance.controls.run',
      subject: { kind: 'organisation', id: tx.org },
      after: { projects: rows.length, controls: standing.length, changed: changed.length },
    });
  return { at: tx.at, projects: rows.length, controls: standing.length, changed: changed.length };
}

/** Checks by the clock, so that nothing has to be opened for since when something fails to be known. */
export const checkByTheClock: Scheduled = {
  name: 'controls',
  run: async tx => {
    await runControls(tx);
  },
};

/** Checks projects a moment after they changed. */
export const checkSoon: Soon = {
  name: 'controls',
  prefixes: ['register.project', 'register.milestone', 'register.plan', 'monitoring', 'governance'],
  // What is calculated may come to something else, and what a condition names is called otherwise.
  forAll: [
    ...['governance.control.added', 'governance.control.changed', 'register.field.updated'],
    ...['register.unit', 'register.portfolio', 'register.programme', 'register.person'].map(
      e => `${e}.updated`,
    ),
  ],
  run: async (tx, projects) => {
    await runControls(tx, projects);
  },
};
