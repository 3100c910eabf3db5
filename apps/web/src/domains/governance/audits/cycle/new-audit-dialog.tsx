import {
  type Audit,
  type AuditProgramme,
  createAudit,
  createAuditProgramme,
  listQuestionnaires,
  listUnits,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';
import { DayField } from '../../../../ui/form/day-field.tsx';
import { PersonPicker, type Pick as Picked } from '../../../../ui/form/person-picker.tsx';
import { useForm } from '../../../../ui/form/use-form.ts';
import css from './cycle.module.css';
import { findPeople } from './find.ts';

interface Values {
  readonly title: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly leadId: Picked | null;
  readonly auditorIds: Picked | null;
  readonly unitIds: string[];
  readonly questionnaire: string | null;
}

interface NewAuditDialogProps {
  /** The closed audit that is looked at again: its team, places and questionnaire are offered. */
  readonly again?: Audit | undefined;
  readonly programmes: readonly AuditProgramme[];
  readonly onClose: () => void;
}

const empty: Values = {
  ...{ title: '', from: null, to: null, leadId: null, auditorIds: null, unitIds: [] },
  questionnaire: 'HEALTH-1',
};

/** What is offered for looking again: the team and the questions there were. */
function asBefore(audit: Audit, title: string): Values {
  const second = audit.auditors.find(a => a.id !== audit.lead?.id);
  return {
    ...{ title, from: null, to: null, leadId: audit.lead, auditorIds: second ?? null },
    unitIds: audit.scope.units.map(u => u.id),
    questionnaire: audit.questionnaire.key,
  };
}

/** Plans the audit in the programme of its year, which is begun with the first, and opens it. */
function usePlan({ programmes, again }: Pick<NewAuditDialogProps, 'programmes' | 'again'>) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const begin = useAct(createAuditProgramme);
  const create = useAct(createAudit);
  return async (values: Values) => {
    const year = Number((values.from ?? '').slice(0, 4)) || new Date().getFullYear();
    const title = t`Programme of audits ${year}`;
    const programme =
      programmes.find(p => p.year === year) ??
      (await begin.mutateAsync({ request: { body: { year, title } } }));
    const audit = await create.mutateAsync({
      request: {
        body: {
          title: values.title,
          auditProgrammeId: programme.id,
          from: values.from ?? '',
          to: values.to ?? '',
          leadId: (values.leadId?.id ?? '') as never,
          auditorIds: values.auditorIds === null ? [] : [values.auditorIds.id as never],
          unitIds: values.unitIds as never[],
          portfolioIds: again?.scope.portfolios.map(p => p.id) ?? [],
          questionnaire: values.questionnaire ?? '',
          reauditOf: again?.id ?? null,
        },
      },
    });
    await navigate({ to: '/audits/$audit', params: { audit: audit.id } });
  };
}

/** Asks for what an audit needs to be planned. */
export function NewAuditDialog({ programmes, again, onClose }: NewAuditDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const units = useRead(listUnits, { query: {} }).data?.items ?? [];
  const asked = (useRead(listQuestionnaires, {}).data?.items ?? []).filter(
    q => q.state === 'published' && q.kind !== 'maturity',
  );
  const form = useForm<Values>(
    again === undefined ? empty : asBefore(again, t`Re-audit: ${again.title}`.slice(0, 120)),
    usePlan({ programmes, again }),
  );
  const { title, from, to, leadId } = form.values;
  return (
    <Dialog
      title={again === undefined ? t`Plan an audit` : t`Plan a re-audit`}
      opened
      onClose={onClose}
      size={600}
    >
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <TextInput label={t`Title`} {...form.text('title')} />
        <div className={css.two}>
          <DayField label={t`From`} {...form.field('from')} />
          <DayField label={t`To`} {...form.field('to')} />
          <PersonPicker label={t`Lead auditor`} find={findPeople} {...form.field('leadId')} />
          <PersonPicker label={t`Second auditor`} find={findPeople} {...form.field('auditorIds')} />
        </div>
        <MultiSelect
          label={t`Departments`}
          description={t`All when none is chosen`}
          data={units.map(u => ({ value: u.id, label: u.name }))}
          value={form.values.unitIds}
          onChange={ids => form.set('unitIds', ids)}
        />
        <Select
          label={t`Questionnaire`}
          data={asked.map(q => ({ value: q.key, label: `${q.title} (${q.key})` }))}
          {...form.field('questionnaire')}
        />
        <div className={css.end}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            disabled={title === '' || from === null || to === null || leadId === null}
          >
            <Trans>Plan</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
