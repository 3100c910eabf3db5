import type { Project } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { usePlaces } from '../project-fields.tsx';
import type { ProjectField, ProjectValues } from '../project-form.ts';

/** A value of a form as it should be read. */
export function useFieldText(project: Project): (field: ProjectField, values: ProjectValues) => string {
  const { t } = useLingui();
  const format = useFormat();
  const places = usePlaces();
  return (field, values) => {
    const value = values[field];
    if (value === null || value === '') return '—';
    if (typeof value === 'boolean') return value ? t`yes` : t`no`;
    if (typeof value === 'object') return value.name;
    if (typeof value === 'number') return format.moneyExact(value, project.money?.currency ?? 'EUR');
    if (field === 'unitId' || field === 'portfolioId' || field === 'programmeId')
      return places[field].find(place => place.value === value)?.label ?? value;
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.day(value) : value;
  };
}
