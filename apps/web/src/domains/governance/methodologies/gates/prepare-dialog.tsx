import { type CalendarGate, listGateStandards, prepareGate } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';
import { DayField } from '../../../../ui/form/day-field.tsx';
import { useForm } from '../../../../ui/form/use-form.ts';
import css from './gates.module.css';

interface Values {
  readonly standard: string | null;
  readonly decideBy: string | null;
}

/** Prepares a gate from a standard, of which it takes a copy. */
export function PrepareDialog({
  gate,
  onClose,
}: {
  readonly gate: Pick<CalendarGate, 'milestoneId' | 'name' | 'project'>;
  readonly onClose: () => void;
}) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const navigate = useNavigate();
  const standards = useRead(listGateStandards, {});
  const prepare = useAct(prepareGate, {
    onDone: made => void navigate({ to: '/gates/$gate', params: { gate: made.id } }),
  });
  const form = useForm<Values>({ standard: null, decideBy: null }, values =>
    prepare.mutateAsync({
      request: {
        params: { project: gate.project.id },
        body: { milestoneId: gate.milestoneId, standard: values.standard ?? '', decideBy: values.decideBy },
      },
    }),
  );
  const offered = (standards.data?.items ?? []).filter(s => !s.retired);
  const chosen = offered.find(s => s.code === form.values.standard);
  return (
    <Dialog title={t`Prepare ${gate.name} of ${gate.project.name}`} opened onClose={onClose} size={520}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <Select
          label={t`From the standard`}
          data={offered.map(s => ({ value: s.code, label: s.name }))}
          {...form.field('standard')}
        />
        {chosen === undefined ? null : (
          <p className="muted">
            {chosen.purpose}{' '}
            {t`It asks for ${chosen.content.criteria.length} criteria and ${chosen.content.deliverables.length} deliverables; ${chosen.content.quorum} of ${chosen.content.approvers.length} have to vote.`}
          </p>
        )}
        <DayField label={t`To be decided by`} {...form.field('decideBy')} />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            disabled={form.values.standard === null}
          >
            <Trans>Prepare</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
