import { type RetentionRule, retentionEnds, retentionStarts } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { NumberInput, Select, TextInput } from '@mantine/core';
import type { useForm } from '../../../ui/form/use-form.ts';
import { useRecordWords } from './words.ts';

export interface TermValues {
  readonly name: string;
  readonly years: number;
  readonly from: RetentionRule['from'];
  readonly atEnd: RetentionRule['atEnd'];
}

/** What every rule says: its name, how long, from when, and what happens at the end. */
export function TermFields<T extends TermValues>({ form }: { readonly form: ReturnType<typeof useForm<T>> }) {
  const { t } = useLingui();
  const words = useRecordWords();
  const { years, from, atEnd } = form.values;
  return (
    <>
      <TextInput label={t`Name`} autoComplete="off" {...form.text('name')} />
      <NumberInput
        label={t`Years`}
        min={0}
        max={100}
        allowDecimal={false}
        hideControls
        value={years}
        onChange={value => typeof value === 'number' && form.set('years', value)}
        error={form.field('years').error}
      />
      <Select
        label={t`Counted`}
        allowDeselect={false}
        data={retentionStarts.map(value => ({ value, label: words.from[value] }))}
        value={from}
        onChange={value => form.set('from', retentionStarts.find(x => x === value) ?? from)}
      />
      <Select
        label={t`At the end`}
        description={t`Either is a person’s act: nothing is deleted by itself.`}
        allowDeselect={false}
        data={retentionEnds.map(value => ({ value, label: words.atEnd[value] }))}
        value={atEnd}
        onChange={value => form.set('atEnd', retentionEnds.find(x => x === value) ?? atEnd)}
      />
    </>
  );
}
