import type { Subject } from './subject.ts';

const subjects: Readonly<Record<string, () => Promise<{ readonly subject: Subject }>>> = {
  chartroom: () => import('./chartroom.ts'),
  dhtmlx: () => import('./dhtmlx.ts'),
  svar: () => import('./svar.ts'),
};

const address = new URLSearchParams(location.search);
const made = await subjects[address.get('subject') ?? 'chartroom']?.();
if (made !== undefined) {
  await made.subject.prepare(Number(address.get('count') ?? 1000));
  window.subject = made.subject;
}
