import { randomUUID } from 'node:crypto';
import { api, type Endpoint, type ImportRecord } from '@chartroom/contract';
import type { Config } from '@chartroom/server';
import { CommandError } from './failure.ts';
import type { Ask, FileToImport, Imported, Office } from './office.ts';
import { exportPlanThrough, importPlanThrough } from './remote-plan.ts';

/** Answers from a running server, as the person of the token. */
export function openRemoteOffice(config: Config): Office {
  const { url, token } = config;
  if (url === null || token === null) {
    throw new CommandError(
      'CHARTROOM_URL is set, but CHARTROOM_TOKEN is not. `chartroom token create` makes one.',
    );
  }
  const sendRaw = async (method: string, path: string, body?: FormData | string): Promise<Uint8Array> => {
    const response = await fetch(new URL(path, url), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
        ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
      },
      ...(body === undefined ? {} : { body }),
    }).catch(error => {
      throw new CommandError(`${url} does not answer: ${error instanceof Error ? error.message : error}.`);
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!response.ok) throw new CommandError(refusal(response.status, new TextDecoder().decode(bytes)));
    return bytes;
  };
  const send = async (method: string, path: string, body?: FormData | string): Promise<unknown> => {
    const text = new TextDecoder().decode(await sendRaw(method, path, body));
    return text === '' ? undefined : JSON.parse(text);
  };
  const ask = (async (name: keyof typeof api, input: Input) => {
    const endpoint: Endpoint = api[name];
    const body = input.body === undefined ? undefined : JSON.stringify(input.body);
    return send(endpoint.method, addressOf(endpoint, input), body);
  }) as Ask;
  return {
    ask,
    importFile: file => importThrough(ask, send, file),
    importPlan: file => importPlanThrough(ask, sendRaw, file),
    exportPlan: plan => exportPlanThrough(ask, sendRaw, plan),
    close: async () => {},
  };
}

interface Input {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

function addressOf(endpoint: Endpoint, { params = {}, query = {} }: Input): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const given = Object.entries(query).flatMap(([k, v]) => (v === undefined ? [] : [[k, String(v)]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given as [string, string][])}`;
}

function refusal(status: number, text: string): string {
  try {
    const { detail, fields = [] } = JSON.parse(text) as {
      detail: string;
      fields?: readonly { path: string; message: string }[];
    };
    return [detail, ...fields.map(f => `  ${f.path}: ${f.message}`)].join('\n');
  } catch {
    return `The server answered ${status}.`;
  }
}

type Send = (method: string, path: string, body?: FormData | string) => Promise<unknown>;

async function importThrough(ask: Ask, send: Send, file: FileToImport): Promise<Imported> {
  const form = new FormData();
  form.set('as', file.mapping.as);
  if (file.sheet !== null) form.set('sheet', file.sheet);
  form.set('file', new Blob([file.bytes]), file.fileName);
  const uploaded = (await send('POST', api.createImport.path, form)) as ImportRecord;
  const params = { import: uploaded.id };
  const checked = await finished(
    ask,
    await ask('checkImport', { params, body: { mapping: file.mapping } }),
    file,
  );
  if (file.dryRun || checked.state === 'failed') return { ...checked, applied: false };
  if (file.mode === 'all' && checked.problems.some(p => p.severity === 'error'))
    return { ...checked, applied: false };
  const applied = await finished(ask, await ask('applyImport', { params, body: { mode: file.mode } }), file);
  return { ...applied, applied: applied.state === 'applied' };
}

/** Waits for the job of an import, telling how far it is. */
async function finished(ask: Ask, started: ImportRecord, file: FileToImport): Promise<ImportRecord> {
  const params = { import: started.id };
  if (started.jobId === null) return started;
  for (;;) {
    const job = await ask('getJob', { params: { job: started.jobId as never } });
    file.progress(job.progress, job.message);
    if (job.state === 'failed') throw new CommandError(job.error?.message ?? 'The import failed.');
    if (job.state === 'cancelled') throw new CommandError('The import was cancelled.');
    if (job.state === 'done') return ask('getImport', { params });
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}
