import type { PmoType } from '@chartroom/contract';

/**
 * Who may set the method of a project: who may change the project, and where the PMO manages projects itself only who
 * keeps the rules. The one place of this duty where the kind of PMO decides.
 */
export const maySetMethod = (
  type: PmoType,
  { edits, keepsRules }: { readonly edits: boolean; readonly keepsRules: boolean },
): boolean => {
  switch (type) {
    case 'supportive':
    case 'controlling':
      return edits;
    case 'directive':
      return edits && keepsRules;
  }
};
