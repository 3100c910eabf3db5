import { Agent, request as send } from 'node:http';

/** One request that the load sends; `version` goes into If-Match. */
export interface Shot {
  readonly method?: 'GET' | 'PATCH';
  readonly path: string;
  readonly body?: unknown;
  readonly version?: number;
}

/** Gives the next request of one client, told the answer to the one before. */
export type Shots = (previous: unknown) => Shot;

/** What a series of requests came to. */
export interface Measured {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

interface Target {
  readonly url: string;
  readonly token: string;
}

/** Sends one request over a kept connection and reads the whole answer. Throws when it is not answered with 200. */
function once(target: Target, agent: Agent, shot: Shot): Promise<string> {
  const body = shot.body === undefined ? null : JSON.stringify(shot.body);
  const headers = {
    authorization: `Bearer ${target.token}`,
    ...(body === null
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    ...(shot.version === undefined ? {} : { 'if-match': `"${shot.version}"` }),
  };
  return new Promise((resolve, reject) => {
    const asked = send(
      `${target.url}${shot.path}`,
      { agent, method: shot.method ?? 'GET', headers },
      answer => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          if (answer.statusCode === 200) resolve(text);
          else
            reject(new Error(`${shot.path} was answered with ${answer.statusCode}: ${text.slice(0, 300)}`));
        });
      },
    );
    asked.on('error', reject);
    asked.end(body ?? undefined);
  });
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Sends so many requests from clients that each wait for their answer; answers how fast they were. */
export async function load(
  target: Target,
  { count, clients }: { readonly count: number; readonly clients: readonly Shots[] },
): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients.length });
  const times: number[] = [];
  let left = count;
  const client = async (shots: Shots) => {
    let previous: unknown = null;
    while (left > 0) {
      left -= 1;
      const shot = shots(previous);
      const started = performance.now();
      const text = await once(target, agent, shot);
      times.push(performance.now() - started);
      previous = shot.method === undefined ? null : JSON.parse(text);
    }
  };
  const started = performance.now();
  await Promise.all(clients.map(client));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  const sorted = times.toSorted((a, b) => a - b);
  return {
    perSecond: times.length / seconds,
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
  };
}
