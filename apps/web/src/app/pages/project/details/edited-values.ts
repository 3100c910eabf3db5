import type { Project, Request, updateProject } from '@chartroom/contract';
import { type AddedValues, addedSet, addedValues } from '../../added-fields/added-values.ts';
import { bodyOf, isProjectField, noValues, type ProjectValues, valuesOf } from '../project-form.ts';

/** The attributes of a project that is changed, with its added fields. */
export interface EditedValues extends ProjectValues, AddedValues {}

/** A project as the form that changes it begins with it. */
export const editedValues = (project: Project): EditedValues => ({
  ...valuesOf(project),
  ...addedValues(project.fields),
});

/** What was changed, as the body of a request. */
export function changesOf(changed: Partial<EditedValues>): Request<typeof updateProject>['body'] {
  const fields = addedSet(changed);
  const own = Object.keys(changed).filter(isProjectField);
  return {
    ...bodyOf(own, { ...noValues, ...changed }),
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
  };
}
