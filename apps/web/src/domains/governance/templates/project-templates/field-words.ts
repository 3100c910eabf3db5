import type { ProjectTemplateDefinition } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';

/** The fields of a project that a template may fill. */
export function useFieldWords(): Readonly<
  Record<ProjectTemplateDefinition['fields'][number]['field'], string>
> {
  const { t } = useLingui();
  return { class: t`Class`, category: t`Category`, description: t`Description` };
}
