import 'dhtmlx-gantt/codebase/dhtmlxgantt.css';
import { gantt } from 'dhtmlx-gantt';
import { generateRows, type Rows } from './rows.ts';
import type { Subject } from './subject.ts';

const types: Readonly<Record<string, string>> = { FS: '0', SS: '1', FF: '2', SF: '3' };
let data: Rows = { rows: [], links: [] };
let at = 0;
let moved = 0;

export const subject: Subject = {
  prepare: count => {
    data = generateRows(count);
    return Promise.resolve();
  },
  mount: root => {
    gantt.config.row_height = 24;
    gantt.config.scale_height = 40;
    gantt.config.min_column_width = 32;
    gantt.config.scales = [
      { unit: 'month', step: 1, format: '%M %Y' },
      { unit: 'week', step: 1, format: '%W' },
    ];
    gantt.config.columns = [
      { name: 'text', label: 'Task', width: 240, tree: true },
      { name: 'start_date', label: 'Start', width: 90 },
      { name: 'end_date', label: 'Finish', width: 90 },
      { name: 'duration', label: 'Days', width: 60 },
    ];
    gantt.init(root);
    gantt.attachEvent('onTaskDrag', () => {
      moved = 1;
      return true;
    });
    gantt.parse({
      tasks: data.rows.map(r => ({
        id: r.id,
        text: r.name,
        type: r.summary ? 'project' : 'task',
        start_date: r.start,
        end_date: r.end,
        duration: r.days,
        parent: r.parent,
        open: true,
      })),
      links: data.links.map(l => ({ id: l.id, source: l.from, target: l.to, type: types[l.type] ?? '0' })),
    });
    return Promise.resolve();
  },
  scrollRows: rows => {
    at += rows * 24;
    gantt.scrollTo(null, at);
  },
  bar: () => {
    const bar =
      document.querySelector('.gantt_task_line[task_id="2"]') ??
      document.querySelectorAll('.gantt_task_line')[1];
    const box = bar?.getBoundingClientRect();
    return box === undefined ? { x: 0, y: 0 } : { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  },
  moved: () => moved,
};
