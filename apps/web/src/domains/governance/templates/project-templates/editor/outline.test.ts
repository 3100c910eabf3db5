import type { TemplateTask } from '@chartroom/contract';
import { expect, test } from 'vitest';
import { moveTask, removeTask, shiftTask } from './outline.ts';

/** `a b/1` is a at level 1 and b below it. */
const rows = (text: string): readonly TemplateTask[] =>
  text.split(' ').map(word => {
    const [id = '', level = '1'] = word.split('/');
    return { id, name: id, level: Number(level), days: 1, milestone: false, links: [], role: null };
  });
const said = (tasks: readonly TemplateTask[]) =>
  tasks.map(t => (t.level === 1 ? t.id : `${t.id}/${t.level}`)).join(' ');

test('a task moves with all below it, and stays inside what it lies below', () => {
  const tasks = rows('a b/2 c/2 d e/2');
  expect(said(moveTask(tasks, 0, 1))).toBe('d e/2 a b/2 c/2');
  expect(said(moveTask(tasks, 3, -1))).toBe('d e/2 a b/2 c/2');
  expect(said(moveTask(tasks, 2, -1))).toBe('a c/2 b/2 d e/2');
  expect(moveTask(tasks, 1, -1)).toBe(tasks);
  expect(moveTask(tasks, 2, 1)).toBe(tasks);
  expect(moveTask(tasks, 0, -1)).toBe(tasks);
});

test('a task goes in and out with all below it, without a gap', () => {
  const tasks = rows('a b c/2');
  expect(said(shiftTask(tasks, 1, 1))).toBe('a b/2 c/3');
  expect(said(shiftTask(tasks, 2, -1))).toBe('a b c');
  expect(shiftTask(tasks, 0, 1)).toBe(tasks);
  expect(shiftTask(tasks, 2, 1)).toBe(tasks);
  expect(shiftTask(tasks, 0, -1)).toBe(tasks);
  const deep = rows('a b/2 c/3 d/4 e/5 f/6 g/5');
  expect(shiftTask(deep, 6, 1)).not.toBe(deep);
  expect(shiftTask(deep, 5, 1)).toBe(deep);
});

test('what lay below a task that is taken away comes up, and no link leads to it', () => {
  const tasks = rows('a b/2 c/3 d').map(t =>
    t.id === 'd' ? { ...t, links: [{ to: 'a', type: 'FS' as const, lagDays: 0 }] } : t,
  );
  const left = removeTask(tasks, 0);
  expect(said(left)).toBe('b c/2 d');
  expect(left[2]?.links).toEqual([]);
});
