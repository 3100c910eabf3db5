import { readFileSync } from 'node:fs';
import {
  api,
  type Endpoint,
  type Permission,
  permissions,
  pmoTypes,
  rolePermissions,
  roles,
} from '@chartroom/contract';
import { describe, expect, test } from 'vitest';
import { permissionsDocument } from './permissions.ts';

const endpoints = Object.entries(api) as [string, Endpoint][];
const reading = (p: Permission) => p.endsWith('.read');

describe('permissions', () => {
  test('docs/permissions.md is what the contract says; npm run permissions writes it', () => {
    expect(readFileSync(new URL('../docs/permissions.md', import.meta.url), 'utf8')).toBe(
      permissionsDocument(),
    );
  });

  test.each(endpoints)('%s names a permission that exists', (_, { access }) => {
    expect([...permissions, 'signed-in', 'anyone']).toContain(access);
  });

  test('nothing but sign-in, the links of mails and shared links is open to anyone', () => {
    expect(endpoints.filter(([, e]) => e.access === 'anyone').map(([name]) => name)).toEqual([
      'signIn',
      'openReportLink',
      'forgotPassword',
      'readPasswordLink',
      'usePasswordLink',
      'openShare',
      'printShare',
    ]);
  });

  test('an endpoint that changes something does not take a permission to read', () => {
    const wrong = endpoints.filter(
      ([, e]) =>
        e.method !== 'GET' &&
        (permissions as readonly string[]).includes(e.access) &&
        reading(e.access as Permission),
    );
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  test('every permission is held by somebody', () => {
    const held = new Set(roles.flatMap(r => pmoTypes.flatMap(t => [...rolePermissions(r, t).keys()])));
    expect(permissions.filter(p => !held.has(p))).toEqual([]);
  });

  test('an auditor reads everything and changes nothing but audits, what they are asked themselves, and views of their own, under every kind of PMO', () => {
    for (const type of pmoTypes) {
      const own = ['audit.edit', 'audit.answer', 'document.decide', 'gate.decide', 'view.keep'];
      const allowed = permissions.filter(p => reading(p) || own.includes(p));
      expect([...rolePermissions('auditor', type).keys()].sort()).toEqual(allowed.sort());
    }
  });

  test('a team member sees no money, a resource manager changes none', () => {
    for (const type of pmoTypes) {
      expect(rolePermissions('team-member', type).has('money.read')).toBe(false);
      expect(rolePermissions('requester', type).has('money.read')).toBe(false);
      expect(rolePermissions('resource-manager', type).has('money.edit')).toBe(false);
    }
  });
});
