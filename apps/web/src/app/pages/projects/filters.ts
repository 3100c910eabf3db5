import { projectFields, projectStates, statuses } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useAddedFields } from '../../../lib/added-fields.ts';
import { useSession } from '../../../lib/session.ts';
import type { QuickFilter } from '../../../ui/filter/filter-bar.tsx';
import type { FilterField } from '../../../ui/filter/suggest.ts';
import { addedFilter } from '../added-fields/added-filter.ts';

const choices: Readonly<Record<string, readonly string[]>> = {
  state: projectStates,
  reportedStatus: statuses,
  computed: statuses,
};

/** The fields of the project list as the filter bar suggests them. */
export function useProjectFields(): readonly FilterField[] {
  const { t } = useLingui();
  const labels: Readonly<Record<keyof typeof projectFields, string>> = {
    number: t`Number`,
    key: t`Key`,
    name: t`Name`,
    class: t`Class`,
    category: t`Category`,
    state: t`State`,
    present: t`In the portfolio`,
    confidential: t`Confidential`,
    unit: t`Unit`,
    portfolio: t`Portfolio`,
    programme: t`Programme`,
    manager: t`Manager`,
    sponsor: t`Sponsor`,
    reported: t`Rating as said`,
    reportedStatus: t`Reported status`,
    computed: t`Computed status`,
    disagreeSince: t`Disagree since`,
    reportDay: t`Last report`,
    slipDays: t`Slip, days`,
    slipPct: t`Slip, per cent`,
    costVariancePct: t`Cost variance, per cent`,
    startBaseline: t`Baseline start`,
    startForecast: t`Forecast start`,
    finishBaseline: t`Baseline finish`,
    finishForecast: t`Forecast finish`,
    finishActual: t`Actual finish`,
    currency: t`Currency`,
    costBaseline: t`Baseline cost`,
    costForecast: t`Forecast cost`,
    benefitsForecast: t`Forecast benefits`,
    baselineNumber: t`Baselines so far`,
    warnings: t`Data warnings`,
    sameName: t`Another has its name`,
    rateMissing: t`No rate for its currency`,
    reportOverdue: t`Report overdue`,
  };
  const added = useAddedFields().map(addedFilter);
  const own = (Object.keys(labels) as (keyof typeof projectFields)[]).map((name): FilterField => {
    const values = choices[name];
    const label = labels[name];
    return values === undefined
      ? { name, label, kind: projectFields[name] }
      : { name, label, kind: 'choice' as const, values };
  });
  return [...own, ...added];
}

/** What is asked for often: each is an expression that may be combined and changed. */
export function useQuickFilters(): readonly QuickFilter[] {
  const { t } = useLingui();
  const { me } = useSession();
  const name = JSON.stringify(me?.person.name ?? '');
  const days = Math.ceil((me?.organisation.cadenceDays ?? 7) * 1.5);
  return [
    { label: t`Off track`, expression: '(reportedStatus == "off-track" || computed == "off-track")' },
    { label: t`Disagree`, expression: 'has(disagreeSince)' },
    { label: t`Silent`, expression: `!(reportDay >= today - ${days})` },
    { label: t`Data warnings`, expression: 'warnings > 0' },
    { label: t`Mine`, expression: `(manager == ${name} || sponsor == ${name})` },
  ];
}
