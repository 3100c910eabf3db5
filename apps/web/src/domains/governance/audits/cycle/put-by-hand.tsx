import { type Audit, setAuditProject } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { PersonPicker, type Pick } from '../../../../ui/form/person-picker.tsx';
import { useForm } from '../../../../ui/form/use-form.ts';
import css from './cycle.module.css';
import { findProjects } from './find.ts';

interface Values {
  readonly projectId: Pick | null;
  readonly auditorId: string | null;
  readonly reason: string;
}

const empty: Values = { projectId: null, auditorId: null, reason: '' };

/** Puts a project into the sample that was not drawn, and says why. */
export function PutByHand({ audit }: { readonly audit: Audit }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const put = useAct(setAuditProject);
  const form = useForm(empty, async ({ projectId, auditorId, reason }) => {
    await put.mutateAsync({
      request: {
        params: { audit: audit.id },
        body: { projectId: (projectId?.id ?? '') as never, auditorId: auditorId as never, reason },
      },
      version: audit.version,
    });
    form.setAll(empty);
  });
  const { projectId, reason } = form.values;
  return (
    <Card title={t`Put in by hand`} more={t`said in the report with its reason`}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <div className={css.two}>
          <PersonPicker label={t`Project to put in`} find={findProjects} {...form.field('projectId')} />
          <TextInput label={t`Reason`} {...form.text('reason')} />
          <Select
            label={t`Who audits it`}
            placeholder={t`Nobody yet`}
            clearable
            data={audit.auditors.map(a => ({ value: a.id, label: a.name }))}
            {...form.field('auditorId')}
          />
        </div>
        <div className={css.end}>
          <Button type="submit" loading={form.submitting} disabled={projectId === null || reason === ''}>
            <Trans>Put into the sample</Trans>
          </Button>
        </div>
      </form>
    </Card>
  );
}
