import { randomUUID } from 'node:crypto';
import type { Endpoint } from '@chartroom/contract';
import type { Answer, Client } from './client.ts';
import { sampleOf } from './sample.ts';
import { choicesOf, type Shape, shapeOf } from './shape.ts';
import { kindOf, type Slot } from './slots.ts';

/** Ids by the kind of thing: `project`, `person`. */
export type Ids = ReadonlyMap<string, string>;

export interface CallOptions {
  readonly ids: Ids;
  /** Also fields of the body that may be left out. */
  readonly everything?: boolean;
  /** What to put wherever a person may type any text. */
  readonly text?: string;
  /** For If-Match; 1 when left out. */
  readonly version?: number;
  /** What to put into one place, whatever would stand there. */
  readonly put?: Slot & { readonly value: string };
}

const mayBeLeftOut = (shape: Shape, name: string): boolean => !(shape.required ?? []).includes(name);

/** What a query has to say, as its schema asks, and what is to be put into it. */
function queryOf(endpoint: Endpoint, options: CallOptions, idFor: (field: string) => string): string {
  if (endpoint.query === undefined) return '';
  const shape = shapeOf(endpoint.query);
  const { put } = options;
  const needed = Object.entries(shape.properties ?? {}).filter(([name]) => !mayBeLeftOut(shape, name));
  const said = needed.map(([name, s]) => [name, sampleText(s, name, idFor)] as const);
  const all = new Map<string, string>(said);
  if (put?.part === 'query') all.set(put.field.split('.')[0] ?? put.field, put.value);
  return all.size === 0 ? '' : `?${new URLSearchParams([...all])}`;
}

const sampleText = (shape: Shape, name: string, idFor: (field: string) => string): string => {
  const [choice] = choicesOf(shape).filter(s => s.type !== 'null');
  if (choice !== undefined) return sampleText(choice, name, idFor);
  if (shape.enum !== undefined) return String(shape.enum[0]);
  if (shape.format === 'uuid') return idFor(name);
  if (shape.format === 'date') return '2026-01-02';
  if (shape.format === 'date-time') return '2026-01-02T00:00:00Z';
  return shape.type === 'integer' || shape.type === 'number' ? '1' : 'sample';
};

/** Calls an endpoint as its schemas say, with ids for whatever it names. */
export function callEndpoint(client: Client, endpoint: Endpoint, options: CallOptions): Promise<Answer> {
  const { ids, everything = false, put, text, version = 1 } = options;
  const idFor = (field: string) => ids.get(kindOf(endpoint, field)) ?? randomUUID();
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    put?.part === 'params' && put.field === name ? encodeURIComponent(put.value) : idFor(name),
  );
  const to = `${path}${queryOf(endpoint, options, idFor)}`;
  const inBody = put?.part === 'body' ? put : undefined;
  const body =
    endpoint.body === undefined
      ? undefined
      : sampleOf(endpoint.body, {
          id: idFor,
          everything,
          put: inBody,
          ...(text === undefined ? {} : { text }),
        });
  const send = { version };
  if (endpoint.upload === true) {
    const file = { name: 'x.csv', bytes: 'name\nx\n' };
    return client.upload(to, file, body as Record<string, string>);
  }
  switch (endpoint.method) {
    case 'GET':
      return client.get(to);
    case 'DELETE':
      return client.delete(to, send);
    case 'POST':
      return client.post(to, body, send);
    case 'PUT':
      return client.put(to, body, send);
    case 'PATCH':
      return client.patch(to, body, send);
  }
}
