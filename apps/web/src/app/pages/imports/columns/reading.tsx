import { type ImportMapping, importKinds, listPortfolios } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Autocomplete, NumberInput, Select, TextInput } from '@mantine/core';
import { useRead } from '../../../../lib/api/use-read.ts';
import { useSession } from '../../../../lib/session.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { withKind } from '../draft.ts';
import { useKindWords } from '../import-words.ts';
import css from '../imports.module.css';
import { ScaleByDate } from './scale-by-date.tsx';

interface ReadingProps {
  readonly mapping: ImportMapping;
  readonly onChange: (mapping: ImportMapping) => void;
  /** What was refused, by the name of the setting. */
  readonly messages: Readonly<Record<string, string>>;
}

type Choice<T extends string> = { readonly value: T; readonly label: string };

/** Sets a setting, or takes it out when it is left empty. */
function withSetting<K extends keyof ImportMapping>(
  mapping: ImportMapping,
  name: K,
  value: ImportMapping[K] | undefined,
): ImportMapping {
  const { [name]: _, ...rest } = mapping;
  return (value === undefined ? rest : { ...rest, [name]: value }) as ImportMapping;
}

/** Where rows come from and what finds a project again. */
export function SourceCard({ mapping, onChange, messages }: ReadingProps) {
  const { t } = useLingui();
  const kinds = useKindWords();
  const portfolios = useRead(listPortfolios, {});
  const keys: readonly Choice<ImportMapping['key']>[] = [
    { value: 'externalKey', label: t`Key in the source` },
    { value: 'name', label: t`Name` },
  ];
  return (
    <Card title={t`What the rows are`}>
      <div className={css.form}>
        <Select
          label={t`Rows become`}
          data={importKinds.map(kind => ({ value: kind, label: kinds[kind].name }))}
          allowDeselect={false}
          value={mapping.as}
          onChange={as => as !== null && onChange(withKind(mapping, as))}
        />
        <TextInput
          label={t`Source`}
          description={t`Keys are unique within it`}
          value={mapping.source}
          maxLength={80}
          onChange={event => onChange({ ...mapping, source: event.currentTarget.value })}
          error={messages.source}
        />
        {mapping.as === 'milestones' ? null : (
          <Select
            label={t`Found again by`}
            data={[...keys]}
            allowDeselect={false}
            value={mapping.key}
            onChange={key => key !== null && onChange({ ...mapping, key })}
          />
        )}
        {mapping.as === 'milestones' ? null : (
          <Autocomplete
            label={t`Portfolio of every row`}
            description={t`Added when it is not there yet`}
            placeholder={t`none`}
            data={[...new Set((portfolios.data?.items ?? []).map(p => p.name))]}
            value={mapping.portfolio ?? ''}
            onChange={name => onChange(withSetting(mapping, 'portfolio', name === '' ? undefined : name))}
            error={messages.portfolio}
          />
        )}
      </div>
    </Card>
  );
}

/** How cells are read: money, numbers, days. */
export function CellsCard({ mapping, onChange, messages }: ReadingProps) {
  const { t } = useLingui();
  const { me } = useSession();
  const own = me?.organisation.currency ?? '';
  return (
    <Card title={t`How cells are read`}>
      <div className={css.settings}>
        <TextInput
          label={t`Currency`}
          placeholder={own}
          maxLength={3}
          value={mapping.currency ?? ''}
          onChange={event => {
            const code = event.currentTarget.value.toUpperCase();
            onChange(withSetting(mapping, 'currency', code === '' ? undefined : code));
          }}
          error={messages.currency}
        />
        <Select
          label={t`Amounts are in`}
          data={[
            { value: 'one', label: t`units` },
            { value: 'thousand', label: t`thousands` },
            { value: 'million', label: t`millions` },
            { value: 'billion', label: t`billions` },
          ]}
          allowDeselect={false}
          value={mapping.moneyUnit}
          onChange={unit => unit !== null && onChange({ ...mapping, moneyUnit: unit })}
        />
        <Select
          label={t`Numbers`}
          data={[
            { value: 'point', label: '1,234.5' },
            { value: 'comma', label: '1.234,5' },
          ]}
          allowDeselect={false}
          value={mapping.decimals}
          onChange={decimals => decimals !== null && onChange({ ...mapping, decimals })}
        />
        <Select
          label={t`Days`}
          data={[
            { value: 'iso', label: '2026-03-31' },
            { value: 'day-month-year', label: '31/03/2026' },
            { value: 'month-day-year', label: '03/31/2026' },
          ]}
          allowDeselect={false}
          value={mapping.dayFormat}
          onChange={format => format !== null && onChange({ ...mapping, dayFormat: format })}
        />
      </div>
    </Card>
  );
}

/** What rows mean together: absence, empty cells, baselines, how often they report, on which scale. */
export function MeaningCard({ mapping, onChange, messages }: ReadingProps) {
  const { t } = useLingui();
  const blank = mapping.blank ?? (mapping.snapshot === 'full' ? 'clear' : 'keep');
  return (
    <Card title={t`What rows mean`}>
      <div className={css.form}>
        <Select
          label={t`Projects that are absent from a day`}
          data={[
            { value: 'partial', label: t`stay as they are` },
            { value: 'full', label: t`have left the portfolio that day` },
          ]}
          allowDeselect={false}
          value={mapping.snapshot}
          onChange={snapshot => snapshot !== null && onChange({ ...mapping, snapshot })}
        />
        <Select
          label={t`Empty cells`}
          data={[
            { value: 'clear', label: t`clear what was there` },
            { value: 'keep', label: t`keep what was there` },
          ]}
          allowDeselect={false}
          value={blank}
          onChange={value => value !== null && onChange({ ...mapping, blank: value })}
        />
        <Select
          label={t`Baselines`}
          data={[
            { value: 'given', label: t`only where a column gives them` },
            { value: 'first', label: t`the first forecast seen, unless given` },
          ]}
          allowDeselect={false}
          value={mapping.baseline}
          onChange={baseline => baseline !== null && onChange({ ...mapping, baseline })}
        />
        <NumberInput
          label={t`Projects report every so many days`}
          description={t`For a portfolio this import adds`}
          placeholder={t`as the organisation`}
          min={1}
          max={1000}
          hideControls
          value={mapping.cadenceDays ?? ''}
          onChange={days =>
            onChange(withSetting(mapping, 'cadenceDays', typeof days === 'number' ? days : undefined))
          }
          error={messages.cadenceDays}
        />
        {mapping.as === 'reports' ? (
          <ScaleByDate
            value={mapping.scale}
            onChange={scale => onChange(withSetting(mapping, 'scale', scale))}
            error={messages.scale}
          />
        ) : null}
        {mapping.as === 'programmes' ? (
          <div className="small faint">
            <Trans>A programme that is there already is left as it is.</Trans>
          </div>
        ) : null}
      </div>
    </Card>
  );
}
