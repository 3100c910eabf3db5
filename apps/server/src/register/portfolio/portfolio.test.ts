import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let director: TestPerson;
beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('city');
  director = await org.person('Ada Director', 'pmo-director');
});
afterAll(() => server.close());

const created = async (path: string, body: unknown) => {
  const answer = await director.post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const keysIn = async (portfolio: string, more = '') => {
  const { body } = await director.get(`/api/projects?portfolio=${portfolio}${more}`);
  return body.items.map((p: { key: string }) => p.key);
};
const portfolioNamed = async (name: string) => {
  const { body } = await director.get('/api/portfolios');
  return body.items.find((p: { name: string }) => p.name === name);
};

describe('portfolios', () => {
  it('R4.7 holds each project in one portfolio and programme, and shows it through every portfolio above', async () => {
    const city = await created('/api/portfolios', { name: 'City' });
    const transport = await created('/api/portfolios', { name: 'Transport', parentId: city.id });
    const health = await created('/api/portfolios', { name: 'Health', parentId: city.id });
    const rail = await created('/api/programmes', { name: 'Rail', portfolioId: transport.id });
    const tram = await created('/api/projects', {
      name: 'Tram',
      portfolioId: transport.id,
      programmeId: rail.id,
    });
    const clinic = await created('/api/projects', { name: 'Clinic', portfolioId: health.id });

    expect(await keysIn(city.id)).toEqual([tram.key, clinic.key]);
    expect(await keysIn(transport.id)).toEqual([tram.key]);
    expect((await portfolioNamed('City')).projects).toBe(2);

    const moved = await director.patch(
      `/api/projects/${tram.id}`,
      { portfolioId: health.id },
      { version: tram.version },
    );
    expect(moved.body.portfolio).toEqual({ id: health.id, name: 'Health' });
    expect(await keysIn(transport.id)).toEqual([]);
    expect(await keysIn(health.id)).toEqual([tram.key, clinic.key]);
  });

  it('R4.7 refuses a portfolio under itself, and deletes none that holds something', async () => {
    const above = await created('/api/portfolios', { name: 'Above' });
    const below = await created('/api/portfolios', { name: 'Below', parentId: above.id });
    const loop = await director.patch(
      `/api/portfolios/${above.id}`,
      { parentId: below.id },
      { version: above.version },
    );
    expect(loop.status).toBe(400);
    expect(loop.body.fields).toEqual([expect.objectContaining({ path: 'body.parentId' })]);
    const full = await director.delete(`/api/portfolios/${above.id}`, { version: above.version });
    expect([full.status, full.body.code]).toEqual([409, 'conflict']);
    expect((await director.delete(`/api/portfolios/${below.id}`, { version: below.version })).status).toBe(
      204,
    );
    expect((await director.delete(`/api/portfolios/${above.id}`, { version: above.version })).status).toBe(
      204,
    );
    expect(await portfolioNamed('Above')).toBeUndefined();
  });

  it('R16.14 lets a filter over current data decide what a dynamic portfolio holds, beside a tree of fixed ones', async () => {
    const late = await created('/api/portfolios', {
      name: 'Closing soon',
      filter: 'finishForecast < "2031-01-01"',
    });
    expect(late.kind).toBe('dynamic');
    const soon = await created('/api/projects', { name: 'Soon', finishForecast: '2030-06-30' });
    const later = await created('/api/projects', { name: 'Later', finishForecast: '2035-06-30' });
    expect(await keysIn(late.id)).toEqual([soon.key]);
    await director.patch(
      `/api/projects/${later.id}`,
      { finishForecast: '2030-12-31' },
      { version: later.version },
    );
    expect(await keysIn(late.id)).toEqual([soon.key, later.key]);
    const cockpit = await director.get(`/api/cockpit?portfolio=${late.id}`);
    expect(cockpit.body.projects).toBe(2);
  });

  it('R16.14 refuses a filter that cannot be read, and says where', async () => {
    const answer = await director.post('/api/portfolios', { name: 'Wrong', filter: 'salary > 10' });
    expect(answer.status).toBe(400);
    expect(answer.body.detail + JSON.stringify(answer.body.fields)).toContain('salary');
  });
});
