import { randomUUID } from 'node:crypto';
import { api, type Endpoint } from '@chartroom/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callEndpoint, type Ids } from '../testing/call-endpoint.ts';
import type { Answer, Client } from '../testing/client.ts';
import { everythingIn } from '../testing/contents.ts';
import { oneOfOwn, onePlace, oneProject } from '../testing/one-of-each.ts';
import { shapeOf } from '../testing/shape.ts';
import { kindOf, type Slot, slotsOf } from '../testing/slots.ts';
import { stayFresh } from '../testing/stay-fresh.ts';
import {
  startTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../testing/test-server.ts';

// Every place that takes an id: one that may not be known is answered as one that never was.

const endpoints = (Object.entries(api) as [string, Endpoint][]).filter(
  ([name, e]) => e.access !== 'anyone' && name !== 'signOut',
);
const slots = endpoints.flatMap(([name, endpoint]) =>
  slotsOf(endpoint).map(slot => ({ name: `${name} ${slot.part}.${slot.field}`, endpoint, slot })),
);
// Conditions in CEL; what makes no sense without one of them is tried by that one.
const isFilter = ({ slot }: { readonly slot: Slot }) =>
  slot.part === 'query' && ['filter', 'fails'].includes(slot.field);
const places = slots.filter(s => !isFilter(s) && !['sort', 'applies'].includes(s.slot.field));
const filters = slots.filter(isFilter);

interface Reader {
  readonly by: Client;
  readonly own: Ids;
  /** Ids that the reader may know nothing of. */
  readonly foreign: Ids;
}

let server: TestServer;
let acme: TestOrganisation;
const readers = new Map<string, Reader>();
let second: Ids;

const merged = (...maps: readonly Ids[]): Map<string, string> => new Map(maps.flatMap(m => [...m]));
const only = (ids: Ids, ...names: readonly string[]): Ids =>
  new Map([...ids].filter(([k]) => names.includes(k)));

async function everything(by: TestPerson, name: string): Promise<Ids> {
  const place = await onePlace(by, name);
  const project = await oneProject(by, name, { portfolioId: place.get('portfolio') }, by.id);
  return merged(place, project, await oneOfOwn(server, by, name));
}

beforeAll(async () => {
  server = await startTestServer();
  // Where members set a status by hand, so that there is such a thing on a confidential project.
  acme = await server.organisation('acme', { pmoType: 'supportive' });
  const rival = await server.organisation('rival');
  const roles = ['administrator', 'pmo-director'] as const;
  const owner = await acme.person('Olga Owner', ...roles, 'auditor');
  const intruder = await rival.person('Ivan Intruder', ...roles);
  const theirs = await everything(owner, 'Theirs');
  readers.set('of another organisation', {
    ...{ by: intruder, own: await everything(intruder, 'Mine'), foreign: theirs },
  });
  const secret = await oneProject(owner, 'Secret', { confidential: true }, owner.id);
  const analyst = await acme.person('Ann Analyst', 'pmo-analyst');
  readers.set('outside a confidential project', {
    ...{ by: analyst, own: merged(theirs, await oneOfOwn(server, analyst, 'Ann')) },
    foreign: only(
      secret,
      ...['project', 'milestone', 'planImport', 'report', 'published', 'override', 'grant'],
      ...['finding', 'action'],
      ...['gate', 'criterion', 'deliverable', 'condition'],
      ...['record', 'legalHold'],
    ),
  });
  const place = {
    role: 'portfolio-manager',
    scopeKind: 'portfolio',
    scopeId: theirs.get('portfolio') ?? null,
  } as const;
  const manager = await acme.person('Mia Manager', place);
  const elsewhere = merged(
    await oneProject(owner, 'Elsewhere', {}, owner.id),
    only(theirs, 'token', 'import', 'job', 'file'),
  );
  // What everybody who reads audits may see, wherever it looked.
  for (const name of ['scale', 'audit', 'auditProgramme']) elsewhere.delete(name);
  second = merged(await oneProject(owner, 'Second', {}, manager.id), new Map([['person', manager.id]]));
  readers.set('the owner', { by: owner, own: theirs, foreign: second });
  readers.set('of one portfolio', {
    ...{
      by: manager,
      own: merged(theirs, await oneOfOwn(server, manager, 'Mia')),
      foreign: elsewhere,
    },
  });
}, 180_000);
afterAll(() => server.close());
stayFresh(() => [...readers.values()].map(reader => reader.by));

const told = ({ status, body }: Answer, id: string): unknown => [
  status,
  JSON.parse(
    JSON.stringify(body ?? null, (key, v) =>
      ['knownAt', 'computedAt'].includes(key) ? undefined : v,
    ).replaceAll(id, 'this id'),
  ),
];

/** A project is asked for by a figure of one, all else by a figure of many. */
const withMetric = (own: Ids, slot: Slot): Ids =>
  new Map([
    ...own,
    ['code', 'GOV-01'],
    ['questionnaire', 'NONE-1'],
    ['metric', slot.field === 'project' ? 'computed-status' : 'cost-forecast-total'],
  ]);

/** What a project is at: what was applied to it moved its dates. All else is at its first. */
async function versionOf({ by, own }: Reader, endpoint: Endpoint): Promise<number> {
  if (endpoint !== api.updateProject) return 1;
  return (await by.get(`/api/projects/${own.get('project')}`)).body.project.version;
}

/** Answers to both ids, which have to be one. */
async function compare(
  reader: Reader,
  endpoint: Endpoint,
  put: (id: string) => Slot & { value: string },
  id: string,
) {
  const version = await versionOf(reader, endpoint);
  const ask = (value: string) => {
    const slot = put(value);
    return callEndpoint(reader.by, endpoint, { ids: withMetric(reader.own, slot), put: slot, version });
  };
  const writes = endpoint.method !== 'GET';
  const before = writes ? await everythingIn(server) : '';
  const answer = await ask(id);
  if (writes && answer.status >= 400) expect(await everythingIn(server)).toBe(before);
  const unborn = randomUUID();
  expect(told(answer, id)).toEqual(told(await ask(unborn), unborn));
  return answer;
}

/** What texts and filters are tried with. */
const isSought = (kind: string): boolean => ['project', 'person'].includes(kind);

const readerWho = (who: string): Reader => {
  const reader = readers.get(who);
  if (!reader) throw new Error('Broken assumption: there is such a reader');
  return reader;
};

/** The fields of a list, as it names them itself. */
async function fieldsOf(by: Client, path: string, name: string): Promise<readonly string[]> {
  const { body } = await by.get(`${path}?${name}=${encodeURIComponent('nothing == "x"')}`);
  return /The fields are: ([\w, ]+)\./.exec(body.detail)?.[1]?.split(', ') ?? [];
}

describe.each(['of another organisation', 'outside a confidential project', 'of one portfolio'])(
  'who is %s',
  who => {
    test.each(places)('$name', async ({ endpoint, slot }) => {
      const reader = readerWho(who);
      const kind = kindOf(endpoint, slot.field);
      const isText = !reader.own.has(kind);
      const ids = [...reader.foreign].filter(([k]) => (isText ? isSought(k) : k === kind));
      for (const [, id] of ids) {
        const { status, body } = await compare(reader, endpoint, value => ({ ...slot, value }), id);
        if (!isText && slot.part === 'params') expect([403, 404], JSON.stringify(body)).toContain(status);
        if (who !== 'of another organisation' || isText) continue;
        const fields = (body?.fields ?? []).map((f: { path: string }) => f.path);
        const place = `body.${slot.field.replaceAll('*', '0')}`;
        // What is named inside a list may be told where it is, or that it is not there.
        if (slot.part === 'body' && status !== 404) expect([status, ...fields]).toEqual([400, place]);
        else expect(status, JSON.stringify(body)).toBe(404);
      }
    });

    test.each(filters)('$name by any field', async ({ endpoint, slot }) => {
      const reader = readerWho(who);
      const fields = await fieldsOf(reader.by, endpoint.path, slot.field);
      if (who === 'of another organisation') expect(fields.length).toBeGreaterThan(3);
      for (const field of fields) {
        for (const [, id] of [...reader.foreign].filter(([k]) => isSought(k))) {
          const put = (value: string) => ({ ...slot, value: `${field} == "${value}"` });
          const { body } = await compare(reader, endpoint, put, id);
          if (Array.isArray(body.items)) expect(body).toMatchObject({ items: [], total: 0 });
        }
      }
    });
  },
);

describe('a child of another parent', () => {
  const idsIn = (e: Endpoint) =>
    e.params === undefined
      ? []
      : Object.values(shapeOf(e.params).properties ?? {}).filter(s => s.format === 'uuid');
  // What names no row of the database, such as the code of a control, has no parent.
  const nested = endpoints.filter(([, e]) => idsIn(e).length > 1);

  test.each(nested)('is not there for %s', async (_, endpoint) => {
    const { by, own } = readerWho('the owner');
    const names = Object.keys(endpoint.params?.shape ?? {});
    expect(names.length).toBe(2);
    for (const field of names) {
      const value = second.get(field) ?? '';
      const before = await everythingIn(server);
      const answer = await callEndpoint(by, endpoint, {
        ids: withMetric(own, { part: 'params', field }),
        put: { part: 'params', field, value },
      });
      expect(answer.status, JSON.stringify(answer.body)).toBe(404);
      expect(await everythingIn(server)).toBe(before);
    }
  });
});
