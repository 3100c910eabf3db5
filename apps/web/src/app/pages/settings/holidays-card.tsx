import { createHoliday, deleteHoliday, type Holiday, listHolidays, listUnits } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { errorToast, undoToast } from '../../../ui/feedback/toast.tsx';
import { DayField } from '../../../ui/form/day-field.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import css from '../form.module.css';

interface Values {
  readonly day: string | null;
  readonly name: string;
  readonly unitId: Holiday['unitId'];
}
const nothing: Values = { day: null, name: '', unitId: null };

function AddHoliday() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const units = useRead(listUnits, {});
  const create = useAct(createHoliday);
  const form = useForm<Values>(nothing, async ({ day, ...rest }) => {
    if (day === null) return;
    await create.mutateAsync({ request: { body: { ...rest, day } } });
    form.setAll({ ...nothing, unitId: rest.unitId });
  });
  const items = units.data?.items ?? [];
  return (
    <form {...form.form} className={`${css.add} ${css.form}`} aria-label={t`Add a holiday`}>
      {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
      <div className={css.holiday}>
        <DayField label={t`Day`} {...form.field('day')} />
        <TextInput label={t`Name`} autoComplete="off" {...form.text('name')} />
        <Select
          label={t`Unit`}
          placeholder={t`Everybody`}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t`Clear unit` }}
          data={items.map(unit => ({ value: unit.id as string, label: unit.name }))}
          value={form.values.unitId}
          onChange={id => form.set('unitId', items.find(unit => unit.id === id)?.id ?? null)}
          error={form.field('unitId').error}
        />
        <Button
          type="submit"
          loading={form.submitting}
          disabled={form.values.day === null || form.values.name.trim() === ''}
        >
          <Trans>Add</Trans>
        </Button>
      </div>
    </form>
  );
}

/** Removes a holiday at once, and adds it again on request. */
function useRemove() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const remove = useAct(deleteHoliday);
  const create = useAct(createHoliday);
  const onError = (error: unknown) => errorToast(textOf(error).message);
  return ({ id, ...holiday }: Holiday) =>
    remove.mutate(
      { request: { params: { holiday: id } } },
      {
        onError,
        onSuccess: () =>
          void undoToast(t`${holiday.name} removed`, () =>
            create.mutate({ request: { body: holiday } }, { onError }),
          ),
      },
    );
}

/** Days on which nobody works, for everybody or for one unit. */
export function HolidaysCard() {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const answer = useRead(listHolidays, {});
  const units = useRead(listUnits, {});
  const remove = useRemove();
  if (answer.error !== null)
    return <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  const years = [...Map.groupBy(answer.data?.items ?? [], holiday => holiday.day.slice(0, 4))].sort((a, b) =>
    b[0].localeCompare(a[0]),
  );
  const may = answer.data?.may.create === true;
  return (
    <Card title={t`Holidays`} flush>
      {may ? <AddHoliday /> : null}
      {answer.data === undefined ? (
        <div className={css.inset}>
          <SkeletonLines />
        </div>
      ) : null}
      {answer.data?.items.length === 0 ? (
        <div className={`${css.inset} muted`}>
          <Trans>No holiday is known: every weekday counts as a working day.</Trans>
        </div>
      ) : null}
      {years.map(([year, holidays]) => (
        <section key={year} aria-label={year}>
          <h3 className={css.band}>{year}</h3>
          <ul className={css.list}>
            {holidays.map(holiday => (
              <li key={holiday.id} className={css.line}>
                <span style={{ width: 96 }}>{format.day(holiday.day)}</span>
                <span className={css.grow}>{holiday.name}</span>
                <span className="faint">
                  {holiday.unitId === null
                    ? t`Everybody`
                    : units.data?.items.find(unit => unit.id === holiday.unitId)?.name}
                </span>
                {may ? (
                  <Button
                    size="xs"
                    aria-label={t`Remove ${holiday.name}, ${format.day(holiday.day)}`}
                    onClick={() => remove(holiday)}
                  >
                    <Trans>Remove</Trans>
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}
