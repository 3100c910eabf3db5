import { methodDefinition } from '@chartroom/contract';
import { describe, expect, it } from 'vitest';
import { added, changed, freeId, moved, movedToPhase, removed } from './edit-definition.ts';

const d = methodDefinition.parse({
  phases: [
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B', after: ['a'] },
    { id: 'c', name: 'C', after: ['b'] },
  ],
  gates: [{ id: 'g', name: 'G', after: 'a', deliverables: ['x'], approvers: [{ role: 'r' }] }],
  roles: [{ id: 'r', name: 'R' }],
  deliverables: [
    { id: 'x', name: 'X', phase: 'a', raci: [{ role: 'r', does: 'A' }] },
    { id: 'y', name: 'Y', phase: 'b' },
    { id: 'z', name: 'Z', phase: 'a' },
  ],
});
const ids = (list: readonly { readonly id: string }[]) => list.map(e => e.id).join('');

describe('a definition that is edited', () => {
  it('gets elements with an id of their own', () => {
    expect(freeId(d, 'X')).toBe('x-2');
    const next = added(d, 'deliverables', { name: 'Größe', phase: 'b' });
    expect(next.id).toBe('gro-e');
    expect(next.definition.deliverables.at(-1)).toMatchObject({ phase: 'b', mandatory: true, raci: [] });
    const asked = added(d, 'fields', { name: 'Cost centre', phase: 'b', field: 'costCentre' });
    expect(asked.definition.fields).toEqual([
      {
        ...{ id: 'cost-centre', name: 'Cost centre', level: 'light', phase: 'b', field: 'costCentre' },
        ...{ mandatory: true, about: '' },
      },
    ]);
    expect(removed(asked.definition, { part: 'phases', id: 'b' }).fields).toEqual([]);
    expect(added(d, 'phases', { name: 'End' }).definition.phases.at(-1)?.after).toEqual(['c']);
  });
  it('loses what referred to an element with it', () => {
    expect(removed(d, { part: 'deliverables', id: 'x' }).gates[0]?.deliverables).toEqual([]);
    const less = removed(d, { part: 'roles', id: 'r' });
    expect([less.gates[0]?.approvers, less.deliverables[0]?.raci]).toEqual([[], []]);
    const phases = removed(d, { part: 'phases', id: 'b' });
    expect(phases.phases.at(-1)?.after).toEqual(['a']);
    expect(ids(phases.deliverables)).toBe('xz');
  });
  it('is put in another order among what stands beside', () => {
    expect(ids(moved(d, { part: 'deliverables', id: 'x' }, 1).deliverables)).toBe('zyx');
    expect(moved(d, { part: 'deliverables', id: 'y' }, -1)).toEqual(d);
    expect(ids(moved(d, { part: 'phases', id: 'b' }, -1).phases)).toBe('bac');
    expect(movedToPhase(d, { part: 'deliverables', id: 'x' }, 1).deliverables[0]?.phase).toBe('b');
    expect(movedToPhase(d, { part: 'gates', id: 'g' }, -1)).toEqual(d);
    expect(changed(d, { part: 'roles', id: 'r' }, { name: 'Lead' }).roles[0]?.name).toBe('Lead');
  });
});
