import { expect } from 'vitest';
import type { Answer } from './client.ts';
import type { TestPerson } from './test-server.ts';

/** Today, as tests of methods say it. */
export const today = new Date().toISOString().slice(0, 10);

/** The body of an answer that has to be a good one. */
export const ok = async (answer: Promise<Answer>): Promise<Answer['body']> => {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
};

/** A phase called by its id, after others. */
export const phase = (id: string, ...after: string[]) => ({
  id,
  name: id[0]?.toUpperCase() + id.slice(1),
  after,
});

/** A method of two phases. */
export const small = {
  mode: 'guided',
  phases: [phase('design'), phase('build', 'design')],
  roles: [{ id: 'lead', name: 'Lead', decides: ['What is built'] }],
  activities: [{ id: 'think', name: 'Think', phase: 'design', raci: [{ role: 'lead', does: 'A' }] }],
  deliverables: [
    { id: 'case', name: 'Case', phase: 'design' },
    { id: 'study', name: 'Study', phase: 'design', level: 'full' },
    { id: 'thing', name: 'Thing', phase: 'build' },
  ],
  checklists: [
    { id: 'check', name: 'Check', phase: 'design', items: [{ id: 'one', text: 'All are asked' }] },
  ],
};

let made = 0;

/** A method with one published version of a definition. */
export async function published(by: TestPerson, definition: object = small, mode = 'guided') {
  made += 1;
  const named = { key: `M-${made}`, name: `Method ${made}`, kind: 'other', source: 'Ours' };
  const method = await ok(by.post('/api/methods', named));
  const path = `/api/method-versions/${method.draft.id}`;
  await ok(by.put(path, { definition: { ...definition, mode } }, { version: 1 }));
  const version = await ok(by.post(`${path}/publication`, { effectiveFrom: today }, { version: 2 }));
  return { method: method.id as string, version: version.id as string };
}

/** The next version of a method, published. */
export async function next(by: TestPerson, method: string, definition: object): Promise<string> {
  const draft = await ok(by.post(`/api/methods/${method}/drafts`));
  const path = `/api/method-versions/${draft.id}`;
  await ok(by.put(path, { definition }, { version: 1 }));
  await ok(by.post(`${path}/publication`, { effectiveFrom: today }, { version: 2 }));
  return draft.id;
}

interface Follow {
  /** The version of the project's method that was read. */
  readonly at?: number;
  readonly [field: string]: unknown;
}

/** Lets a project follow a version from today on. */
export const follow = (
  by: TestPerson,
  { project, version }: { readonly project: string; readonly version: string },
  { at = 1, ...more }: Follow = {},
) =>
  by.put(
    `/api/projects/${project}/method`,
    { methodVersionId: version, level: 'light', from: today, reason: 'Agreed', ...more },
    { version: at },
  );
