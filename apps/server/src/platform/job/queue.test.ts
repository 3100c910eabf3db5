import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { directory } from '../../register/index.ts';
import {
  startTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';
import { type Actor, AppError, accessOf, type JobHandlers, record, startJob } from '../index.ts';
import { runJob } from './run.ts';

let server: TestServer;
let acme: TestOrganisation;
let boss: TestPerson;
let gate: PromiseWithResolvers<void>;
let reached: PromiseWithResolvers<void>;

const events = async (name: string) => {
  const { body } = await boss.get(`/api/events?filter=${encodeURIComponent(`name == "${name}"`)}`);
  return body.total as number;
};

const jobs: JobHandlers = {
  double: async job => {
    const n = z.number().parse(job.input);
    await job.progress(0.5, 'Half way');
    await job.complete(async tx => {
      record(tx, { name: 'test.doubled', subject: { kind: 'number', id: String(n) } });
      return { answer: n * 2 };
    });
  },
  refuse: async job => {
    await job.complete(async tx => {
      record(tx, { name: 'test.refused', subject: { kind: 'x', id: '1' } });
      throw new AppError('invalid', 'Row 7 has no name.');
    });
  },
  crash: async () => {
    throw new TypeError('secret detail');
  },
  wait: async job => {
    await job.progress(0.1, 'Waiting');
    reached.resolve();
    await gate.promise;
    await job.complete(async tx => {
      record(tx, { name: 'test.waited', subject: { kind: 'x', id: '1' } });
      return null;
    });
  },
};

beforeAll(async () => {
  server = await startTestServer({ jobs });
  acme = await server.organisation('acme');
  boss = await acme.person('Bea Director', 'pmo-director');
});
afterAll(() => server.close());

const actor = (): Actor => ({
  kind: 'person',
  org: acme.id,
  person: boss.id,
  token: null,
  access: accessOf([{ role: 'pmo-director', pmoType: 'controlling', on: 'everything' }]),
});
const start = (kind: string, input: unknown) =>
  server.application.database.inOrganisation(actor(), tx => startJob(tx, kind, input));
const state = async (id: string) => (await boss.get(`/api/jobs/${id}`)).body;
const ended = (id: string, how: string) =>
  vi.waitFor(async () => expect((await state(id)).state).toBe(how), { timeout: 20_000, interval: 50 });

describe('a job', () => {
  test('runs once its transaction commits, and gives its result', async () => {
    const id = await start('double', 21);
    await ended(id, 'done');
    expect(await state(id)).toMatchObject({ progress: 1, result: { answer: 42 }, error: null, attempt: 1 });
    expect(await events('test.doubled')).toBe(1);
  });

  test('does not run when its transaction fails', async () => {
    const failed = server.application.database.inOrganisation(actor(), async tx => {
      await startJob(tx, 'double', 1);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    const id = await start('double', 2);
    await ended(id, 'done');
    expect(
      (await boss.get('/api/jobs')).body.items.filter((j: { kind: string }) => j.kind === 'double'),
    ).toHaveLength(2);
  });

  test('that refuses says why and leaves nothing behind; it can be retried', async () => {
    const id = await start('refuse', null);
    await ended(id, 'failed');
    expect((await state(id)).error).toEqual({ code: 'invalid', message: 'Row 7 has no name.' });
    expect(await events('test.refused')).toBe(0);
    expect((await boss.post(`/api/jobs/${id}/retry`)).status).toBe(200);
    await vi.waitFor(async () => expect(await state(id)).toMatchObject({ state: 'failed', attempt: 2 }), {
      timeout: 20_000,
      interval: 50,
    });
  });

  test('that crashes tells a number, not its secrets', async () => {
    const id = await start('crash', null);
    await ended(id, 'failed');
    const { error } = await state(id);
    expect(error.code).toBe('internal');
    expect(error.message).not.toContain('secret detail');
  });

  test('that is cancelled stops and leaves nothing half done', async () => {
    gate = Promise.withResolvers();
    reached = Promise.withResolvers();
    const id = await start('wait', null);
    await reached.promise;
    expect(await state(id)).toMatchObject({ state: 'running', progress: 0.1, message: 'Waiting' });
    const cancelled = await boss.post(`/api/jobs/${id}/cancel`);
    expect(cancelled.body).toMatchObject({ state: 'running', cancelRequested: true });
    gate.resolve();
    await ended(id, 'cancelled');
    expect(await events('test.waited')).toBe(0);
    expect((await boss.post(`/api/jobs/${id}/cancel`)).status).toBe(409);
  });

  test('of an unknown kind fails with its name', async () => {
    const id = await start('__proto__', null);
    await ended(id, 'failed');
    expect((await state(id)).error.message).toContain('__proto__');
  });

  test('stops at once with the rights of who started it', async () => {
    const leaver = await acme.person('Leo Leaver', 'pmo-analyst');
    gate = Promise.withResolvers();
    reached = Promise.withResolvers();
    const id = await server.application.database.inOrganisation({ ...actor(), person: leaver.id }, tx =>
      startJob(tx, 'wait', null),
    );
    await reached.promise;
    const seen = await boss.get(`/api/people/${leaver.id}`);
    const off = await boss.patch(
      `/api/people/${leaver.id}`,
      { active: false },
      { version: seen.body.version },
    );
    expect(off.status).toBe(200);
    gate.resolve();
    await ended(id, 'failed');
    expect(await events('test.waited')).toBe(0);
  });

  test('that was running each time its node died is given up, and can be tried again', async () => {
    const { database, log } = server.application;
    // As five dead nodes leave it; no other has seen it before this is committed.
    const id = await database.inOrganisation(actor(), async tx => {
      const job = await startJob(tx, 'double', 8);
      const left = { state: 'running', attempt: 5 };
      await tx.db
        .updateTable('platformJob')
        .set(left)
        .where('orgId', '=', tx.org)
        .where('id', '=', job)
        .execute();
      return job;
    });
    const stopping = new AbortController().signal;
    await runJob(acme.id, id, true, { database, log, directory, handlers: jobs, stopping });
    expect(await state(id)).toMatchObject({ state: 'failed', error: { code: 'unavailable' }, attempt: 5 });
    expect((await boss.post(`/api/jobs/${id}/retry`)).status).toBe(200);
    await ended(id, 'done');
  });

  test('is seen by who started it and by who reads all jobs', async () => {
    const id = await start('double', 4);
    const member = await acme.person('Tom Member', 'team-member');
    expect((await member.get(`/api/jobs/${id}`)).status).toBe(404);
    const auditor = await acme.person('Aud Itor', 'auditor');
    expect((await auditor.get(`/api/jobs/${id}`)).status).toBe(200);
    expect((await auditor.post(`/api/jobs/${id}/cancel`)).status).toBe(403);
  });
});
