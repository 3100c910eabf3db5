import { describe, expect, test } from 'vitest';
import { readHouse } from './boundaries/house.ts';

// No request to an address that somebody typed but through one guarded way: nothing in the product opens a connection
// but what is named here, so that nobody makes the server ask an address inside its own network (docs/security.md,
// number 16).

const mayConnect: Readonly<Record<string, string>> = {
  'apps/server/src/platform/mail/transport.ts': 'the mail server of the settings',
  'apps/server/src/platform/outgoing/address.ts': 'judges addresses; it opens nothing',
  'apps/server/src/platform/outgoing/post.ts':
    'what an organisation typed: the world, or what the operator allows, at the address that was checked',
  'apps/server/src/platform/database/embedded.ts': 'its own embedded database',
  'apps/server/src/platform/database/open.ts': 'the database of the settings',
  'apps/server/src/platform/database/in-time.ts': 'the database of the settings',
  'apps/server/src/http/admission.ts': 'answers only; it opens nothing',
  'apps/server/src/platform/backup/control.ts': 'a socket of its own data directory',
  'apps/cli/src/remote-office.ts': 'the server that the caller names on the command line',
};

const opens: readonly RegExp[] = [
  /from 'node:(http|https|http2|net|tls|dgram|dns)(\/promises)?'/,
  /(import|require)\('node:(http|https|http2|net|tls|dgram|dns)/,
  /from '(undici|axios|got|node-fetch|nodemailer|ws)'/,
  /(^|[^.\w])fetch\(/m,
  /new (WebSocket|EventSource|XMLHttpRequest)\(/,
];

const isProduct = (path: string): boolean =>
  /^(apps\/(server|cli)|packages\/\w+)\/src\//.test(path) && !/\.test\.ts$|\/testing\//.test(path);

const connects = (text: string): boolean =>
  text.split('\n').some(line => !/^\s*(\/\/|\*|import type)/.test(line) && opens.some(o => o.test(line)));

describe('what connects to elsewhere', () => {
  test('is named here, and nothing else does', () => {
    const found = [...readHouse().files].filter(([path, text]) => isProduct(path) && connects(text));
    expect(found.map(([path]) => path).filter(path => !Object.hasOwn(mayConnect, path))).toEqual([]);
    expect(found.length).toBeGreaterThan(2);
  });

  test.each([
    "import { request } from 'node:https';",
    "import dns from 'node:dns/promises';",
    'const answer = await fetch(url);',
    "const http = await import('node:http');",
    'return new WebSocket(url);',
    "import { fetch } from 'undici';",
  ])('is noticed in %j', text => {
    expect(connects(text)).toBe(true);
  });

  test('is not what only mentions it', () => {
    expect(
      connects("// a fetch( in a comment\nimport type { Server } from 'node:http';\nbody.fetch(x)"),
    ).toBe(false);
  });
});
