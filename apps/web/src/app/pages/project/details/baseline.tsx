import { baselineProject, type Project } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';
import { useForm } from '../../../../ui/form/use-form.ts';
import css from '../project.module.css';

/** Baseline against forecast; side by side, so that one sees what a new baseline would take. */
function Compared({ project }: { readonly project: Project }) {
  const { t } = useLingui();
  const format = useFormat();
  const { dates, money } = project;
  const day = (d: string | null) => (d === null ? '—' : format.day(d));
  const amount = (minor: number | null | undefined) =>
    minor === null || minor === undefined || money === null ? '—' : format.money(minor, money.currency);
  const rows: readonly (readonly [string, string, string])[] = [
    [t`Start`, day(dates.startBaseline), day(dates.startForecast)],
    [t`Finish`, day(dates.finishBaseline), day(dates.finishForecast)],
    ...(money === null
      ? []
      : ([
          [t`Cost`, amount(money.costBaselineMinor), amount(money.costForecastMinor)],
          [t`Benefits`, amount(money.benefitsBaselineMinor), amount(money.benefitsForecastMinor)],
        ] as const)),
  ];
  return (
    <table className={css.pairsTable}>
      <thead>
        <tr className="small faint">
          <td />
          <td style={{ textAlign: 'right' }}>{t`Baseline`}</td>
          <td>{t`Forecast`}</td>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, baseline, forecast]) => (
          <tr key={name}>
            <td className="faint">{name}</td>
            <td style={{ textAlign: 'right' }}>{baseline}</td>
            <td>{forecast}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function BaselineDialog({ project, onClose }: { readonly project: Project; readonly onClose: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const act = useAct(baselineProject, { onDone: onClose });
  const form = useForm({ reason: '' }, ({ reason }) =>
    act.mutateAsync({
      request: { params: { project: project.id }, body: { reason } },
      version: project.version,
    }),
  );
  return (
    <Dialog title={t`Take a new baseline`} opened onClose={onClose}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <p className="muted">
          <Trans>
            The forecast becomes baseline {project.baselineNumber + 1}. Slip and cost variance start from zero
            again; the count of re-baselines and the history keep what was.
          </Trans>
        </p>
        <Compared project={project} />
        <Textarea label={t`Reason`} autosize minRows={2} data-autofocus {...form.text('reason')} />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={form.submitting}>
            <Trans>Take the baseline</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What was approved beside what is expected. */
export function Baseline({ project, editable }: { readonly project: Project; readonly editable: boolean }) {
  const { t } = useLingui();
  const [taking, setTaking] = useState(false);
  return (
    <Card
      title={t`Baseline`}
      more={project.baselineNumber === 0 ? t`none yet` : t`number ${project.baselineNumber}`}
    >
      <Compared project={project} />
      {editable ? (
        <Button size="xs" mt={10} onClick={() => setTaking(true)}>
          <Trans>Take a new baseline…</Trans>
        </Button>
      ) : null}
      {taking ? <BaselineDialog project={project} onClose={() => setTaking(false)} /> : null}
    </Card>
  );
}
