import { listPlanSteps } from '@chartroom/contract';
import { t } from '@lingui/core/macro';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useRead } from '../../../lib/api/use-read.ts';
import type { OpenedPlan } from '../../../lib/plan-worker/messages.ts';
import { textAt } from '../../../lib/plan-worker/text-column.ts';
import type { PlanView } from '../../../lib/plan-worker/view.ts';
import type { Gantt } from '../../../ui/timeline/gantt.ts';
import type { GanttChoice, GanttCommand, GanttHandlers } from '../../../ui/timeline/gantt-scene.ts';
import { LinkKind } from '../../../ui/timeline/link-buckets.ts';
import type { LinkDraft } from './link-dialog.tsx';
import { useGantt } from './use-gantt.ts';
import type { PlanActions, PlanState } from './use-plan.ts';
import { intentOf, intentOfCommand, pastedRows, uidsOf, usePlanSpeech } from './use-plan-handlers.ts';
import type { usePlanView } from './use-plan-view.ts';

interface DeskParts {
  readonly state: PlanState;
  readonly actions: PlanActions;
  readonly opened: OpenedPlan;
  readonly view: PlanView;
  readonly shown: ReturnType<typeof usePlanView>;
  readonly narrow: boolean;
  readonly onLink: (draft: LinkDraft) => void;
}

const linkTypes = ['FS', 'SS', 'FF', 'SF'] as const;
const usualZoom = 32 / 7;

/** The axis of a plan: a little more than the plan itself on both sides. */
const scaleOf = ({ facts }: OpenedPlan, pxPerDay: number) => ({
  originSec: facts.start - 120 * 86_400,
  endSec: facts.finish + 400 * 86_400,
  pxPerDay,
});

/** Rows as text for a spreadsheet: what is shown, tab by tab. */
function copied({ shown, view }: DeskParts, choice: GanttChoice): string {
  const { columns } = shown.scene;
  const rows = [...choice.chosen].toSorted((a, b) => a - b);
  const lines = rows.map(i =>
    columns
      .map(c => (c.key === 'who' ? textAt(view.columns.who, i) : c.text(i)).replaceAll('\t', ' '))
      .join('\t'),
  );
  return [columns.map(c => c.title).join('\t'), ...lines].join('\n');
}

/** What keys of the chart do to the plan; false where it may not be. */
function useCommands(parts: DeskParts) {
  const { view, actions, shown, onLink, state } = parts;
  return (command: GanttCommand, choice: GanttChoice): boolean => {
    const uids = uidsOf(view, choice);
    const [first] = uids;
    if (command.kind === 'open') {
      if (first !== undefined) shown.set({ task: first });
      return first !== undefined;
    }
    if (!shown.mayEdit) return false;
    switch (command.kind) {
      case 'undo':
        actions.undo();
        return true;
      case 'redo':
        actions.redo();
        return true;
      case 'apply':
        actions.apply();
        return state.steps > 0;
      case 'discard':
        if (state.steps > 0) actions.discard();
        return state.steps > 0;
      case 'link': {
        const [pred, succ] = uids;
        if (pred === undefined) return false;
        onLink(succ === undefined ? { succ: pred } : { pred, succ });
        return true;
      }
      case 'insert': {
        const place = first === undefined ? {} : { place: { after: first } };
        const fields = { name: t`New task`, durationSec: shown.workDaySec };
        actions.keep({ kind: 'commands', commands: [{ do: 'create', fields, ...place }] });
        return true;
      }
      case 'paste': {
        const intent = pastedRows(command.text, first, shown.workDaySec);
        if (intent !== null) actions.keep(intent);
        return intent !== null;
      }
      default: {
        const intent = intentOfCommand(command, uids);
        if (intent === null || uids.length === 0) return false;
        actions.keep(intent);
        return true;
      }
    }
  };
}

/** What the pointer and the keys of the chart do. */
function useHandlers(
  parts: DeskParts,
  gantt: RefObject<Gantt | null>,
  set: { readonly zoom: (zoom: number) => void; readonly pane: (width: number) => void },
): GanttHandlers {
  const { view, actions, shown, onLink } = parts;
  const onCommand = useCommands(parts);
  const zoomNow = useRef(shown.search.zoom ?? usualZoom);
  const uid = (record: number) => view.columns.uid[record] ?? -1;
  return {
    onToggle: shown.toggle,
    onChoice: () => undefined,
    onDrag: drag => {
      if (!shown.mayEdit) return;
      if (gantt.current?.choice().active !== drag.record)
        gantt.current?.choose({ active: drag.record, chosen: new Set([drag.record]) });
      const intent = intentOf(drag, uid(drag.record), zoomNow.current);
      if (drag.over) actions.keep(intent);
      else actions.preview(intent);
    },
    onDragCancelled: actions.cancel,
    onLinkDrawn: (from, to, kind) => {
      if (!shown.mayEdit) return;
      const type = linkTypes[kind] ?? 'FS';
      actions.keep({ kind: 'commands', commands: [{ do: 'link', pred: uid(from), succ: uid(to), type }] });
    },
    onLinkPicked: link => {
      if (!shown.mayEdit) return;
      const { linkFrom, linkTo, linkKind } = view.columns;
      const type = linkTypes[linkKind[link] ?? LinkKind.FS] ?? 'FS';
      onLink({ pred: uid(linkFrom[link] ?? -1), succ: uid(linkTo[link] ?? -1), type, known: true });
    },
    onCommand,
    onCopy: choice => copied(parts, choice),
    onColumnResize: shown.resize,
    onPaneResize: set.pane,
    onZoom: zoom => {
      zoomNow.current = zoom;
      set.zoom(zoom);
    },
  };
}

/**
 * Shows the scene; where a plan begins elsewhere than the last one shown, the window goes there: to the status day by the
 * zoom of the address, or, without one, to the whole plan.
 */
function useShownScene(
  gantt: Gantt | null,
  { shown, opened }: DeskParts,
  { zoom, onFit }: { readonly zoom: number; readonly onFit: (pxPerDay: number) => void },
): void {
  const asked = shown.search.zoom !== undefined;
  const placed = useRef<{ readonly gantt: Gantt; readonly start: number } | null>(null);
  const { scene } = shown;
  const { facts } = opened;
  useEffect(() => {
    if (gantt === null) return;
    gantt.show(scene);
    const wanted = scaleOf(opened, zoom);
    if (placed.current?.gantt === gantt && placed.current.start === facts.start) {
      const scale = gantt.scale();
      if (scale.endSec < wanted.endSec) gantt.setScale({ ...scale, endSec: wanted.endSec });
      return;
    }
    placed.current = { gantt, start: facts.start };
    const from = Number.isNaN(scene.statusSec) ? facts.start : scene.statusSec - 16 * 86_400;
    gantt.setScale(wanted);
    if (asked) gantt.scrollToSec(Math.max(facts.start - 5 * 86_400, from));
    else {
      gantt.fit();
      onFit(gantt.scale().pxPerDay);
    }
  }, [gantt, scene, opened, facts, zoom, asked, onFit]);
}

/** Says at the bar, and to who cannot see it, what a change does. */
function useSpokenMoves(gantt: Gantt | null, { state, actions, view, shown }: DeskParts): void {
  const speech = usePlanSpeech({ view, days: shown.days, mayEdit: shown.mayEdit, workDays: shown.workDays });
  const newest = useRef({ speech });
  newest.current = { speech };
  useEffect(
    () =>
      actions.onMoves(() => {
        if (gantt === null) return;
        gantt.refresh();
        const { active } = gantt.choice();
        gantt.emphasise([{ record: active, text: newest.current.speech.short(active) }]);
      }),
    [gantt, actions],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once for each answer of the engine
  useEffect(() => {
    if (gantt === null) return;
    const { active } = gantt.choice();
    const unsaved = state.steps > 0 && active >= 0;
    gantt.emphasise(unsaved ? [{ record: active, text: speech.short(active) }] : []);
    if (unsaved) gantt.announce(speech.spoken(active));
  }, [state.consequences, gantt]);
}

/** The chart on the page, its zoom, and what undo and redo reach. */
export function useDesk(parts: DeskParts) {
  const { state, actions, opened, shown, narrow, view } = parts;
  const [zoom, setZoom] = useState(shown.search.zoom ?? usualZoom);
  const [pane, setPane] = useState(narrow ? 150 : 640);
  const chart = useRef<Gantt | null>(null);
  const handlers = useHandlers(parts, chart, { zoom: setZoom, pane: setPane });
  const { host, gantt } = useGantt(handlers, shown.days, pane);
  chart.current = gantt;
  useEffect(() => gantt?.setPaneWidth(pane), [gantt, pane]);
  const usual = useRef(usualZoom);
  const onFit = useCallback((pxPerDay: number) => {
    usual.current = pxPerDay;
  }, []);
  useShownScene(gantt, parts, { zoom, onFit });
  useSpokenMoves(gantt, parts);

  const { created } = state;
  useEffect(() => {
    const record = created === null ? -1 : view.rowOf(created);
    if (gantt === null || record < 0) return;
    gantt.choose({ active: record, chosen: new Set([record]) });
    requestAnimationFrame(() => gantt.edit(record, 'name'));
  }, [gantt, created, view]);

  const { set } = shown;
  useEffect(() => {
    const timer = setTimeout(() => {
      if (zoom !== (shown.search.zoom ?? usual.current)) set({ zoom: Math.round(zoom * 1000) / 1000 });
    }, 400);
    return () => clearTimeout(timer);
  }, [zoom, set, shown.search.zoom]);

  const params = { project: opened.facts.project.id };
  const known = useRead(listPlanSteps, { params, query: { limit: 1 } });
  return {
    host,
    zoom,
    zoomTo: (to: number) => gantt?.zoom(to),
    fit: () => gantt?.fit(),
    undo: actions.undo,
    redo: actions.redo,
    canUndo: state.steps > 0 || (known.data?.undo ?? null) !== null,
    canRedo: state.undone > 0 || (state.steps === 0 && (known.data?.redo ?? null) !== null),
  };
}
