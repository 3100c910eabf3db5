import { publishReport, type Report, returnReport, type WeeklyUpdate } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ReportBody } from '../../../domains/monitoring/reporting/report-body.tsx';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { toast } from '../../../ui/feedback/toast.tsx';
import { Columns, Stack } from '../../../ui/page/layout.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { ChangedCard } from './changed-card.tsx';
import css from './update.module.css';
import { UpdateTitle } from './update-form.tsx';

function ReturnDialog({ report, onClose }: { readonly report: Report; readonly onClose: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [note, setNote] = useState('');
  const act = useAct(returnReport, {
    onDone: () => {
      toast(t`Returned. Whoever wrote it has been told.`);
      onClose();
    },
  });
  return (
    <Dialog title={t`Return it`} opened onClose={onClose}>
      <form
        style={{ display: 'grid', gap: 12 }}
        onSubmit={event => {
          event.preventDefault();
          act.mutate({ request: { params: { report: report.id }, body: { note } }, version: report.version });
        }}
      >
        <Textarea
          label={t`What is to be changed`}
          data-autofocus
          autosize
          minRows={3}
          required
          maxLength={1000}
          value={note}
          onChange={event => setNote(event.currentTarget.value)}
        />
        {act.error === null ? null : <Banner tone="red">{textOf(act.error).message}</Banner>}
        <div style={{ display: 'flex', justifyContent: 'flex-end' }}>
          <Button type="submit" variant="filled" loading={act.isPending} disabled={note.trim() === ''}>
            <Trans>Return</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** A submitted report as who reviews it reads it: approve and publish, or return. Who wrote it waits. */
export function ReviewPage({ update, report }: { readonly update: WeeklyUpdate; readonly report: Report }) {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const navigate = useNavigate();
  const [returning, setReturning] = useState(false);
  const publish = useAct(publishReport, {
    onDone: () => {
      toast(t`Published.`);
      void navigate({
        to: '/projects/$project',
        params: { project: update.project.key },
        search: { tab: 'reports', report: report.id },
      });
    },
  });
  return (
    <>
      <div className={css.head}>
        <UpdateTitle update={update} />
        <span className={css.end}>
          <Chip tone="water">{t`In review`}</Chip>
        </span>
      </div>
      <Columns>
        <Card title={t`Report of ${format.day(report.asOf)}`} more={report.submittedBy?.name}>
          <ReportBody report={report} template={update.template} />
          {publish.error === null ? null : <Banner tone="red">{textOf(publish.error).message}</Banner>}
          <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8, marginTop: 16 }}>
            {report.may.return ? (
              <Button onClick={() => setReturning(true)}>
                <Trans>Return…</Trans>
              </Button>
            ) : null}
            {report.may.publish ? (
              <Button
                variant="filled"
                loading={publish.isPending}
                onClick={() =>
                  publish.mutate({ request: { params: { report: report.id } }, version: report.version })
                }
              >
                <Trans>Approve and publish</Trans>
              </Button>
            ) : (
              <span className="muted">
                <Trans>It waits for somebody else to review it.</Trans>
              </span>
            )}
          </div>
        </Card>
        <Stack>
          <ChangedCard update={update} />
        </Stack>
      </Columns>
      {returning ? <ReturnDialog report={report} onClose={() => setReturning(false)} /> : null}
    </>
  );
}
