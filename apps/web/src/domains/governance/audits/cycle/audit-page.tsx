import { type Audit, getAudit, listAuditProgrammes, printAudit, updateAudit } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { download } from '../../../../lib/api/download.ts';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { errorToast } from '../../../../ui/feedback/toast.tsx';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../../ui/page/skeleton.tsx';
import { Tabs } from '../../../../ui/page/tabs.tsx';
import type { AuditSearch } from '../search.ts';
import { AssessmentTab } from './assessment-tab.tsx';
import { AuditFindings } from './audit-findings.tsx';
import { NewAuditDialog } from './new-audit-dialog.tsx';
import { SampleTab } from './sample-tab.tsx';
import { useCycleWords } from './words.ts';

const route = getRouteApi('/audits/$audit');
const next = { planned: 'fieldwork', fieldwork: 'reporting', reporting: 'closed', closed: null } as const;

function Acts({ audit }: { readonly audit: Audit }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const update = useAct(updateAudit);
  const [again, setAgain] = useState(false);
  const programmes = useRead(listAuditProgrammes, {}).data?.items ?? [];
  const words = { fieldwork: t`Begin fieldwork`, reporting: t`Begin reporting`, closed: t`Close the audit` };
  const state = next[audit.state];
  const save = (format: 'docx' | 'pdf') =>
    download(printAudit, { params: { audit: audit.id }, query: { format } }, `audit.${format}`).catch(error =>
      errorToast(textOf(error).message),
    );
  return (
    <>
      <Button onClick={() => void save('docx')}>DOCX</Button>
      <Button onClick={() => void save('pdf')}>PDF</Button>
      {audit.may.reaudit ? (
        <Button variant="filled" onClick={() => setAgain(true)}>
          <Trans>Plan a re-audit</Trans>
        </Button>
      ) : null}
      {again ? (
        <NewAuditDialog programmes={programmes} again={audit} onClose={() => setAgain(false)} />
      ) : null}
      {state === null || !audit.may.edit ? null : (
        <Button
          variant="filled"
          loading={update.isPending}
          onClick={() =>
            update.mutate(
              { request: { params: { audit: audit.id }, body: { state } }, version: audit.version },
              { onError: error => errorToast(textOf(error).message) },
            )
          }
        >
          {words[state]}
        </Button>
      )}
    </>
  );
}

function Panel({ audit, search }: { readonly audit: Audit; readonly search: AuditSearch }) {
  switch (search.tab ?? 'sample') {
    case 'sample':
      return <SampleTab audit={audit} />;
    case 'questionnaire':
      return <AssessmentTab audit={audit} project={search.project} />;
    case 'findings':
      return <AuditFindings audit={audit} open={search.finding} />;
  }
}

/** The workspace of one audit: sample, questionnaire with the manager’s own view beside, findings, report. */
export function AuditPage() {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const words = useCycleWords();
  const { audit: id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const answer = useRead(getAudit, { params: { audit: id as never } }, { keep: true });
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const audit = answer.data;
  const places = [...audit.scope.units, ...audit.scope.portfolios].map(p => p.name).join(', ');
  const team = audit.auditors.map(a => a.name).join(', ');
  return (
    <>
      <PageHeader
        title={audit.title}
        marker={words.auditStates[audit.state]}
        summary={`${places === '' ? t`The whole organisation` : places}. ${format.day(audit.from)} – ${format.day(audit.to)}. ${t`Auditors: ${team}`}. ${plural(audit.projects, { one: '# project', other: '# projects' })}.`}
        actions={<Acts audit={audit} />}
      />
      <Tabs
        label={t`Parts of the audit`}
        value={search.tab ?? 'sample'}
        onChange={tab =>
          void navigate({ search: { tab: tab === 'sample' ? undefined : tab }, replace: true })
        }
        tabs={[
          { key: 'sample', label: t`Scope and sample` },
          { key: 'questionnaire', label: t`Questionnaire` },
          { key: 'findings', label: t`Findings`, count: audit.openFindings },
        ]}
      >
        <Panel audit={audit} search={search} />
      </Tabs>
    </>
  );
}
