import {
  me,
  openReportLink,
  type Session,
  session,
  signIn as signInEndpoint,
  signOut,
} from '@chartroom/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  authenticate,
  endSession,
  type Known,
  openLinkSession,
  type PasswordLinks,
  readOrganisation,
  readSecret,
  type SignIn,
  type TenantTx,
} from '../platform/index.ts';
import { admit, askWhoCalls, credentialOf, refuseForeignPage, sessionCookie } from './caller.ts';
import { parseInput } from './input.ts';
import { routeSchema } from './openapi.ts';
import type { RouteContext } from './route.ts';

export interface SessionContext extends RouteContext {
  readonly signIn: SignIn;
  readonly passwordLinks: PasswordLinks;
}

const cookieOf = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' }) as const;

const describe = async (tx: TenantTx, { actor, person, csrf }: Known): Promise<Session> =>
  session.parse({
    person: { id: actor.person, name: person.name },
    organisation: await readOrganisation(tx),
    roles: person.roles,
    permissions: [...actor.access.keys()],
    csrf,
  });

const addSignIn = (app: FastifyInstance, context: SessionContext): void => {
  app.route({
    method: signInEndpoint.method,
    url: signInEndpoint.path,
    schema: routeSchema('signIn', signInEndpoint),
    onRequest: async request => refuseForeignPage(request),
    handler: async (request, reply) => {
      const body = signInEndpoint.body?.parse(parseInput(signInEndpoint, request, request.body).body);
      if (body === undefined) throw new Error('Sign-in has a body.');
      const { secret, org } = await context.signIn({
        ...body,
        address: request.ip,
        userAgent: request.headers['user-agent'] ?? '',
      });
      const credential = readSecret('session', secret);
      if (credential === null) throw new Error('Sign-in made a secret that is none.');
      const answer = await context.database.inTenant(org, async tx =>
        describe(tx, await authenticate(tx, credential, context)),
      );
      reply.setCookie(sessionCookie, secret, { ...cookieOf(request), maxAge: 30 * 86_400 });
      return answer;
    },
  });
};

const addReportLink = (app: FastifyInstance, context: SessionContext): void => {
  app.route({
    method: openReportLink.method,
    url: openReportLink.path,
    schema: routeSchema('openReportLink', openReportLink),
    onRequest: async request => refuseForeignPage(request),
    handler: async (request, reply) => {
      const body = openReportLink.body?.parse(parseInput(openReportLink, request, request.body).body);
      const opened = await openLinkSession(context.database, body?.secret ?? '', {
        address: request.ip,
        userAgent: request.headers['user-agent'] ?? '',
      });
      const credential = readSecret('session', opened.secret);
      if (credential === null) throw new Error('A link opened a session that is none.');
      const answer = await context.database.inTenant(credential.org, async tx =>
        describe(tx, await authenticate(tx, credential, context)),
      );
      reply.setCookie(sessionCookie, opened.secret, { ...cookieOf(request), maxAge: opened.seconds });
      return { ...answer, projectId: opened.projectId };
    },
  });
};

const addSignOut = (app: FastifyInstance, context: SessionContext): void => {
  app.route({
    method: signOut.method,
    url: signOut.path,
    schema: routeSchema('signOut', signOut),
    onRequest: async request => refuseForeignPage(request),
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const credential = credentialOf(request);
      await context.database.inTenant(credential.org, async tx => {
        await admit(request, signOut, tx, context);
        if (credential.kind === 'session') await endSession(tx, credential);
      });
      return reply.clearCookie(sessionCookie, cookieOf(request)).status(204).send();
    },
  });
};

const addMe = (app: FastifyInstance, context: SessionContext): void => {
  app.route({
    method: me.method,
    url: me.path,
    schema: routeSchema('me', me),
    handler: async request => {
      const { org } = credentialOf(request);
      return context.database.inTenant(org, async tx => describe(tx, await admit(request, me, tx, context)), {
        first: askWhoCalls(request, context),
      });
    },
  });
};

/** Sign-in, sign-out and who is signed in: what sets, ends and reads the cookie. */
export const addSession = (app: FastifyInstance, context: SessionContext): void => {
  addSignIn(app, context);
  addReportLink(app, context);
  addSignOut(app, context);
  addMe(app, context);
};
