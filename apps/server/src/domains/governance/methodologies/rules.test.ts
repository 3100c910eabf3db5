import { type MethodDefinition, type MethodDefinitionInput, methodDefinition } from '@chartroom/contract';
import { describe, expect, it, test } from 'vitest';
import { diffOf } from './diff.ts';
import { packs } from './packs/packs.ts';
import { inOrder } from './phases.ts';
import { leftOpenIn, wrongWith } from './rules.ts';
import { phaseReached, skippedSteps, stepsOf, waitsFor } from './steps-of.ts';

const define = (d: MethodDefinitionInput): MethodDefinition => methodDefinition.parse(d);
const phase = (id: string, ...after: string[]) => ({ id, name: id[0]?.toUpperCase() + id.slice(1), after });
const said = (d: MethodDefinitionInput) => wrongWith(define(d)).map(p => p.message);

describe('a definition is refused', () => {
  it('when its phases go in a circle, with the way round', () => {
    const [message] = said({ phases: [phase('idea'), phase('design', 'build'), phase('build', 'design')] });
    expect(message).toContain('Design > Build > Design');
    expect(said({ phases: [phase('design', 'design')] })[0]).toContain('Design > Design');
  });

  it('when no way leads to a phase', () => {
    const problems = wrongWith(define({ phases: [phase('idea'), phase('test', 'build')] }));
    expect(problems[0]).toMatchObject({ path: 'phases.1.after' });
    expect(problems[0]?.message).toContain('build > test');
  });

  it('when an id stands twice, in whatever list', () => {
    const activity = { id: 'idea', name: 'Think', phase: 'idea' };
    expect(said({ phases: [phase('idea')], activities: [activity] })[0]).toContain('The id idea of “Think”');
    const items = [
      { id: 'a', text: 'One' },
      { id: 'a', text: 'Two' },
    ];
    const checklists = [{ id: 'list', name: 'List', phase: 'idea', items }];
    expect(said({ phases: [phase('idea')], checklists })[0]).toContain('two items with the id a');
  });

  it.each([
    ['gates.0.after', { gates: [{ id: 'g', name: 'G', after: 'no' }] }],
    ['gates.0.deliverables.0', { gates: [{ id: 'g', name: 'G', after: 'idea', deliverables: ['no'] }] }],
    [
      'gates.0.approvers.0.role',
      { gates: [{ id: 'g', name: 'G', after: 'idea', approvers: [{ role: 'no' }] }] },
    ],
    ['activities.0.phase', { activities: [{ id: 'a', name: 'A', phase: 'no' }] }],
    [
      'deliverables.0.raci.0.role',
      { deliverables: [{ id: 'x', name: 'X', phase: 'idea', raci: [{ role: 'no', does: 'A' as const }] }] },
    ],
  ])('when %s names nothing', (path, rest) => {
    expect(wrongWith(define({ phases: [phase('idea')], ...rest })).map(p => p.path)).toEqual([path]);
  });
});

describe('a definition leaves open', () => {
  const withRaci = (...letters: ('R' | 'A')[]) =>
    leftOpenIn(
      define({
        phases: [phase('idea')],
        roles: letters.map((_, i) => ({ id: `r${i}`, name: `Role ${i}` })),
        activities: [
          {
            id: 'a',
            name: 'Think',
            phase: 'idea',
            raci: letters.map((does, i) => ({ role: `r${i}`, does })),
          },
        ],
      }),
    ).map(p => p.message);
  test.each([
    [['R'] as const, /No role is accountable for “Think”/],
    [['A', 'A'] as const, /2 roles are accountable/],
  ])('R1.9 who is accountable, with %j', (letters, why) => {
    expect(withRaci(...letters)[0]).toMatch(why);
  });
  test('R1.9 nothing, where one role is accountable', () => expect(withRaci('R', 'A')).toEqual([]));
});

describe('two definitions', () => {
  it('R1.1 differ by the ids of elements: added, removed, changed fields', () => {
    const before = define({ phases: [phase('idea'), phase('build', 'idea')] });
    const after = define({
      phases: [{ ...phase('idea'), name: 'Initiation' }, phase('close', 'idea')],
      gates: [{ id: 'g1', name: 'Gate 1', after: 'idea' }],
    });
    expect(diffOf(before, after).map(i => [i.part, i.id, i.change])).toEqual([
      ['phases', 'idea', 'changed'],
      ['phases', 'close', 'added'],
      ['phases', 'build', 'removed'],
      ['gates', 'g1', 'added'],
    ]);
    expect(diffOf(before, after)[0]?.fields).toEqual([
      { field: 'name', before: 'Idea', after: 'Initiation' },
    ]);
    expect(diffOf(before, before)).toEqual([]);
  });
});

describe('steps', () => {
  const d = define({
    phases: [phase('idea'), phase('build', 'idea')],
    gates: [{ id: 'g', name: 'Gate', after: 'idea', mode: 'strict', level: 'standard' }],
    deliverables: [
      { id: 'case', name: 'Case', phase: 'idea' },
      { id: 'study', name: 'Study', phase: 'idea', level: 'full' },
      { id: 'thing', name: 'Thing', phase: 'build', mandatory: false },
    ],
  });
  it('apply by level, and as was agreed', () => {
    expect(stepsOf(d, 'light').map(s => s.step)).toEqual(['case', 'thing']);
    expect(stepsOf(d, 'full').map(s => s.step)).toEqual(['case', 'study', 'thing']);
    const agreed = [
      { element: 'study', change: 'added' as const, reason: 'New market' },
      { element: 'case', change: 'left-out' as const, reason: 'In the programme' },
    ];
    const steps = stepsOf(d, 'light', agreed);
    expect(steps.map(s => s.step)).toEqual(['case', 'study', 'thing']);
    expect(steps[0]).toMatchObject({ leftOut: 'In the programme', mandatory: false });
  });
  it('R1.4 wait for what is mandatory before a strict gate, where the gate stands', () => {
    const waiting = (level: 'light' | 'standard', done: readonly string[] = []) =>
      waitsFor(
        d,
        { level, phase: 'build', steps: stepsOf(d, level) },
        new Map(done.map(id => [id, 'done'])),
      ).map(s => s.step);
    expect([waiting('light'), waiting('standard'), waiting('standard', ['case'])]).toEqual([
      [],
      ['case'],
      [],
    ]);
  });
  it('are skipped when work has gone on without them', () => {
    const steps = stepsOf(d, 'light');
    expect(skippedSteps(d, steps, new Map()).length).toBe(0);
    expect(skippedSteps(d, steps, new Map([['thing', 'done']])).map(s => s.step)).toEqual(['case']);
    expect(phaseReached(d, steps, new Map([['thing', 'done']]))?.id).toBe('build');
  });
  it('come in the order of their phases', () => {
    expect(
      inOrder(
        [phase('c', 'b'), phase('b', 'a'), phase('a')].map(p => define({ phases: [p] }).phases[0] as never),
      ).map(p => p.id),
    ).toEqual(['a', 'b', 'c']);
  });
});

describe('the packs', () => {
  test('R1.7 are six, named with their sources', () => {
    expect(packs.map(p => p.key)).toEqual(['PM2', 'STAGE-GATE', 'SCRUM', 'KANBAN', 'HYBRID', 'LIGHT']);
    for (const p of packs) expect(p.source.length, p.key).toBeGreaterThan(20);
  });
  test.each(packs.map(p => [p.key, p] as const))(
    'R1.7 %s passes the rules and leaves nothing open',
    (_, p) => {
      const d = define(p.definition);
      expect(wrongWith(d)).toEqual([]);
      expect(leftOpenIn(d)).toEqual([]);
      expect(d.phases.length).toBeGreaterThan(0);
      expect(d.roles.length).toBeGreaterThan(1);
      expect(stepsOf(d, 'full').length).toBeGreaterThan(stepsOf(d, 'light').length);
    },
  );
});
