import { getMail, listMail, type Mail, retryMail, revealMailLink } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { usePages, useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { copyText } from '../../../ui/feedback/copy-text.ts';
import { errorToast, toast } from '../../../ui/feedback/toast.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { PanelSection } from '../../../ui/panel/panel-parts.tsx';
import { SidePanel } from '../../../ui/panel/side-panel.tsx';
import { Chip, type Tone } from '../../../ui/status/chip.tsx';
import css from './mail.module.css';

const route = getRouteApi('/mail');

const tones: Readonly<Record<Mail['state'], Tone>> = {
  waiting: 'grey',
  sending: 'water',
  sent: 'green',
  parked: 'red',
};

function useMailWords() {
  const { t } = useLingui();
  const states: Readonly<Record<Mail['state'], string>> = {
    waiting: t`Waiting`,
    sending: t`Being sent`,
    sent: t`Sent`,
    parked: t`Refused`,
  };
  return states;
}

function Acts({ mail }: { readonly mail: Mail }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const onError = (error: unknown) => errorToast(textOf(error).message);
  const reveal = useAct(revealMailLink, {
    onDone: ({ url }) => {
      void copyText(url, t`Link copied. That you took it is in the log.`);
    },
  });
  const retry = useAct(retryMail, { onDone: () => toast(t`It will be sent again.`) });
  const request = { params: { mail: mail.id } };
  return (
    <>
      {mail.may.copyLink ? (
        <Button loading={reveal.isPending} onClick={() => reveal.mutate({ request }, { onError })}>
          <Trans>Copy link</Trans>
        </Button>
      ) : null}
      {mail.may.retry ? (
        <Button
          variant="filled"
          loading={retry.isPending}
          onClick={() => retry.mutate({ request }, { onError })}
        >
          <Trans>Send again</Trans>
        </Button>
      ) : null}
    </>
  );
}

function MailPanel({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const states = useMailWords();
  const answer = useRead(getMail, { params: { mail: id as Mail['id'] } });
  const mail = answer.data;
  return (
    <SidePanel
      title={mail?.subject ?? t`Mail`}
      onClose={onClose}
      footer={mail === undefined ? null : <Acts mail={mail} />}
    >
      {answer.error === null ? null : <ErrorState {...textOf(answer.error)} />}
      {mail === undefined ? (
        <SkeletonLines lines={6} />
      ) : (
        <>
          <PanelSection title={t`To`}>
            {mail.to.name} <span className="faint">{mail.to.address}</span>
          </PanelSection>
          <PanelSection title={t`State`}>
            <Chip tone={tones[mail.state]}>{states[mail.state]}</Chip>{' '}
            <span className="small faint">
              {format.instant(mail.sentAt ?? mail.createdAt)}
              {mail.error === null ? '' : `. ${mail.error}`}
            </span>
          </PanelSection>
          <PanelSection title={t`Text`}>
            <p className={css.text}>{mail.text}</p>
          </PanelSection>
        </>
      )}
    </SidePanel>
  );
}

function Lines({
  rows,
  current,
  onOpen,
}: {
  readonly rows: readonly Mail[];
  readonly current: string | undefined;
  readonly onOpen: (id: string) => void;
}) {
  const format = useFormat();
  const states = useMailWords();
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Subject</Trans>
          </th>
          <th scope="col" data-room="some">
            <Trans>To</Trans>
          </th>
          <th scope="col">
            <Trans>State</Trans>
          </th>
          <th scope="col" data-right>
            <Trans>Written</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(mail => (
          <tr key={mail.id} aria-current={mail.id === current || undefined}>
            <td>
              <button type="button" className="opener" onClick={() => onOpen(mail.id)}>
                {mail.subject}
              </button>
            </td>
            <td data-room="some">
              {mail.to.name} <span className="faint">{mail.to.address}</span>
            </td>
            <td>
              <Chip tone={tones[mail.state]}>{states[mail.state]}</Chip>
            </td>
            <td data-right>{format.instant(mail.createdAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The outbox: what waits to be sent, was sent, or was refused. */
export function MailPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { mail: open } = route.useSearch();
  const navigate = route.useNavigate();
  const pages = usePages(listMail, { query: { limit: 50 } });
  const show = (mail: string | undefined) =>
    void navigate({ search: { mail }, replace: true, resetScroll: false });
  if (pages.error !== null)
    return <ErrorState page {...textOf(pages.error)} onRetry={() => void pages.refetch()} />;
  return (
    <>
      <PageHeader title={t`Mail`} summary={<Trans>Invitations, resets and reminders, newest first.</Trans>} />
      {pages.first?.sends === false ? (
        <Banner tone="note">
          <Trans>No mail server is set. Mail waits here: read it, and pass its link on by hand.</Trans>
        </Banner>
      ) : null}
      {pages.loading ? (
        <SkeletonLines lines={8} />
      ) : pages.rows.length === 0 ? (
        <EmptyState title={t`No mail yet`}>
          <Trans>What the system writes to people appears here, with whether it was sent.</Trans>
        </EmptyState>
      ) : (
        <Card title={t`Outbox`} more={pages.total} flush>
          <Lines rows={pages.rows} current={open} onOpen={show} />
          {pages.onMore === undefined ? null : (
            <Button size="xs" variant="subtle" m={8} onClick={pages.onMore}>
              <Trans>Show older ones</Trans>
            </Button>
          )}
        </Card>
      )}
      {open === undefined ? null : <MailPanel key={open} id={open} onClose={() => show(undefined)} />}
    </>
  );
}
