import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { hostOf, isAllowedHost, isPublicAddress, whyRefused } from './address.ts';

/** Finds the addresses of a host; another one in tests of what it may answer. */
export type Resolve = (host: string) => Promise<readonly string[]>;

export interface Posting {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Hosts that the operator lets be reached in private networks and by http. */
  readonly allowed: readonly string[];
  readonly resolve?: Resolve;
}

/** What was answered; `status` is null when nobody did, and `answer` says why. */
export interface Posted {
  readonly status: number | null;
  readonly answer: string;
}

const longestAnswer = 500;
const longestMs = 10_000;

const byDns: Resolve = async host => (await lookup(host, { all: true, verbatim: true })).map(a => a.address);

/** The one address to connect to. Throws when any address of the host is none of the world. */
const addressFor = async (url: URL, { allowed, resolve = byDns }: Posting): Promise<string> => {
  const host = hostOf(url);
  const found = isIP(host) === 0 ? await resolve(host) : [host];
  const [first] = found;
  if (first === undefined) throw new Error(`The host ${host} has no address.`);
  // All of them: one that may not be reached says that the name is not what it seems to be.
  if (!isAllowedHost(url, allowed) && !found.every(isPublicAddress))
    throw new Error(`The host ${host} is inside a private network and was not asked.`);
  return first;
};

/** The beginning of an answer as one short text; the rest is not read. */
const beginningOf = async (answer: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size >= longestAnswer * 4) break;
  }
  answer.destroy();
  // A text in the database holds no NUL.
  return Buffer.concat(parts).toString('utf8').replaceAll('\u0000', '').slice(0, longestAnswer);
};

const send = (url: URL, address: string, { headers, body }: Posting): Promise<Posted> =>
  new Promise((resolve, reject) => {
    const secure = url.protocol === 'https:';
    const host = hostOf(url);
    const request = (secure ? requestHttps : requestHttp)({
      // The address that was checked, whatever the name stands for a moment later.
      host: address,
      port: url.port || (secure ? 443 : 80),
      path: `${url.pathname}${url.search}`,
      method: 'POST',
      headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body) },
      agent: false,
      signal: AbortSignal.timeout(longestMs),
      ...(secure && isIP(host) === 0 ? { servername: host } : {}),
    });
    request.on('error', reject);
    request.on('response', answer => {
      beginningOf(answer).then(text => resolve({ status: answer.statusCode ?? null, answer: text }), reject);
    });
    request.end(body);
  });

/**
 * Posts to an address that somebody typed: only to the world or to what the operator allows, to the address that was
 * checked, without following a redirect, for ten seconds at most. Never throws.
 */
export const postOutside = async (posting: Posting): Promise<Posted> => {
  try {
    const refused = whyRefused(posting.url, posting.allowed);
    if (refused !== null) return { status: null, answer: refused };
    const url = new URL(posting.url);
    return await send(url, await addressFor(url, posting), posting);
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    const why = timedOut ? 'Nobody answered within ten seconds.' : String((error as Error).message ?? error);
    return { status: null, answer: why.slice(0, longestAnswer) };
  }
};
