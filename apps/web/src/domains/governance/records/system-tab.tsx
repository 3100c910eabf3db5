import {
  getRecordsSystem,
  type RecordsSystem,
  testRecordsSystem,
  updateRecordsSystem,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { errorToast, toast } from '../../../ui/feedback/toast.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { DeliveriesCard } from './deliveries-card.tsx';
import css from './records.module.css';
import { SecretDialog } from './secret-dialog.tsx';

function Address({ system }: { readonly system: RecordsSystem }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const update = useAct(updateRecordsSystem, { onDone: () => toast(t`Saved`) });
  const form = useForm({ url: system.url ?? '', active: system.active }, ({ url, active }) =>
    update.mutateAsync({
      request: { body: { url: url.trim() === '' ? null : url, active } },
      version: system.version,
    }),
  );
  return (
    <form {...form.form} className={css.form}>
      {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
      <TextInput
        label={t`Address`}
        description={t`It is sent a signed message when something is archived, disposed of or held.`}
        placeholder="https://records.example.org/inbox"
        inputMode="url"
        autoComplete="off"
        {...form.text('url')}
      />
      <Switch
        label={t`Send messages`}
        checked={form.values.active}
        onChange={event => form.set('active', event.currentTarget.checked)}
      />
      <div className={css.formEnd}>
        <Button type="submit" variant="filled" loading={form.submitting} disabled={!form.changed}>
          <Trans>Save</Trans>
        </Button>
      </div>
    </form>
  );
}

function Secret({ system }: { readonly system: RecordsSystem }) {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const [asked, setAsked] = useState(false);
  const test = useAct(testRecordsSystem, { onDone: () => toast(t`A test is on its way.`) });
  return (
    <>
      <div className={css.line}>
        <span className="muted">
          {system.secretAt === null
            ? t`There is no secret to sign with yet.`
            : t`The secret was made on ${format.instant(system.secretAt)}.`}
        </span>
        <Button onClick={() => setAsked(true)}>
          {system.secretAt === null ? <Trans>Make a secret</Trans> : <Trans>Make a new secret</Trans>}
        </Button>
        {system.may.test ? (
          <Button
            loading={test.isPending}
            onClick={() => test.mutate({ request: {} }, { onError: e => errorToast(textOf(e).message) })}
          >
            <Trans>Send a test</Trans>
          </Button>
        ) : null}
      </div>
      {asked ? <SecretDialog system={system} onClose={() => setAsked(false)} /> : null}
    </>
  );
}

/** The records system that is told: where, signed with what, and how it went. */
export function SystemTab() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const answer = useRead(getRecordsSystem, {});
  if (answer.error !== null)
    return <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonLines lines={6} />;
  const system = answer.data;
  return (
    <div className={css.stack}>
      <Card title={t`Records system`}>
        <div className={css.stack}>
          <Address key={`${system.active} ${system.url}`} system={system} />
          <Secret system={system} />
        </div>
      </Card>
      <DeliveriesCard />
    </div>
  );
}
