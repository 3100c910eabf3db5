import { createPlan, type ProjectPage } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { DayField } from '../../../ui/form/day-field.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ImportDialog } from './import-dialog.tsx';
import css from './plan.module.css';

const today = () => new Date().toISOString().slice(0, 10);

/** A project without a plan: begin one, or bring one along. */
export function EmptyPlan({ page, onMade }: { readonly page: ProjectPage; readonly onMade: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [start, setStart] = useState<string | null>(today());
  const [importing, setImporting] = useState(false);
  const create = useAct(createPlan, { onDone: onMade });
  const begin = () =>
    create.mutate({ request: { params: { project: page.project.id }, body: { start: start ?? today() } } });
  return (
    <EmptyState
      title={t`This project has no plan yet`}
      centred
      action={
        page.project.may.edit ? (
          <div className={css.begin}>
            <DayField label={t`First day`} value={start} onChange={setStart} />
            <Button onClick={() => setImporting(true)}>
              <Trans>Import a plan</Trans>
            </Button>
            <Button variant="filled" onClick={begin} loading={create.isPending}>
              <Trans>Begin a plan</Trans>
            </Button>
          </div>
        ) : undefined
      }
    >
      <p>
        <Trans>
          A plan holds tasks, milestones and the links between them. Begin with the first task, or import a
          file of Microsoft Project, Primavera P6, CSV or XLSX.
        </Trans>
      </p>
      {importing ? (
        <ImportDialog
          project={page.project.id}
          replaces={false}
          onClose={() => setImporting(false)}
          onDone={() => {
            setImporting(false);
            onMade();
          }}
        />
      ) : null}
      {create.error === null ? null : <Banner tone="red">{textOf(create.error).message}</Banner>}
    </EmptyState>
  );
}
