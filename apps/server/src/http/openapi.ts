import type { Endpoint } from '@chartroom/contract';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { csrfHeader, sessionCookie } from './caller.ts';

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  reference: z.string().optional(),
  current: z.unknown().optional(),
});

const headersOf = (endpoint: Endpoint) => ({
  ...(endpoint.versioned === true
    ? { 'if-match': z.string().describe('Version that was read, such as "3"') }
    : {}),
  ...(endpoint.creates === true
    ? { 'idempotency-key': z.string().min(8).max(200).describe('The same when a call is retried') }
    : {}),
});

const answersOf = (endpoint: Endpoint): Record<string, z.ZodType> => {
  if (endpoint.download === true) return { 200: z.any().describe('The file') };
  if (endpoint.stream === true) return { 200: z.any().describe('Server-sent events') };
  if (endpoint.output === undefined) return { 204: z.undefined().describe('Done') };
  return { [endpoint.creates === true ? 201 : 200]: endpoint.output };
};

/** An endpoint as @fastify/swagger describes it. */
export const routeSchema = (name: string, endpoint: Endpoint): FastifySchema => ({
  ...(endpoint.params === undefined ? {} : { params: endpoint.params }),
  ...(endpoint.query === undefined ? {} : { querystring: endpoint.query }),
  ...(endpoint.body === undefined || endpoint.upload === true ? {} : { body: endpoint.body }),
  headers: z.object(headersOf(endpoint)),
  response: { ...answersOf(endpoint), default: problem.describe('Problem details (RFC 9457)') },
  ...{
    operationId: name,
    summary: endpoint.summary,
    description: `Takes: ${endpoint.access}.`,
    tags: [endpoint.path.split('/')[2] ?? 'api'],
    ...(endpoint.upload === true ? { consumes: ['multipart/form-data'] } : {}),
    ...(endpoint.access === 'anyone' ? { security: [] } : {}),
  },
});

/** OpenAPI 3.1 at /api/openapi.json and, to read and try, at /api/docs. */
export const addOpenApi = async (app: FastifyInstance): Promise<void> => {
  // Input is parsed and output is checked in our own route, with our own messages.
  app.setValidatorCompiler(() => value => ({ value }));
  app.setSerializerCompiler(() => value => JSON.stringify(value));
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Chartroom',
        version: '0.1.0',
        description: 'The open-source Project Management Office.',
      },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'An API token' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: sessionCookie,
            description: `With the header ${csrfHeader}`,
          },
        },
      },
      security: [{ token: [] }, { session: [] }],
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { docExpansion: 'none', validatorUrl: null },
  });
  app.get('/api/openapi.json', { schema: { hide: true } as FastifySchema }, async () => app.swagger());
};
