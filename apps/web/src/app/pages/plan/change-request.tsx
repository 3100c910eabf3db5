import {
  type ChangeRequest,
  decideChangeRequest,
  listChangeRequests,
  type Project,
} from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { wallFinishDay } from '../../../lib/format/wall-day.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from './change-request.module.css';

type Decision = 'approved' | 'rejected';

function Effect({
  request,
  currency,
}: {
  readonly request: ChangeRequest;
  readonly currency: string | null;
}) {
  const { t } = useLingui();
  const format = useFormat();
  const { finishBefore, finish, finishDays, costBeforeMinor, costMinor, movedTasks } = request.effect;
  return (
    <dl className={css.effect}>
      <dt>{t`Finish`}</dt>
      <dd>
        {finishBefore === null ? '' : `${format.day(wallFinishDay(finishBefore))} → `}
        {format.day(wallFinishDay(finish))} <strong>{t`${format.signed(finishDays)} working days`}</strong>
      </dd>
      {costMinor === null || currency === null ? null : (
        <>
          <dt>{t`Planned cost`}</dt>
          <dd>
            {costBeforeMinor === null ? '' : `${format.money(costBeforeMinor, currency)} → `}
            {format.money(costMinor, currency)}
          </dd>
        </>
      )}
      <dt>{t`Moved`}</dt>
      <dd>{t`${plural(movedTasks, { one: '# task', other: '# tasks' })}`}</dd>
    </dl>
  );
}

interface DecideProps {
  readonly request: ChangeRequest;
  readonly currency: string | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function DecideDialog({ request, currency, onClose, onDone }: DecideProps) {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const decide = useAct(decideChangeRequest, { onDone });
  const [decision, setDecision] = useState<Decision>('approved');
  const form = useForm({ note: '' }, ({ note }) =>
    decide.mutateAsync({
      request: { params: { changeRequest: request.id }, body: { decision, note } },
      version: request.version,
    }),
  );
  return (
    <Dialog title={t`New baseline`} opened onClose={onClose} size={520}>
      <form {...form.form} className={css.form}>
        <p>
          <Trans>
            {request.askedBy} asked for it on {format.day(request.askedAt.slice(0, 10))}:
          </Trans>{' '}
          “{request.reason}”
        </p>
        <Effect request={request} currency={currency} />
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <Textarea
          label={t`Note`}
          description={t`Say why, when you reject it.`}
          autosize
          minRows={2}
          {...form.text('note')}
        />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            loading={form.submitting && decision === 'rejected'}
            disabled={form.values.note === ''}
            onClick={() => setDecision('rejected')}
          >
            <Trans>Reject</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting && decision === 'approved'}
            onClick={() => setDecision('approved')}
          >
            <Trans>Approve</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface NoticeProps {
  readonly project: Pick<Project, 'id' | 'money'>;
  /** The plan is read again: its baseline is another one. */
  readonly onDecided: () => void;
}

/** Says that a new baseline is asked for, and lets who may decide. */
export function ChangeRequestNotice({ project, onDecided }: NoticeProps) {
  const { t } = useLingui();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { data } = useRead(listChangeRequests, { params: { project: project.id } });
  const request = data?.items.find(r => r.state === 'open');
  if (request === undefined) return null;
  const { effect } = request;
  const moved = plural(effect.movedTasks, { one: '# task moved', other: '# tasks moved' });
  return (
    <>
      <Banner
        tone="note"
        action={
          request.may.decide ? (
            <Button size="xs" onClick={() => setOpen(true)}>
              <Trans>Decide</Trans>
            </Button>
          ) : undefined
        }
      >
        {t`${request.askedBy} asks for a new baseline: finish ${format.signed(effect.finishDays)} working days, ${moved}.`}
        {request.may.decide ? '' : ` ${t`Somebody else has to decide.`}`}
      </Banner>
      {open ? (
        <DecideDialog
          request={request}
          currency={project.money?.currency ?? null}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            onDecided();
          }}
        />
      ) : null}
    </>
  );
}
