import { createRates, listRates, type Rate } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useKnownAt } from '../../../lib/as-of.ts';
import { today } from '../../../lib/format/day.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useSession } from '../../../lib/session.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { toast } from '../../../ui/feedback/toast.tsx';
import { DayField } from '../../../ui/form/day-field.tsx';
import { fieldMessages, useForm } from '../../../ui/form/use-form.ts';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import css from '../form.module.css';

interface Values {
  readonly from: string;
  readonly to: string;
  readonly day: string | null;
  readonly rate: string;
}

function AddRate() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { me } = useSession();
  const create = useAct(createRates);
  const empty: Values = { from: '', to: me?.organisation.currency ?? '', day: today(), rate: '' };
  const form = useForm<Values>(empty, async values => {
    const rate = { ...values, day: values.day ?? today() };
    await create.mutateAsync({ request: { body: { rates: [rate] } } });
    toast(t`Rate of ${rate.from} recorded`);
    form.setAll({ ...empty, from: values.from, day: values.day });
  });
  const messages = fieldMessages(create.error);
  const error = (name: keyof Values) => messages[`rates.0.${name}`];
  const code = (name: 'from' | 'to', label: string) => (
    <TextInput
      label={label}
      maxLength={3}
      autoComplete="off"
      value={form.values[name]}
      onChange={event => form.set(name, event.currentTarget.value.toUpperCase())}
      error={error(name)}
    />
  );
  const general = create.error !== null && Object.keys(messages).length === 0 ? create.error : null;
  return (
    <form {...form.form} className={`${css.add} ${css.form}`} aria-label={t`Add a rate`}>
      {general === null ? null : <Banner tone="red">{textOf(general).message}</Banner>}
      <div className={css.rate}>
        {code('from', t`One`)}
        <TextInput
          label={t`is worth`}
          inputMode="decimal"
          placeholder="1.1734"
          autoComplete="off"
          {...form.text('rate')}
          error={error('rate')}
        />
        {code('to', t`In`)}
        <DayField
          label={t`From day`}
          value={form.values.day}
          onChange={day => form.set('day', day)}
          error={error('day')}
        />
        <Button
          type="submit"
          loading={form.submitting}
          disabled={form.values.from === '' || form.values.rate === ''}
        >
          <Trans>Add</Trans>
        </Button>
      </div>
    </form>
  );
}

function Line({ rate }: { readonly rate: Rate }) {
  const format = useFormat();
  return (
    <tr>
      <td>{`${rate.from} → ${rate.to}`}</td>
      <td data-right>{rate.rate}</td>
      <td data-right>{format.day(rate.day)}</td>
    </tr>
  );
}

const first = 50;

/** Dated exchange rates, by which totals over currencies are made. */
export function RatesCard() {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const answer = useRead(listRates, { query: useKnownAt() });
  const [all, setAll] = useState(false);
  const items = answer.data?.items ?? [];
  const shown = all ? items : items.slice(0, first);
  if (answer.error !== null)
    return <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  return (
    <Card
      title={t`Exchange rates`}
      more={t`a rate holds from its day until the next; the later entry of a day corrects the earlier`}
      flush
    >
      {answer.data?.may.create === true ? <AddRate /> : null}
      {answer.data === undefined ? (
        <div className={css.inset}>
          <SkeletonLines />
        </div>
      ) : items.length === 0 ? (
        <div className={`${css.inset} muted`}>
          <Trans>No rate is recorded: amounts of other currencies are not added up.</Trans>
        </div>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Currencies</Trans>
              </th>
              <th scope="col" data-right>
                <Trans>Rate</Trans>
              </th>
              <th scope="col" data-right>
                <Trans>From day</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(rate => (
              <Line key={`${rate.from} ${rate.to} ${rate.day}`} rate={rate} />
            ))}
          </tbody>
        </table>
      )}
      {items.length > shown.length ? (
        <div className={css.inset}>
          <Button size="xs" onClick={() => setAll(true)}>
            <Trans>Show all {format.number(items.length, 0)}</Trans>
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
