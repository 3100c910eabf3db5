import { timingSafeEqual } from 'node:crypto';
import { type Endpoint, type Permission, signOut } from '@chartroom/contract';
import type { FastifyRequest } from 'fastify';
import {
  AppError,
  type AskingTx,
  atOnce,
  authenticate,
  type Credential,
  type Directory,
  holds,
  type Known,
  lookUp,
  readOrganisation,
  readSecret,
  type TenantTx,
} from '../platform/index.ts';

export const sessionCookie = 'chartroom_session';
export const csrfHeader = 'x-chartroom-csrf';

const safe = (method: string): boolean => method === 'GET' || method === 'HEAD';

const notSignedIn = (message: string): AppError => new AppError('unauthenticated', message);

/** What the caller shows: a bearer token, else the session cookie. Throws `unauthenticated`. */
export const credentialOf = (request: FastifyRequest): Credential => {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const secret = /^Bearer +(\S+)$/i.exec(header)?.[1];
    const credential = secret === undefined ? null : readSecret('token', secret);
    if (credential === null) throw notSignedIn('The Authorization header holds no API token of Chartroom.');
    return credential;
  }
  const cookie = request.cookies[sessionCookie];
  const credential = cookie === undefined ? null : readSecret('session', cookie);
  if (credential === null) throw notSignedIn('You are not signed in. Sign in, or send an API token.');
  return credential;
};

/** Refuses what another site's page made the browser send. */
export const refuseForeignPage = (request: FastifyRequest): void => {
  if (!safe(request.method) && request.headers['sec-fetch-site'] === 'cross-site') {
    throw new AppError('forbidden', 'This call comes from a page of another site.');
  }
};

const equal = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
};

const checkCsrf = (request: FastifyRequest, known: Known): void => {
  if (safe(request.method) || known.csrf === null) return;
  const sent = request.headers[csrfHeader];
  if (typeof sent !== 'string' || !equal(sent, known.csrf)) {
    throw new AppError('forbidden', `Send the header ${csrfHeader} with the value of csrf in /api/me.`);
  }
};

const mustHold = (endpoint: Endpoint, permission: Permission, known: Known): void => {
  if (holds(known.actor, permission)) return;
  // One thing that may not be read is not there; a list or an act may be named.
  if (endpoint.method === 'GET' && endpoint.params !== undefined)
    throw new AppError('not_found', 'There is no such thing here.');
  const how = known.actor.kind === 'token' ? 'this token does not have' : 'you do not have';
  throw new AppError('forbidden', `This takes the permission ${permission}, which ${how}.`);
};

/** Asks who calls with the opening of the transaction; what `admit` and most use cases then remember. */
export const askWhoCalls =
  (request: FastifyRequest, { directory }: { readonly directory: Directory }) =>
  (tx: AskingTx): Promise<unknown> =>
    atOnce(lookUp(tx, credentialOf(request), directory), readOrganisation(tx));

/** Finds out who calls, and whether they may call this endpoint at all; use cases decide about each thing. */
export const admit = async (
  request: FastifyRequest,
  endpoint: Endpoint,
  tx: TenantTx,
  context: { readonly directory: Directory; readonly sessionHours: number },
): Promise<Known> => {
  const known = await authenticate(tx, credentialOf(request), context);
  checkCsrf(request, known);
  if (endpoint.access !== 'anyone' && endpoint.access !== 'signed-in')
    mustHold(endpoint, endpoint.access, known);
  else if (known.byLink && !safe(request.method) && endpoint !== signOut) {
    throw new AppError('forbidden', 'The link in the mail opens one report only. Sign in to do this.');
  }
  return known;
};
