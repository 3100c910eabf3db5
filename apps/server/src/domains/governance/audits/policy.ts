import type { PmoType, Strength } from '@chartroom/contract';

/**
 * What a control does under a kind of PMO: the one place where the kind of PMO decides. Until the controls are in force
 * they advise at most.
 */
export const doesUnder = (
  strength: Readonly<Record<PmoType, Strength>>,
  type: PmoType,
  inForce: boolean,
): Strength => (inForce || strength[type] === 'off' ? strength[type] : 'advise');

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
