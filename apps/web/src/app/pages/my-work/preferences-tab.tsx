import {
  getNotificationPreferences,
  type NotificationKind,
  type NotificationPreference,
  setNotificationPreference,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { errorToast } from '../../../ui/feedback/toast.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import css from './my-work.module.css';

function Row({ preference, what }: { readonly preference: NotificationPreference; readonly what: string }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const act = useAct(setNotificationPreference);
  const { kind } = preference;
  // What was clicked shows at once; the answer brings the rest.
  const { inApp, mail } = act.isPending ? act.variables.request.body : preference;
  const set = (change: Partial<NotificationPreference>) =>
    act.mutate(
      { request: { body: { kind, inApp, mail, ...change } } },
      { onError: error => errorToast(textOf(error).message) },
    );
  return (
    <tr>
      <td>{what}</td>
      <td>
        <Checkbox
          aria-label={t`In Chartroom: ${what}`}
          checked={inApp}
          onChange={event => set({ inApp: event.currentTarget.checked })}
          styles={{ inner: { margin: '0 auto' } }}
        />
      </td>
      <td>
        <Checkbox
          aria-label={t`By mail: ${what}`}
          checked={mail}
          onChange={event => set({ mail: event.currentTarget.checked })}
          styles={{ inner: { margin: '0 auto' } }}
        />
      </td>
    </tr>
  );
}

/** Where the reader is told of what. */
export function PreferencesTab() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const answer = useRead(getNotificationPreferences, {});
  const words: Readonly<Record<NotificationKind, string>> = {
    'report-due': t`A report of mine is due or overdue`,
    'report-published': t`A project that I sponsor has reported`,
    'review-asked': t`Somebody asks me to review a report`,
    'report-returned': t`A report of mine was returned`,
    'gate-opened': t`A gate is opened at which I decide`,
    'document-asked': t`A document is handed to me for approval`,
    'document-approved': t`A document that I handed in was approved`,
    'document-sent-back': t`A document that I handed in was sent back`,
    'action-overdue': t`A corrective action of mine is overdue`,
  };
  if (answer.error !== null)
    return <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonLines lines={4} />;
  return (
    <Card title={t`What you are told`} flush>
      <table className={css.prefs}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>When</Trans>
            </th>
            <th scope="col">
              <Trans>In Chartroom</Trans>
            </th>
            <th scope="col">
              <Trans>By mail</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.data.items.map(p => (
            <Row key={p.kind} preference={p} what={words[p.kind]} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}
