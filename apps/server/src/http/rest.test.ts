import { randomUUID } from 'node:crypto';
import { api, type Endpoint } from '@chartroom/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Client, createClient } from '../testing/client.ts';
import { shareTestServer, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
let script: Client;
// biome-ignore lint/suspicious/noExplicitAny: the test looks into any corner of the description
let described: any;

beforeAll(async () => {
  server = await shareTestServer();
  const admin = await (await server.organisation('acme')).person(
    'Ada Admin',
    'administrator',
    'pmo-director',
  );
  const scopes = ['organisation.read', 'project.create', 'project.edit', 'project.read'];
  const { body } = await admin.post('/api/tokens', { name: 'Script', scopes, days: 30 });
  script = createClient(server.address, { authorization: `Bearer ${body.secret}` });
  described = (await server.anonymous.get('/api/openapi.json')).body;
});
afterAll(() => server.close());

const openApiPath = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

describe('R16.5 the description of the API', () => {
  test('is OpenAPI 3.1 and holds every endpoint of the contract and nothing else', () => {
    expect(described).toMatchObject({ openapi: '3.1.0', info: { title: 'Chartroom' } });
    const inContract = (Object.entries(api) as [string, Endpoint][]).map(
      ([name, e]) => `${e.method} ${openApiPath(e.path)} ${name}`,
    );
    const inDescription = Object.entries(
      described.paths as Record<string, Record<string, { operationId: string }>>,
    ).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, { operationId }]) => `${method.toUpperCase()} ${path} ${operationId}`,
      ),
    );
    expect(inDescription.sort()).toEqual(inContract.sort());
  });

  test('has no change that sets what is left out of it', () => {
    const set = (Object.entries(api) as [string, Endpoint][]).flatMap(([name, e]) => {
      if (e.method !== 'PATCH' || e.body === undefined) return [];
      const { properties = {} } = z.toJSONSchema(e.body, { io: 'input' });
      const defaults = Object.entries(properties).filter(([, p]) => typeof p === 'object' && 'default' in p);
      return defaults.map(([field]) => `${name}.${field}`);
    });
    // A reason belongs to the change, not to what is changed.
    expect(set.filter(s => !s.endsWith('.reason'))).toEqual([]);
  });

  test('names each part of an address, says who may call, and has schemas that can be read', () => {
    const schemas: unknown[] = [];
    for (const [path, methods] of Object.entries(described.paths as Record<string, Record<string, never>>))
      for (const operation of Object.values(methods) as unknown as Operation[]) {
        const named = (operation.parameters ?? []).filter(p => p.in === 'path');
        expect(named.map(p => p.name).sort(), path).toEqual(
          [...path.matchAll(/\{(\w+)\}/g)].map(m => m[1]).sort(),
        );
        expect(
          named.every(p => p.required === true),
          path,
        ).toBe(true);
        expect(operation.summary, path).toBeTruthy();
        expect(operation.description, path).toMatch(/^Takes: /);
        expect(Object.keys(operation.responses), path).toContain('default');
        for (const answer of Object.values(operation.responses)) {
          expect(answer.description, path).toBeTypeOf('string');
          for (const { schema } of Object.values(answer.content ?? {})) schemas.push(schema);
        }
        for (const { schema } of Object.values(operation.requestBody?.content ?? {})) schemas.push(schema);
      }
    expect(schemas.length).toBeGreaterThan(100);
    for (const schema of schemas)
      if (schema !== undefined) expect(() => z.fromJSONSchema(schema as never)).not.toThrow();
    for (const [, name] of JSON.stringify(described).matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      expect(described.components.schemas).toHaveProperty(name ?? '');
  });
});

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: unknown }>> };
  readonly responses: Readonly<
    Record<
      string,
      {
        readonly description: string;
        readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
      }
    >
  >;
}

describe('R16.5 a script', () => {
  const create = (name: string, key: string) => script.post('/api/projects', { name }, { key });

  test('creates, and by the same key again gets the same answer and no second project', async () => {
    const key = randomUUID();
    const first = await create('Harbour', key);
    expect(first.status).toBe(201);
    expect(await create('Harbour', key)).toMatchObject({ status: 201, body: { id: first.body.id } });
    // The same key for another request is a mistake of the script.
    expect(await create('Another', key)).toMatchObject({ status: 422, body: { code: 'conflict' } });
    expect((await script.get('/api/projects?limit=1')).body.total).toBe(1);
    expect((await script.post('/api/projects', { name: 'No key' }, { key: null })).status).toBe(400);
  });

  test('reads in pages, each project once', async () => {
    for (let i = 0; i < 12; i += 1) await create(`Page ${i}`, randomUUID());
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const path: string = `/api/projects?limit=5${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const { status, body } = await script.get(path);
      expect(status).toBe(200);
      seen.push(...body.items.map((p: { id: string }) => p.id));
      cursor = body.nextCursor;
    } while (cursor !== null);
    expect(seen).toHaveLength(13);
    expect(new Set(seen).size).toBe(13);
  });

  test('changes what it read and nothing else, one or many', async () => {
    const { body: one } = await create('One', randomUUID());
    const path = `/api/projects/${one.id}`;
    const changed = await script.patch(path, { category: 'Port' }, { version: one.version });
    expect(changed).toMatchObject({ status: 200, body: { category: 'Port', version: one.version + 1 } });
    expect(changed.headers.get('etag')).toBe(`"${changed.body.version}"`);
    expect((await script.patch(path, { category: 'Late' }, { version: one.version })).status).toBe(412);

    const { body: two } = await create('Two', randomUUID());
    const changes = [
      { project: one.id, version: changed.body.version, set: { category: 'Rail' } },
      { project: two.id, version: two.version, set: { category: 'Rail' } },
    ];
    const key = randomUUID();
    const many = await script.post('/api/projects/changes', { changes }, { key });
    expect(many).toMatchObject({ status: 201, body: { applied: true, counts: { changed: 2, refused: 0 } } });
    expect((await script.post('/api/projects/changes', { changes }, { key })).body.changeSet.id).toBe(
      many.body.changeSet.id,
    );
    expect((await script.get(path)).body.project.version).toBe(changed.body.version + 1);
  });

  test('is told what is wrong as problem details', async () => {
    const wrong = await script.post('/api/projects', { name: '', startForecast: 'soon' });
    expect(wrong.headers.get('content-type')).toContain('application/problem+json');
    expect(wrong).toMatchObject({
      status: 400,
      body: { code: 'invalid', status: 400, title: 'The request is not valid' },
    });
  });
});
