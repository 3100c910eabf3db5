import '../../apps/web/src/ui/theme/tokens.css';
import type { OpenedPlan } from '../../apps/web/src/lib/plan-worker/messages.ts';
import { openPlanWorker, type PlanWorker } from '../../apps/web/src/lib/plan-worker/open-worker.ts';
import { textAt } from '../../apps/web/src/lib/plan-worker/text-column.ts';
import { applyMoves, type PlanView, planView } from '../../apps/web/src/lib/plan-worker/view.ts';
import type { TimelineColumn } from '../../apps/web/src/ui/timeline/column.ts';
import { createGantt, type Gantt } from '../../apps/web/src/ui/timeline/gantt.ts';
import type { GanttHandlers } from '../../apps/web/src/ui/timeline/gantt-scene.ts';
import { openRows } from '../../apps/web/src/ui/timeline/records.ts';
import type { Subject } from './subject.ts';

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const dayText = (sec: number) => (Number.isNaN(sec) ? '' : day.format(sec * 1000));

interface Chart {
  gantt: Gantt | null;
  view: PlanView | null;
  moved: number;
}

const chart: Chart = { gantt: null, view: null, moved: 0 };
let worker: PlanWorker | null = null;
let count = 0;

function columnsOf({ columns: c }: PlanView): readonly TimelineColumn[] {
  const moved = (i: number) => {
    const was = c.wasFinish[i] ?? Number.NaN;
    return Number.isNaN(was) ? 0 : Math.round(((c.finish[i] ?? 0) - was) / 86_400);
  };
  return [
    { key: 'wbs', title: 'WBS', width: 52, text: i => textAt(c.wbs, i) },
    { key: 'name', title: 'Task', width: 190, tree: true, text: i => textAt(c.name, i) },
    {
      key: 'days',
      title: 'Days',
      width: 44,
      right: true,
      text: i => String((c.durationSec[i] ?? 0) / 28_800),
    },
    { key: 'start', title: 'Start', width: 68, right: true, text: i => dayText(c.start[i] ?? Number.NaN) },
    { key: 'finish', title: 'Finish', width: 72, right: true, text: i => dayText(c.finish[i] ?? Number.NaN) },
    {
      key: 'moved',
      title: 'Moved',
      width: 56,
      right: true,
      text: i => (moved(i) === 0 ? '' : `${moved(i)} d`),
    },
    {
      key: 'slack',
      title: 'Slack',
      width: 46,
      right: true,
      text: i => String(Math.round((c.slackSec[i] ?? 0) / 28_800)),
    },
  ];
}

const none = () => undefined;
const handlers: GanttHandlers = {
  onToggle: none,
  onChoice: none,
  onDrag: drag => {
    const uid = chart.view?.columns.uid[drag.record] ?? 0;
    worker?.preview({ kind: 'move', uid, startSec: drag.startSec, byDay: true });
  },
  onDragCancelled: none,
  onLinkDrawn: none,
  onLinkPicked: none,
  onCommand: () => false,
  onCopy: () => '',
  onColumnResize: none,
  onPaneResize: none,
  onZoom: none,
};

function show(opened: OpenedPlan): void {
  const view = planView(opened.columns);
  const { columns: c } = view;
  chart.view = view;
  const records = { ...c, tone: new Uint8Array(c.count), label: () => '' };
  const links = { from: c.linkFrom, to: c.linkTo, kind: c.linkKind, state: c.linkState };
  const finish = Math.max(...c.finish.subarray(0, 1), opened.facts.finish);
  chart.gantt?.show({
    records,
    order: openRows(records, new Set()),
    links,
    columns: columnsOf(view),
    folded: new Set(),
    pauses: opened.pauses,
    marks: [],
    statusSec: Number.NaN,
    look: { critical: true, baseline: true, slack: false, progressLine: false },
  });
  const originSec = opened.facts.start - 30 * 86_400;
  chart.gantt?.setScale({ originSec, endSec: finish + 20_000 * 86_400, pxPerDay: 32 / 7 });
  chart.gantt?.scrollToSec(originSec + 28 * 86_400);
}

export const subject: Subject = {
  prepare: wanted => {
    count = wanted;
    worker = openPlanWorker(
      ({ moves, consequences }) => {
        if (moves === null || chart.view === null) return;
        applyMoves(chart.view, moves);
        chart.moved = consequences.moved;
        chart.gantt?.refresh();
        const active = chart.gantt?.choice().active ?? -1;
        chart.gantt?.emphasise([
          { record: active, text: `${consequences.moved} tasks, ${consequences.finishDays} days` },
        ]);
      },
      new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    );
    return Promise.resolve();
  },
  mount: async root => {
    chart.gantt = createGantt(root, {
      paneWidth: 528,
      handlers,
      words: {
        locale: 'en-GB',
        quarter: n => `Q${n}`,
        week: n => `Week ${n}`,
        decade: year => `${year}s`,
        gridLabel: 'Tasks',
        splitter: 'Width',
        day: dayText,
      },
    });
    const opened = await worker?.ask<'open'>({ kind: 'open', project: String(count) as never });
    if (opened !== undefined) show(opened);
  },
  scrollRows: rows => {
    const scroller = document.querySelector('[class*=scroller]');
    if (scroller !== null) scroller.scrollTop += rows * 24;
  },
  bar: () => {
    const c = chart.view?.columns;
    const canvas = document.querySelector('[class*=body]')?.getBoundingClientRect();
    const scale = chart.gantt?.scale();
    const left = document.querySelector('[class*=scroller]')?.scrollLeft ?? 0;
    if (c === undefined || canvas === undefined || scale === undefined) return { x: 0, y: 0 };
    const middle = ((c.start[1] ?? 0) + (c.finish[1] ?? 0)) / 2;
    return {
      x: canvas.left + ((middle - scale.originSec) / 86_400) * scale.pxPerDay - left,
      y: canvas.top + 34,
    };
  },
  moved: () => chart.moved,
};
