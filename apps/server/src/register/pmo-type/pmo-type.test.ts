import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type Tx } from '../../platform/index.ts';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';
import { applyTypesByTheClock } from './pmo-type.ts';

let server: TestServer;
let org: TestOrganisation;
let director: TestPerson;
let group: string;
let finance: string;
let today: string;

beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('council', { currency: 'GBP', pmoType: 'supportive' });
  director = await org.person('Ada Director', 'pmo-director');
  group = (await director.post('/api/units', { name: 'Group' })).body.id;
  finance = (await director.post('/api/units', { name: 'Finance', parentId: group })).body.id;
  today = (await director.get('/api/pmo-types')).body.today;
});
afterAll(() => server.close());

const changes = async () => (await director.get('/api/pmo-types')).body.items;
const typeOf = async (id: string) =>
  (await director.get('/api/units')).body.items.find((u: { id: string }) => u.id === id).pmoType;
const later = '2198-03-01';
const set = (body: object, who = director) =>
  who.post('/api/pmo-types', {
    unit: group,
    type: 'directive',
    from: today,
    reason: 'Audit advice',
    ...body,
  });
const onDay = (at: string) =>
  server.application.database.inOrganisation(systemActor(org.id), (tx: Tx) =>
    applyTypesByTheClock.run({ ...tx, at } as Tx),
  );

describe('types of PMO', () => {
  it('R1.8 sets a type from today with its reason, and keeps from when on which was in force', async () => {
    const first = await set({ type: 'controlling' });
    expect(first.body).toMatchObject({
      ...{ unit: { id: group }, type: 'controlling', from: today, state: 'in-force' },
      ...{ reason: 'Audit advice', setBy: { name: 'Ada Director' } },
    });
    expect(await typeOf(group)).toBe('controlling');
    await set({ type: 'directive' });
    const states = (await changes()).map((c: { type: string; state: string }) => [c.type, c.state]);
    expect(states).toEqual([
      ['controlling', 'past'],
      ['directive', 'in-force'],
    ]);
    const log = (await director.get('/api/events?limit=50')).body.items;
    expect(log.filter((e: { name: string }) => e.name === 'register.unit.updated')).toHaveLength(2);
  });

  it('R1.8 refuses a type in the past, for no unit, twice for a day, and by who may not', async () => {
    const late = await set({ from: '2020-01-01' });
    expect(late.status).toBe(400);
    expect(late.body.fields[0]).toMatchObject({ path: 'body.from' });
    expect((await set({ unit: null, type: null, from: later })).body.fields[0].path).toBe('body.type');
    const elsewhere = await server.organisation('elsewhere', { currency: 'GBP' });
    const stranger = await elsewhere.person('Eve Director', 'pmo-director');
    const theirs = (await stranger.post('/api/units', { name: 'Theirs' })).body.id;
    expect((await set({ unit: theirs })).body.fields[0].path).toBe('body.unit');
    expect((await set({ unit: finance, from: later })).status).toBe(201);
    expect((await set({ unit: finance, from: later, type: 'supportive' })).status).toBe(409);
    const manager = await org.person('Max Manager', 'project-manager');
    expect((await set({}, manager)).status).toBe(403);
    expect((await stranger.get('/api/pmo-types')).body.items).toEqual([]);
  });

  it('R1.8 brings a type set for a later day into force on that day; one withdrawn never', async () => {
    const planned = (await changes()).find((c: { unit: { id: string } }) => c.unit.id === finance);
    expect(planned).toMatchObject({ state: 'to-come', may: { withdraw: true } });
    const other = (await set({ unit: finance, type: 'supportive', from: '2198-02-01' })).body;
    expect((await director.delete(`/api/pmo-types/${other.id}`)).status).toBe(204);
    await onDay('2198-02-28T12:00:00.000Z');
    expect(await typeOf(finance)).toBeNull();
    await onDay('2198-03-01T12:00:00.000Z');
    expect(await typeOf(finance)).toBe('directive');
    const now = (await changes()).find((c: { id: string }) => c.id === planned.id);
    expect(now).toMatchObject({ state: 'in-force', may: { withdraw: false } });
    expect((await director.delete(`/api/pmo-types/${planned.id}`)).status).toBe(409);
  });
});
