import { AppError } from '../../platform/index.ts';
import type { Attributes } from '../project/attributes.ts';
import type { FieldCatalogue } from './catalogue.ts';
import type { FieldDefinition, FieldSetting } from './definition.ts';

const phases = ['approved', 'active', 'closing', 'closed'] as const;

/** States in which a field that is required from a state on must be filled; one that is on hold was active. */
export const statesFrom = (from: string): readonly string[] => {
  const at = (phases as readonly string[]).indexOf(from);
  return at < 0 ? [] : phases.slice(at).flatMap(p => (p === 'active' ? ['active', 'on-hold'] : [p]));
};

/** Whether a field must be filled of a project that is so. */
const isRequired = (field: FieldDefinition, a: Pick<Attributes, 'state' | 'class'>): boolean =>
  !field.retired &&
  field.requiredFrom !== null &&
  statesFrom(field.requiredFrom).includes(a.state) &&
  (field.requiredClass === null || field.requiredClass === a.class);

/** The fields that a project lacks for the state that it is in. */
export const missingOf = (
  catalogue: FieldCatalogue,
  a: Pick<Attributes, 'state' | 'class' | 'fields'>,
): readonly FieldDefinition[] =>
  catalogue.fields.filter(f => isRequired(f, a) && (a.fields[f.key] ?? null) === null);

/** Refuses with `conflict`, naming each field, to move a project to a state for which it lacks fields. */
export function mustBeFilled(catalogue: FieldCatalogue, key: string, after: Attributes): void {
  const missing = missingOf(catalogue, after);
  if (missing.length === 0) return;
  const named = missing.map(f => f.label).join(', ');
  throw new AppError('conflict', `${key} cannot become ${after.state} before this is filled: ${named}.`, {
    fields: missing.map(f => ({
      path: `fields.${f.key}`,
      message: `${f.label} is required from ${f.requiredFrom} on.`,
    })),
  });
}

/** Refuses with `invalid` to clear what a project must have in its state. */
export function mayBeCleared(
  catalogue: FieldCatalogue,
  after: Attributes,
  { set, path }: { readonly set: FieldSetting | undefined; readonly path: string },
): void {
  const cleared = missingOf(catalogue, after).filter(f => set?.[f.key] === null);
  if (cleared.length === 0) return;
  const problems = cleared.map(f => ({
    path: `${path}.${f.key}`,
    message: `${f.label} is required from ${f.requiredFrom} on. Change it instead.`,
  }));
  throw new AppError('invalid', problems[0]?.message ?? '', { fields: problems });
}
