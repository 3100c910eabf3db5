import { type ImportMapping, listScales } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRead } from '../../../../lib/api/use-read.ts';
import { DayField } from '../../../../ui/form/day-field.tsx';
import css from '../imports.module.css';

type Scales = NonNullable<ImportMapping['scale']>;

interface ScaleByDateProps {
  readonly value: Scales | undefined;
  readonly onChange: (scales: Scales | undefined) => void;
  readonly error: string | undefined;
}

/** Which rating scale was in force when; recognised from the ratings while nothing is said. */
export function ScaleByDate({ value = [], onChange, error }: ScaleByDateProps) {
  const { t } = useLingui();
  const scales = useRead(listScales, {});
  const names = (scales.data?.items ?? []).map(scale => scale.name);
  const set = (next: Scales) => onChange(next.length === 0 ? undefined : next);
  const change = (i: number, part: Scales[number]) => set(value.map((old, j) => (i === j ? part : old)));
  return (
    <fieldset className={css.scales}>
      <legend>
        <Trans>Rating scale by date of the row</Trans>
      </legend>
      {value.length === 0 ? (
        <div className="small faint">
          <Trans>Recognised from the ratings.</Trans>
        </div>
      ) : null}
      {value.map((scale, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a scale may stand here twice
        <div key={i} className={css.scale}>
          <Select
            label={t`Scale`}
            data={names.includes(scale.name) ? names : [...names, scale.name]}
            allowDeselect={false}
            value={scale.name}
            onChange={name => name !== null && change(i, { ...scale, name })}
          />
          <ActionIcon
            aria-label={t`Remove ${scale.name}`}
            onClick={() => set(value.filter((_, j) => i !== j))}
          >
            <IconX size={16} />
          </ActionIcon>
          <div className={css.span}>
            <DayField
              label={t`From`}
              value={scale.from ?? null}
              onChange={day => change(i, dated({ ...scale, from: day ?? undefined }))}
            />
            <DayField
              label={t`Until`}
              value={scale.until ?? null}
              onChange={day => change(i, dated({ ...scale, until: day ?? undefined }))}
            />
          </div>
        </div>
      ))}
      {error === undefined ? null : <div className="small bad">{error}</div>}
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconPlus size={12} />}
        disabled={names.length === 0}
        onClick={() => set([...value, { name: names[0] ?? '' }])}
      >
        <Trans>Say a scale</Trans>
      </Button>
    </fieldset>
  );
}

interface Dated {
  readonly name: string;
  readonly from: string | undefined;
  readonly until?: string | undefined;
}
/** Without the days that were not given. */
const dated = ({
  name,
  from,
  until,
}: Dated | (Omit<Dated, 'from'> & { from?: string | undefined })): Scales[number] => ({
  name,
  ...(from === undefined ? {} : { from }),
  ...(until === undefined ? {} : { until }),
});
