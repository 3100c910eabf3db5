import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useFormat } from '../../../lib/format/use-format.ts';
import type { OpenedPlan } from '../../../lib/plan-worker/messages.ts';
import { dayCounter, type PlanView } from '../../../lib/plan-worker/view.ts';
import type { GanttScene } from '../../../ui/timeline/gantt-scene.ts';
import { type ColumnSource, planGridColumns } from './plan-columns.ts';
import { type PlanDays, usePlanDays } from './plan-days.ts';
import { orderOf, recordsOf } from './plan-scene.ts';
import type { PlanSearch } from './search.ts';
import type { PlanActions, PlanState } from './use-plan.ts';

interface ViewProps {
  readonly opened: OpenedPlan;
  readonly view: PlanView;
  readonly state: PlanState;
  readonly actions: PlanActions;
  readonly narrow: boolean;
  readonly statusLabel: (day: string) => string;
}

const daySec = 86_400;

/** The end of the day up to which progress is told; NaN when the plan does not say. */
const statusOf = ({ facts }: OpenedPlan): number => {
  const said = facts.header.statusDate;
  return typeof said === 'number' ? Math.ceil(said / daySec) * daySec : Number.NaN;
};

/** What the address says of the plan, and how to change it. */
export function usePlanSearch() {
  const search: PlanSearch = useSearch({ from: '/projects/$project/plan' });
  const { project } = useParams({ from: '/projects/$project/plan' });
  const navigate = useNavigate({ from: '/projects/$project/plan' });
  const set = useCallback(
    (change: Partial<PlanSearch>) =>
      void navigate({
        to: '/projects/$project/plan',
        params: { project },
        search: before => ({ ...before, ...change }),
        replace: true,
      }),
    [navigate, project],
  );
  return { search, set };
}

interface ColumnsProps extends Pick<ViewProps, 'view' | 'state' | 'actions' | 'narrow'> {
  readonly days: PlanDays;
  readonly workDays: (fromSec: number, toSec: number) => number;
  readonly workDaySec: number;
  readonly mayEdit: boolean;
  readonly chosen: string | undefined;
  readonly widths: Readonly<Record<string, number>>;
}

/** The columns that are shown, as wide as they were made. */
function useColumns(props: ColumnsProps) {
  const { view, state, actions, narrow, days, workDays, workDaySec, mayEdit, widths } = props;
  const format = useFormat();
  const loads = state.consequences?.loads;
  const source = useMemo(
    (): ColumnSource => ({
      view,
      days,
      number: format.number,
      signed: format.signed,
      workDays,
      workDaySec,
      mayEdit,
      overloaded: new Set(loads?.map(load => load.initials)),
      keep: actions.keep,
    }),
    [view, days, format, workDays, workDaySec, mayEdit, loads, actions],
  );
  return useMemo(() => {
    const chosen = narrow ? 'name' : props.chosen;
    const all = planGridColumns(source);
    const shown =
      chosen === undefined ? all : all.filter(c => c.key === 'name' || chosen.split(' ').includes(c.key));
    return shown.map(c => ({ ...c, width: widths[c.key] ?? (narrow ? 150 : c.width) }));
  }, [source, props.chosen, widths, narrow]);
}

/** What the chart shows: records, rows, columns, marks. */
export function usePlanView({ opened, view, state, actions, narrow, statusLabel }: ViewProps) {
  const { search, set } = usePlanSearch();
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const statusSec = statusOf(opened);
  const days = usePlanDays(Number.isNaN(statusSec) ? opened.facts.start : statusSec - 1);
  const workDays = useMemo(() => dayCounter(opened.pauses), [opened.pauses]);
  const { header } = opened.facts;
  const workDaySec = (typeof header.minutesPerDay === 'number' ? header.minutesPerDay : 480) * 60;
  const mayEdit = opened.facts.may.edit && !narrow && search.asOf === undefined;
  const columns = useColumns({
    view,
    state,
    actions,
    narrow,
    days,
    workDays,
    workDaySec,
    mayEdit,
    chosen: search.columns,
    widths,
  });
  const records = useMemo(() => recordsOf(view, search, days.day), [view, search, days]);
  const order = useMemo(() => orderOf(view, records, { search, folded }), [view, records, search, folded]);
  const links = useMemo(
    () => ({
      from: view.columns.linkFrom,
      to: view.columns.linkTo,
      kind: view.columns.linkKind,
      state: view.columns.linkState,
    }),
    [view],
  );
  const scene = useMemo(
    (): GanttScene => ({
      records,
      order,
      links,
      columns,
      folded: new Set([...folded].map(uid => view.rowOf(uid))),
      pauses: opened.pauses,
      marks: Number.isNaN(statusSec) ? [] : [{ sec: statusSec, label: statusLabel(days.day(statusSec - 1)) }],
      statusSec,
      look: {
        critical: search.calm !== true && (search.colour ?? 'critical') === 'critical',
        baseline: true,
        slack: search.slack === true,
        progressLine: search.progress === true,
      },
    }),
    [records, order, links, columns, folded, view, opened, statusSec, statusLabel, days, search],
  );
  const toggle = useCallback(
    (record: number) => {
      const uid = view.columns.uid[record] ?? -1;
      setFolded(before => {
        const next = new Set(before);
        if (!next.delete(uid)) next.add(uid);
        return next;
      });
    },
    [view],
  );
  const resize = useCallback((key: string, width: number) => setWidths(w => ({ ...w, [key]: width })), []);
  return { scene, days, workDays, workDaySec, mayEdit, search, set, toggle, resize };
}
