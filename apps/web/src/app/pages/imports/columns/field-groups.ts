import type { ImportField } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';

interface FieldGroup {
  readonly title: string;
  readonly fields: readonly ImportField[];
}

/** Fields in the order in which one looks for them. */
export function useFieldGroups(offered: readonly ImportField[]): readonly FieldGroup[] {
  const { t } = useLingui();
  const groups: readonly FieldGroup[] = [
    { title: t`Which project, and when`, fields: ['projectKey', 'externalKey', 'name', 'asOf'] },
    {
      title: t`Ratings`,
      fields: ['overall', 'schedule', 'cost', 'scope', 'people', 'benefits', 'risk', 'status', 'narrative'],
    },
    {
      title: t`Place and people`,
      fields: [
        'unit',
        'portfolio',
        'programme',
        'programmeKey',
        'manager',
        'sponsor',
        'class',
        'category',
        'state',
        'kind',
        'description',
      ],
    },
    {
      title: t`Dates`,
      fields: [
        'baseline',
        'forecast',
        'actual',
        'startBaseline',
        'startForecast',
        'startActual',
        'finishBaseline',
        'finishForecast',
        'finishActual',
        'baselineNumber',
      ],
    },
    {
      title: t`Money`,
      fields: [
        'currency',
        'costBaseline',
        'costForecast',
        'spent',
        'yearBudget',
        'yearForecast',
        'benefitsBaseline',
        'benefitsForecast',
      ],
    },
  ];
  return groups
    .map(group => ({ ...group, fields: group.fields.filter(field => offered.includes(field)) }))
    .filter(group => group.fields.length > 0);
}
