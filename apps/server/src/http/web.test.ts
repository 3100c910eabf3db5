import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { precompress } from './precompress.ts';
import { addWeb } from './web.ts';

const root = mkdtempSync(join(tmpdir(), 'chartroom-web-'));
const dist = join(root, 'dist');
let app: FastifyInstance;

beforeAll(async () => {
  mkdirSync(join(dist, 'assets'), { recursive: true });
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>Chartroom</title>');
  writeFileSync(join(dist, 'assets', 'app-1a2b.js'), `console.log(${JSON.stringify('x'.repeat(5000))})`);
  writeFileSync(join(root, 'secret.txt'), 'not for the world');
  await precompress(dist);
  app = fastify();
  await addWeb(app, dist);
});
afterAll(async () => {
  await app.close();
  rmSync(root, { recursive: true, force: true });
});

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers });

describe('the web app', () => {
  test.each([
    '/',
    '/projects/PRJ-104?asOf=2017-09-30',
    '/projects/PRJ-104?knownAt=2026-11-26T15:36:17.117Z',
    '/a/b/c',
  ])('is the page at %s, always fresh', async url => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.body).toContain('<title>Chartroom</title>');
  });

  test.each([
    ['br', 'br'],
    ['gzip', 'gzip'],
  ])('has its files compressed for who takes %s, for a year', async (accepts, encoding) => {
    const answer = await get('/assets/app-1a2b.js', { 'accept-encoding': accepts });
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers['content-type']).toContain('javascript');
    expect(answer.headers['cache-control']).toContain('immutable');
    expect(answer.rawPayload.length).toBeLessThan(500);
  });

  test('has them as they are for who takes nothing else', async () => {
    const answer = await get('/assets/app-1a2b.js');
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.body).toContain('console.log');
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2f..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/missing.js',
  ])('gives away nothing at %s', async url => {
    const answer = await get(url);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toContain('not for the world');
  });
});
