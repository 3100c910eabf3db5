import type { Change } from '@chartroom/contract';
import { type RatingScale, whatChanged } from '@chartroom/engine';
import type { Tx } from '../../platform/index.ts';
import type { Moment } from './moment.ts';
import { projectState } from './row.ts';
import { presentBefore, type StateRow } from './store/states.ts';

interface AtMoment {
  readonly moment: Moment;
  readonly states: readonly StateRow[];
}

/** What changed of projects between two moments; states are of all projects, also those that have left. */
export async function changesBetween(
  tx: Tx,
  { before, after }: { readonly before: AtMoment; readonly after: AtMoment },
  scales: ReadonlyMap<string, RatingScale>,
): Promise<readonly Change[]> {
  const earlier = new Map(before.states.map(s => [s.id, s]));
  const absent = after.states.filter(s => s.present && !earlier.get(s.id)?.present).map(s => s.id);
  const ever = absent.length === 0 ? new Set<string>() : await presentBefore(tx, before.moment, absent);
  const changes: Change[] = [];
  for (const now of after.states) {
    const then = earlier.get(now.id);
    const from = then ? projectState(then, then.present || ever.has(now.id), scales) : null;
    for (const c of whatChanged(from, projectState(now, true, scales))) {
      changes.push({ projectId: now.id, key: now.key, name: now.name, ...c });
    }
  }
  return changes;
}

/** How ratings of two scales are compared, in words; null when they are on one scale. */
export function scaleNote(
  before: readonly StateRow[],
  after: readonly StateRow[],
  scales: ReadonlyMap<string, RatingScale>,
): string | null {
  const used = (states: readonly StateRow[]) =>
    new Set(
      states.flatMap(s => (s.reportedScale !== null && s.reportedLevel !== null ? [s.reportedScale] : [])),
    );
  const earlier = used(before);
  const later = used(after);
  if (earlier.size === 0 || later.size === 0) return null;
  const changed = [...later].some(id => !earlier.has(id)) || [...earlier].some(id => !later.has(id));
  if (!changed) return null;
  const say = (ids: ReadonlySet<string>) => [...ids].flatMap(id => scales.get(id)?.name ?? []).join(' and ');
  const levels = [...new Set([...earlier, ...later])].flatMap(id => scales.get(id)?.levels ?? []);
  const meaning = (status: string) =>
    [...new Set(levels.filter(l => l.status === status).map(l => l.label))].join(' and ');
  return (
    `The scale of ratings changed from “${say(earlier)}” to “${say(later)}”. They are compared by what each level ` +
    `stands for: ${meaning('on-track')} on track, ${meaning('at-risk')} at risk, ${meaning('off-track')} off track.`
  );
}
