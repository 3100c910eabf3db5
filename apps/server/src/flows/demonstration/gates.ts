import { addDays, type Day, daysBetween, type Random } from '@chartroom/engine';
import type { Life } from './project-life.ts';
import type { Window } from './project-plan.ts';
import type { DemoFigures, DemoGate } from './records.ts';

const shares: readonly (readonly [string, number])[] = [
  ['G0 Idea', -0.08],
  ['G1 Case', 0],
  ['G2 Plan', 0.15],
  ['G3 Build', 0.6],
  ['G4 Go-live', 0.9],
  ['G5 Close', 1],
];

/**
 * The gates of a project: what is planned when it comes in, then what is otherwise at the end of every fourth week.
 * A gate is passed when its day has come, but for a few that wait.
 */
export function gateHistory(
  own: Random,
  life: Life,
  { addedOn, window }: { readonly addedOn: Day; readonly window: Window },
): readonly DemoGate[] {
  const waits = shares.map(([, share]) => (share >= 0.6 && own.chance(0.15) ? own.int(5, 40) : 0));
  const history: DemoGate[] = [];
  const standing = new Map<string, DemoGate>();
  const tell = (from: Day, figures: DemoFigures) => {
    shares.forEach(([name, share], i) => {
      const before = standing.get(name);
      const gate = gateOn(figures, { name, share, wait: waits[i] ?? 0, from });
      if (!gate || before?.actual) return;
      if (before?.forecast === gate.forecast && before.baseline === gate.baseline && gate.actual === null)
        return;
      standing.set(name, gate);
      history.push(gate);
    });
  };
  tell(addedOn, life.first);
  let figures = life.first;
  let next = 0;
  window.fridays.forEach((friday, week) => {
    for (let c = life.changes[next]; c && c.from <= friday; c = life.changes[next]) {
      figures = { ...figures, ...c.set };
      next += 1;
    }
    if (friday > addedOn && (week % 4 === 3 || friday === window.last)) tell(friday, figures);
  });
  return history;
}

interface Asked {
  readonly name: string;
  readonly share: number;
  readonly wait: number;
  readonly from: Day;
}

function gateOn(figures: DemoFigures, { name, share, wait, from }: Asked): DemoGate | null {
  const { startBaseline: start, finishBaseline: finish, finishForecast } = figures;
  if (start === null || finish === null) return null;
  const slip = daysBetween(finish, finishForecast ?? finish);
  const baseline = addDays(start, Math.round(daysBetween(start, finish) * share));
  const forecast = addDays(baseline, Math.round(slip * Math.max(0, share)));
  const passed = addDays(forecast, figures.state === 'closed' ? 0 : wait) <= from;
  return {
    from,
    name,
    baseline,
    forecast,
    actual: passed ? addDays(forecast, figures.state === 'closed' ? 0 : wait) : null,
  };
}
