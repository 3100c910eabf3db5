import type { PmoType, Strength } from '@chartroom/contract';

/** Where a control is looked at: the kind of PMO in force there, and what was said of this control there, if anything. */
export interface Standpoint {
  readonly type: PmoType;
  readonly own: Strength | null;
}

/**
 * What a control does under a kind of PMO: the one place where the kind of PMO decides. What a unit has said of a
 * control goes before it. Until the controls are in force they advise at most.
 */
export const doesUnder = (
  strength: Readonly<Record<PmoType, Strength>>,
  { type, own }: Standpoint,
  inForce: boolean,
): Strength => {
  const does = own ?? strength[type];
  return inForce || does === 'off' ? does : 'advise';
};

/** Whether a project that fails a control may go on where the control has this strength. */
export const mayGoOn = (does: Strength, waived: boolean): boolean => {
  switch (does) {
    case 'off':
    case 'advise':
      return true;
    case 'waiver':
      return waived;
    case 'block':
      return false;
  }
};
