import {
  correctReport,
  createReport,
  type Dimension,
  dimensions,
  type ProjectPage,
  type Report,
  type Scale,
  updateReport,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, Textarea } from '@mantine/core';
import { isCode } from '../../../lib/api/api-error.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { today } from '../../../lib/format/day.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { DayField } from '../../../ui/form/day-field.tsx';
import { MoneyField } from '../../../ui/form/money-field.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { Ratings } from './report-ratings.tsx';
import { type ReportValues, reportBodyOf, valuesFrom } from './report-values.ts';
import css from './reporting.module.css';

/** A new report, a draft that is changed, or a published one that is corrected. */
export type Writing =
  | { readonly kind: 'new' }
  | { readonly kind: 'edit' | 'correct'; readonly report: Report };

interface ReportFormProps {
  readonly page: ProjectPage;
  readonly scales: readonly Scale[];
  readonly writing: Writing;
  /** The report that was saved, or null when it was given up. */
  readonly onDone: (report: Report | null) => void;
}

/** Pre-filled from the report itself, or from the last one and the register. */
function firstValues({ page, scales, writing }: ReportFormProps): ReportValues {
  if (writing.kind !== 'new') return valuesFrom(writing.report, scales);
  const { latestReport: last, project } = page;
  const current = {
    asOf: today(),
    finishForecast: project.dates.finishForecast,
    costForecastMinor: project.money?.costForecastMinor ?? null,
    narrative: '',
  };
  if (last !== null) return { ...valuesFrom(last, scales), ...current };
  return { scaleId: scales[0]?.id ?? '', overall: '', dimensions: {}, reason: '', ...current };
}

function useSave({ page, writing, onDone }: ReportFormProps) {
  const create = useAct(createReport);
  const update = useAct(updateReport);
  const correct = useAct(correctReport);
  return async (values: ReportValues) => {
    const body = reportBodyOf(values);
    if (writing.kind === 'new') {
      const params = { project: page.project.id };
      onDone(await create.mutateAsync({ request: { params, body: { ...body, asOf: values.asOf ?? '' } } }));
      return;
    }
    const params = { report: writing.report.id };
    onDone(
      writing.kind === 'edit'
        ? await update.mutateAsync({ request: { params, body }, version: writing.report.version })
        : await correct.mutateAsync({ request: { params, body: { ...body, reason: values.reason } } }),
    );
  };
}

type Form = ReturnType<typeof useForm<ReportValues>>;

function ReportFields({ page, scales, writing, form }: ReportFormProps & { readonly form: Form }) {
  const { t } = useLingui();
  const scale = scales.find(s => s.id === form.values.scaleId) ?? scales[0];
  const computedOf = (dimension: Dimension) =>
    page.dimensions.find(d => d.dimension === dimension)?.computed ?? 'unknown';
  return (
    <>
      <div className={css.fields}>
        {writing.kind === 'new' ? <DayField label={t`As of`} {...form.field('asOf')} max={today()} /> : null}
        {scales.length < 2 ? null : (
          <Select
            label={t`Scale`}
            allowDeselect={false}
            data={scales.map(s => ({ value: s.id as string, label: s.name }))}
            value={form.values.scaleId}
            onChange={id => form.setAll({ ...form.values, scaleId: id ?? '', overall: '', dimensions: {} })}
          />
        )}
      </div>
      {scale === undefined ? null : (
        <Ratings
          scale={scale}
          values={form.values}
          overallComputed={page.health.computed}
          computedOf={computedOf}
          dimensions={dimensions}
          onOverall={said => form.set('overall', said)}
          onDimension={(dimension, said) =>
            form.set('dimensions', { ...form.values.dimensions, [dimension]: said })
          }
        />
      )}
      <Textarea
        label={t`What happened, what is in the way, what comes next`}
        autosize
        minRows={4}
        maxRows={20}
        {...form.text('narrative')}
      />
      <div className={css.fields}>
        <DayField label={t`Forecast finish`} {...form.field('finishForecast')} />
        {page.project.money === null ? null : (
          <MoneyField
            label={t`Forecast cost`}
            currency={page.project.money.currency}
            {...form.field('costForecastMinor')}
          />
        )}
      </div>
      {writing.kind === 'correct' ? (
        <Textarea
          label={t`Reason of the correction`}
          required
          withAsterisk={false}
          {...form.text('reason')}
        />
      ) : null}
    </>
  );
}

/** Ratings beside what the data says, a few words, and the forecasts. */
export function ReportForm(props: ReportFormProps) {
  const { writing, onDone } = props;
  const { t } = useLingui();
  const textOf = useErrorText();
  const save = useSave(props);
  const form = useForm<ReportValues>(firstValues(props), save);
  const titles = { new: t`New report`, edit: t`Draft report`, correct: t`Correct the report` };
  return (
    <Card title={titles[writing.kind]}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : (
          <Banner tone="red">
            {isCode(form.general, 'stale')
              ? t`Somebody changed this draft meanwhile. Copy your words, go back and open it again.`
              : textOf(form.general).message}
          </Banner>
        )}
        <ReportFields {...props} form={form} />
        <div className={css.formEnd}>
          <Button onClick={() => onDone(null)}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={form.submitting}>
            {writing.kind === 'correct' ? (
              <Trans>Publish the correction</Trans>
            ) : (
              <Trans>Save the draft</Trans>
            )}
          </Button>
        </div>
      </form>
    </Card>
  );
}
