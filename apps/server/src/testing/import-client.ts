import { type ImportMapping, type ImportRecord, importMapping } from '@chartroom/contract';
import { expect } from 'vitest';
import type { Answer, Client } from './client.ts';
import { jobEnded } from './job-ended.ts';

/** One act on an import, and the import when its job has ended. */
async function act(client: Client, id: string, verb: 'check' | 'apply', body: object): Promise<ImportRecord> {
  const started = await client.post(`/api/imports/${id}/${verb}`, body, { key: null });
  expect(started.body).toMatchObject({ id });
  await jobEnded(client, started.body.jobId);
  return (await client.get(`/api/imports/${id}`)).body;
}

export const check = (client: Client, id: string, mapping: ImportMapping) =>
  act(client, id, 'check', { mapping });
export const apply = (client: Client, id: string, mode: 'all' | 'good') => act(client, id, 'apply', { mode });

/** Uploads a file; answers the import. */
export async function upload(
  client: Client,
  file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> | string },
  as: string,
): Promise<ImportRecord> {
  const answer = await client.upload('/api/imports', file, { as });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

/** Uploads, checks and applies a file, as the wizard does. */
export async function importAll(
  client: Client,
  file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> | string },
  mapping: ImportMapping,
): Promise<ImportRecord> {
  const { id } = await upload(client, file, mapping.as);
  const checked = await check(client, id, mapping);
  expect(checked.state).toBe('checked');
  return apply(client, id, 'all');
}

/** All projects of a list, page by page. */
export async function everyProject(client: Client, query: string): Promise<readonly Answer['body'][]> {
  const items: Answer['body'][] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { status, body }: Answer = await client.get(
      `/api/projects?limit=200&${query}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    expect(status, JSON.stringify(body)).toBe(200);
    items.push(...body.items);
    cursor = body.nextCursor;
  }
  return items;
}

/** A CSV file of these lines. */
export const csv = (name: string, ...lines: readonly string[]) => ({ name, bytes: `${lines.join('\n')}\n` });
/** A mapping of projects with the columns of `header`, or another. */
export const map = (source: string, change: Partial<ImportMapping> = {}): ImportMapping =>
  importMapping.parse({
    as: 'projects',
    source,
    fields: {
      externalKey: 'Key',
      name: 'Name',
      costForecast: 'Cost',
      finishForecast: 'Finish',
      unit: 'Unit',
    },
    currency: 'GBP',
    ...change,
  });
/** Column names that `map` reads. */
export const header = 'Key,Name,Cost,Finish,Unit';
