import { type RefObject, useEffect, useRef, useState } from 'react';
import { createGantt, type Gantt } from '../../../ui/timeline/gantt.ts';
import type { GanttHandlers } from '../../../ui/timeline/gantt-scene.ts';
import { useGanttWords } from './gantt-words.ts';
import type { PlanDays } from './plan-days.ts';

interface GanttHost {
  readonly host: RefObject<HTMLDivElement | null>;
  readonly gantt: Gantt | null;
}

/** Makes a chart when its element is there. Handlers may change with every render; the chart always calls the newest. */
export function useGantt(handlers: GanttHandlers, days: PlanDays, paneWidth: number): GanttHost {
  const words = useGanttWords(days);
  const host = useRef<HTMLDivElement>(null);
  const [gantt, setGantt] = useState<Gantt | null>(null);
  const newest = useRef({ handlers, days });
  newest.current = { handlers, days };
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; what it calls is always the newest
  useEffect(() => {
    if (host.current === null) return;
    const h = () => newest.current.handlers;
    const made = createGantt(host.current, {
      paneWidth,
      describedBy: 'plan-keys',
      words: { ...words, day: sec => newest.current.days.day(sec) },
      handlers: {
        onToggle: record => h().onToggle(record),
        onChoice: choice => h().onChoice(choice),
        onDrag: drag => h().onDrag(drag),
        onDragCancelled: () => h().onDragCancelled(),
        onLinkDrawn: (from, to, kind) => h().onLinkDrawn(from, to, kind),
        onLinkPicked: link => h().onLinkPicked(link),
        onCommand: (command, choice) => h().onCommand(command, choice),
        onCopy: choice => h().onCopy(choice),
        onColumnResize: (key, width) => h().onColumnResize(key, width),
        onPaneResize: width => h().onPaneResize(width),
        onZoom: pxPerDay => h().onZoom(pxPerDay),
      },
    });
    setGantt(made);
    return () => {
      made.destroy();
      setGantt(null);
    };
  }, [days.locale]);
  return { host, gantt };
}
