import type { Field, Project } from '@chartroom/contract';
import { useAddedFields } from '../../../../lib/added-fields.ts';
import { useSession } from '../../../../lib/session.ts';

/** The added fields of a project: those that one may fill now, those that are only read, and the currency of amounts. */
export function useProjectAdded(project: Project, editable: boolean) {
  const { me } = useSession();
  const seen = useAddedFields().filter(f => f.seenBy !== 'money' || project.money !== null);
  const fields = seen.filter(f => !f.retired || project.fields[f.key] !== undefined);
  const mayFill = (f: Field): boolean =>
    editable &&
    !f.retired &&
    f.type !== 'formula' &&
    (f.seenBy !== 'money' || project.may.editMoney) &&
    (f.editedBy !== 'office' || f.may.edit);
  return {
    fillable: fields.filter(mayFill),
    read: fields.filter(f => !mayFill(f)),
    currency: project.money?.currency ?? me?.organisation.currency ?? 'EUR',
  };
}
