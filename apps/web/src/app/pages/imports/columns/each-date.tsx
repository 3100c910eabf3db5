import type { ImportMapping } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { Card } from '../../../../ui/card/card.tsx';
import css from '../imports.module.css';
import { SourceSelect } from './source-select.tsx';

type Each = NonNullable<ImportMapping['each']>;
type Part = Each[number];

interface EachDateProps {
  readonly value: Each;
  readonly columns: readonly string[];
  readonly onChange: (each: Each | undefined) => void;
}

const dates = ['baseline', 'forecast', 'actual'] as const;

function EachRow({
  part,
  columns,
  onChange,
  onRemove,
}: {
  readonly part: Part;
  readonly columns: readonly string[];
  readonly onChange: (part: Part) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useLingui();
  const names = { baseline: t`Baseline`, forecast: t`Forecast`, actual: t`Actual` };
  return (
    <div className={css.each}>
      <TextInput
        label={t`Key date`}
        value={part.name}
        onChange={event => onChange({ ...part, name: event.currentTarget.value })}
      />
      <Select
        label={t`Kind`}
        data={[
          { value: 'milestone', label: t`Milestone` },
          { value: 'gate', label: t`Gate` },
        ]}
        allowDeselect={false}
        value={part.kind}
        onChange={kind => kind !== null && onChange({ ...part, kind })}
      />
      {dates.map(date => (
        <div key={date}>
          <span className={css.label}>{names[date]}</span>
          <SourceSelect
            label={t`${names[date]} of ${part.name}`}
            source={part[date]}
            columns={columns}
            onChange={source => {
              const { [date]: _, ...rest } = part;
              onChange(source === undefined ? rest : { ...rest, [date]: source });
            }}
          />
        </div>
      ))}
      <ActionIcon aria-label={t`Remove ${part.name}`} onClick={onRemove}>
        <IconX size={16} />
      </ActionIcon>
    </div>
  );
}

/** Key dates that stand beside each other in one row, each from its own columns. */
export function EachDate({ value, columns, onChange }: EachDateProps) {
  const { t } = useLingui();
  const set = (next: Each) => onChange(next.length === 0 ? undefined : next);
  return (
    <Card title={t`Key dates beside each other in a row`}>
      <div className={css.form}>
        {value.length === 0 ? (
          <div className="small faint">
            <Trans>Each row is one key date. Add one here when a row holds several.</Trans>
          </div>
        ) : null}
        {value.map((part, i) => (
          <EachRow
            // biome-ignore lint/suspicious/noArrayIndexKey: names may be the same while they are written
            key={i}
            part={part}
            columns={columns}
            onChange={next => set(value.map((old, j) => (i === j ? next : old)))}
            onRemove={() => set(value.filter((_, j) => i !== j))}
          />
        ))}
        <div>
          <Button
            size="xs"
            leftSection={<IconPlus size={12} />}
            onClick={() => set([...value, { name: t`Key date ${value.length + 1}`, kind: 'milestone' }])}
          >
            <Trans>Add a key date</Trans>
          </Button>
        </div>
      </div>
    </Card>
  );
}
