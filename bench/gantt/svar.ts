import '@svar-ui/react-gantt/all.css';
import { Gantt, type ILink, type ITask, Willow } from '@svar-ui/react-gantt';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { generateRows, type Rows } from './rows.ts';
import type { Subject } from './subject.ts';

const types: Readonly<Record<string, ILink['type']>> = { FS: 'e2s', SS: 's2s', FF: 'e2e', SF: 's2e' };
let data: Rows = { rows: [], links: [] };
let moved = 0;

/** The element that scrolls the rows: the tallest one that can. */
const scroller = (): Element | undefined =>
  [...document.querySelectorAll('#root *')]
    .filter(e => e.scrollHeight > e.clientHeight + 100 && /auto|scroll/.test(getComputedStyle(e).overflowY))
    .toSorted((a, b) => b.clientWidth - a.clientWidth)[0];
let found: Element | undefined;

export const subject: Subject = {
  prepare: count => {
    data = generateRows(count);
    return Promise.resolve();
  },
  mount: async root => {
    const tasks = data.rows.map(
      (r): ITask => ({
        id: r.id,
        text: r.name,
        type: r.summary ? 'summary' : 'task',
        start: r.start,
        end: r.end,
        parent: r.parent,
        open: true,
      }),
    );
    const links = data.links.map(
      (l): ILink => ({ id: l.id, source: l.from, target: l.to, type: types[l.type] ?? 'e2s' }),
    );
    const ready = Promise.withResolvers<void>();
    const chart = createElement(Gantt, {
      tasks,
      links,
      cellHeight: 24,
      cellWidth: 32,
      scales: [
        { unit: 'month', step: 1, format: '%M %Y' },
        { unit: 'week', step: 1, format: '%W' },
      ],
      init: api => {
        api.on('drag-task', () => {
          moved = 1;
        });
        ready.resolve();
      },
    });
    createRoot(root).render(createElement(Willow, null, chart));
    await ready.promise;
  },
  scrollRows: rows => {
    found ??= scroller();
    if (found !== undefined) found.scrollTop += rows * 24;
  },
  bar: () => {
    const box = document.querySelector('.wx-bar.wx-task')?.getBoundingClientRect();
    return box === undefined ? { x: 0, y: 0 } : { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  },
  moved: () => moved,
};
