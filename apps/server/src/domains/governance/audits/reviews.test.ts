import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditOffice, openAuditOffice } from '../../../testing/audit-office.ts';
import type { TestPerson } from '../../../testing/test-server.ts';

let office: AuditOffice;
let director: TestPerson;
let auditor: TestPerson;
let manager: TestPerson;
let projects: AuditOffice['projects'];

beforeAll(async () => {
  office = await openAuditOffice();
  ({ director, auditor, manager, projects } = office);
});
afterAll(() => office.server.close());

describe('a review', () => {
  it('R3.6 says delivery confidence in five points, with recommendations that have criticality, owner and day', async () => {
    const project = projects[5]?.id;
    const made = await auditor.post(`/api/projects/${project}/reviews`, {
      ...{ title: 'Gateway 3', kind: 'gateway', day: '2026-02-02' },
    });
    expect(made.body).toMatchObject({ state: 'draft', confidence: null, lead: { id: auditor.id } });
    const path = `/api/reviews/${made.body.id}`;
    expect(
      (
        await director.post(`/api/projects/${project}/reviews`, {
          title: 'X',
          kind: 'peer',
          day: '2026-02-02',
        })
      ).status,
    ).toBe(409);
    const early = await auditor.patch(path, { state: 'final' }, { version: 1 });
    expect(early.body.fields[0].path).toBe('body.confidence');
    const added = await auditor.post(`${path}/recommendations`, {
      ...{ text: 'Name a supplier manager', criticality: 'critical', ownerId: manager.id, due: '2026-03-01' },
    });
    const [recommendation] = added.body.recommendations;
    expect(recommendation).toMatchObject({ criticality: 'critical', overdueDays: expect.any(Number) });
    const final = await auditor.patch(path, { confidence: 'amber-red', state: 'final' }, { version: 1 });
    expect(final.body).toMatchObject({ confidence: 'amber-red', state: 'final' });
    expect((await auditor.patch(path, { confidence: 'green' }, { version: 2 })).status).toBe(409);
    const item = `/api/recommendations/${recommendation.id}`;
    expect((await manager.patch(item, { text: 'Less' }, { version: 1 })).status).toBe(403);
    expect((await manager.patch(item, { state: 'done' }, { version: 1 })).body.fields[0].path).toBe(
      'body.outcome',
    );
    const done = await manager.patch(item, { state: 'done', outcome: 'Named' }, { version: 1 });
    expect(done.body.recommendations).toMatchObject([{ state: 'done', overdueDays: null }]);
    expect((await manager.get(`/api/reviews?project=${project}`)).body.items).toHaveLength(1);
  });
});

describe('maturity', () => {
  it('R3.2 stands for a level from one to five, with the lowest answers as steps of a roadmap', async () => {
    const made = await auditor.post('/api/maturity', { title: 'Spring', day: '2026-02-02' });
    expect(made.body).toMatchObject({ level: null, roadmap: [], version: 1 });
    const answers = [
      { question: 'mandate', score: 4 },
      { question: 'method', score: 1 },
      { question: 'lessons', score: 2 },
    ];
    const told = await auditor.put(`/api/maturity/${made.body.id}`, { answers }, { version: 1 });
    expect(told.body).toMatchObject({
      level: 3,
      roadmap: [
        { question: 'method', level: 2, target: 3 },
        { question: 'lessons', level: 3, target: 4 },
      ],
    });
    expect((await auditor.put(`/api/maturity/${made.body.id}`, { answers }, { version: 1 })).status).toBe(
      412,
    );
    expect((await auditor.post('/api/maturity', { title: 'X', day: '2199-01-01' })).status).toBe(400);
    expect((await manager.get('/api/maturity')).body.items[0].view.may.answer).toBe(false);
  });
});
