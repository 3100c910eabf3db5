import { asDay, type DraftedLine, draftLines, type ToldFacts } from '@chartroom/engine';
import type { MilestoneRow } from '../project-page/store.ts';
import type { StateRow } from '../state/store/states.ts';

const maybeDay = (d: string | null) => (d === null ? null : asDay(d));

const facts = (s: StateRow): ToldFacts => ({
  state: s.state,
  finishForecast: maybeDay(s.finishForecast),
  costForecastMinor: s.seesMoney ? s.costForecastMinor : null,
  benefitsForecastMinor: s.seesMoney ? s.benefitsForecastMinor : null,
  baselineNumber: s.baselineNumber,
});

interface Recorded {
  readonly asOf: string;
  readonly cadenceDays: number;
  readonly state: StateRow;
  readonly before: StateRow | null;
  readonly milestones: { readonly now: readonly MilestoneRow[]; readonly before: readonly MilestoneRow[] };
  readonly seesMoney: boolean;
}

/** The most lines that are drafted: a narrative of two minutes. */
const most = 12;

/** Lines of the narrative, drafted from what was recorded since the last report. */
export function draftedLines({
  asOf,
  cadenceDays,
  state,
  before,
  milestones,
  seesMoney,
}: Recorded): readonly DraftedLine[] {
  const earlier = new Map(milestones.before.map(m => [m.id, m]));
  const lines = draftLines({
    asOf: asDay(asOf),
    horizonDays: Math.min(60, cadenceDays * 2),
    currency: state.currency,
    now: facts(state),
    before: before === null ? null : facts(before),
    keyDates: milestones.now.map(m => {
      const was = earlier.get(m.id);
      return {
        id: m.id,
        name: m.name,
        baseline: maybeDay(m.baseline),
        forecast: maybeDay(m.forecast),
        actual: maybeDay(m.actual),
        before: was ? { forecast: maybeDay(was.forecast), actual: maybeDay(was.actual) } : null,
      };
    }),
  });
  return lines.filter(l => seesMoney || !l.money).slice(0, most);
}
