import { describe, expect, test } from 'vitest';
import { accessOf, covers, type Grant, scopeOf } from './policy.ts';

const grant = (role: Grant['role'], on: Grant['on'], pmoType: Grant['pmoType'] = 'controlling'): Grant => ({
  ...{ role, on, pmoType },
});
const place = { id: 'p', unitId: 'u', portfolioId: 'f', programmeId: 'g', owners: ['sponsor', null] };
const reads = (grants: readonly Grant[], at: Parameters<typeof covers>[1], person: string | null = 'me') =>
  covers(scopeOf(accessOf(grants), 'project.read'), at, person);

describe('a scope covers', () => {
  test('what is under the place a role was given on', () => {
    for (const on of [
      { units: ['u'] },
      { portfolios: ['f'] },
      { programmes: ['g'] },
      { projects: ['p'] },
      'everything',
    ] as const) {
      expect(reads([grant('project-manager', on)], place)).toBe(true);
    }
    for (const on of [
      { units: ['x'] },
      { portfolios: ['p'] },
      { programmes: ['f'] },
      { projects: ['u'] },
    ] as const) {
      expect(reads([grant('project-manager', on)], place)).toBe(false);
    }
  });

  test('nothing without a grant, and nothing outside of the structure for a partial one', () => {
    expect(reads([], place)).toBe(false);
    expect(reads([grant('project-manager', { units: ['u'] })], { id: 'p', unitId: null })).toBe(false);
  });

  test('a confidential project for members, owners and the auditor of the organisation only', () => {
    const secret = { ...place, confidential: true };
    expect(reads([grant('administrator', 'everything')], secret)).toBe(false);
    expect(reads([grant('portfolio-manager', { portfolios: ['f'] })], secret)).toBe(false);
    expect(reads([grant('auditor', { portfolios: ['f'] })], secret)).toBe(false);
    expect(reads([grant('auditor', 'everything')], secret)).toBe(true);
    expect(reads([grant('team-member', { projects: ['p'] })], secret)).toBe(true);
    expect(reads([grant('requester', 'everything')], secret, 'sponsor')).toBe(true);
  });

  test("a requester's own only", () => {
    const requester = [grant('requester', 'everything')];
    expect(reads(requester, place, 'sponsor')).toBe(true);
    expect(reads(requester, place, 'me')).toBe(false);
    expect(reads(requester, place, null)).toBe(false);
  });
});

describe('rights', () => {
  test('add up over grants, each in its own place', () => {
    const access = accessOf([
      grant('team-member', 'everything'),
      grant('project-manager', { projects: ['p'] }),
    ]);
    expect(covers(scopeOf(access, 'project.edit'), place, 'me')).toBe(true);
    expect(covers(scopeOf(access, 'project.edit'), { ...place, id: 'q' }, 'me')).toBe(false);
    expect(covers(scopeOf(access, 'project.read'), { ...place, id: 'q' }, 'me')).toBe(true);
  });

  test('depend on the kind of PMO', () => {
    const publishes = (type: Grant['pmoType']) =>
      accessOf([grant('project-manager', 'everything', type)]).has('report.publish');
    const creates = (type: Grant['pmoType']) =>
      accessOf([grant('project-manager', 'everything', type)]).has('project.create');
    expect([publishes('supportive'), publishes('controlling'), publishes('directive')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([creates('supportive'), creates('controlling'), creates('directive')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('of a token are no more than its scopes', () => {
    const access = accessOf([grant('administrator', 'everything')], ['project.read', 'nonsense']);
    expect([...access.keys()]).toEqual(['project.read']);
  });
});
