import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shareTestServer, type TestPerson, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
let administrator: TestPerson;
let member: TestPerson;
beforeAll(async () => {
  server = await shareTestServer();
  const org = await server.organisation('council');
  administrator = await org.person('Ada Admin', 'administrator');
  member = await org.person('Tim Member', 'team-member');
});
afterAll(() => server.close());

describe('an organisation', () => {
  it('R16.3 has a currency, fiscal year, locale and time zone, and says which of them cannot be', async () => {
    const now = (await administrator.get('/api/organisation')).body;
    const change = (body: object, version = now.version) =>
      administrator.patch('/api/organisation', body, { version });
    const saved = await change({
      currency: 'EUR',
      fiscalYearStart: '07-01',
      locale: 'de-DE',
      timeZone: 'Europe/Berlin',
    });
    expect(saved.body).toMatchObject({
      currency: 'EUR',
      fiscalYearStart: '07-01',
      timeZone: 'Europe/Berlin',
      version: 2,
    });
    for (const wrong of [
      { timeZone: 'Mars/Base' },
      { locale: '!!' },
      { currency: 'euro' },
      { cadenceDays: 0 },
    ]) {
      const answer = await change(wrong, 2);
      expect(answer.status, JSON.stringify(wrong)).toBe(400);
      expect(answer.body.fields[0].path).toBe(`body.${Object.keys(wrong)[0]}`);
    }
    expect((await change({ currency: 'GBP' }, 1)).status).toBe(412);
    expect((await member.patch('/api/organisation', { currency: 'GBP' }, { version: 2 })).status).toBe(403);
  });

  it('R16.3 keeps dated exchange rates; a later entry for one day corrects the earlier', async () => {
    const add = (rates: object[]) => administrator.post('/api/rates', { rates });
    expect((await add([{ from: 'USD', to: 'EUR', day: '2026-01-02', rate: '0.9' }])).status).toBe(201);
    expect((await add([{ from: 'USD', to: 'EUR', day: '2026-01-02', rate: '0.95' }])).status).toBe(201);
    const { items } = (await administrator.get('/api/rates')).body;
    expect(items).toEqual([{ from: 'USD', to: 'EUR', day: '2026-01-02', rate: '0.95' }]);
    expect((await add([{ from: 'USD', to: 'USD', day: '2026-01-02', rate: '1' }])).status).toBe(400);
    expect((await add([{ from: 'USD', to: 'EUR', day: '2026-01-02', rate: '-1' }])).status).toBe(400);
  });

  it('R16.3 knows holidays, of the whole organisation or of a unit', async () => {
    const unit = (await administrator.post('/api/units', { name: 'Berlin' })).body;
    const added = await administrator.post('/api/holidays', {
      day: '2026-10-03',
      name: 'German Unity Day',
      unitId: unit.id,
    });
    expect(added.status).toBe(201);
    expect((await administrator.get('/api/holidays')).body.items).toEqual([added.body]);
    expect((await administrator.delete(`/api/holidays/${added.body.id}`)).status).toBe(204);
    expect((await administrator.get('/api/holidays')).body.items).toEqual([]);
  });

  it('keeps a tree of units without loops', async () => {
    const add = async (name: string, parentId: string | null = null) =>
      (await administrator.post('/api/units', { name, parentId })).body;
    const a = await add('Operations');
    const b = await add('Depots', a.id);
    const loop = await administrator.patch(`/api/units/${a.id}`, { parentId: b.id }, { version: 1 });
    expect([loop.status, loop.body.fields[0].path]).toEqual([400, 'body.parentId']);
    const again = await administrator.post('/api/units', { name: 'Operations' });
    expect([again.status, again.body.code]).toEqual([409, 'conflict']);
  });
});
