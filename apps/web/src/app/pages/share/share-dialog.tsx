import { createShare, type Request } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { copyText } from '../../../ui/feedback/copy-text.ts';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { Command } from '../../../ui/panel/panel-parts.tsx';
import css from '../form.module.css';
import { ShareList } from './share-list.tsx';

type Body = Request<typeof createShare>['body'];

interface ShareDialogProps {
  readonly asked: Pick<Body, 'asOf' | 'knownAt' | 'compareWith' | 'portfolio'>;
  readonly onClose: () => void;
}

/** The secret stands after the #: a browser sends that to nobody. */
const linkOf = (secret: string): string => `${location.origin}/shared#${secret}`;

function Made({ secret }: { readonly secret: string }) {
  const { t } = useLingui();
  const link = linkOf(secret);
  return (
    <div className={css.form}>
      <Banner tone="amber">
        <Trans>Copy it now: it is shown this once and kept nowhere. Whoever has it sees the page.</Trans>
      </Banner>
      <Command>{link}</Command>
      <div className={css.end}>
        <Button variant="filled" onClick={() => void copyText(link, t`Link copied`)}>
          <Trans>Copy the link</Trans>
        </Button>
      </div>
    </div>
  );
}

/** Makes a read-only link to the one page, and lists those that there are. */
export function ShareDialog({ asked, onClose }: ShareDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [secret, setSecret] = useState<string | null>(null);
  const create = useAct(createShare);
  const form = useForm({ title: '', days: 30 }, async values => {
    setSecret((await create.mutateAsync({ request: { body: { ...asked, ...values } } })).secret);
  });
  return (
    <Dialog title={t`Share the one page`} opened onClose={onClose} size={620}>
      {secret === null ? (
        <form {...form.form} className={css.form}>
          {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
          <p className="muted">
            <Trans>
              Who has the link sees this page as you see it, without signing in: frozen at its day and at what
              is known now. Each opening is recorded in the log. You can revoke it at any time.
            </Trans>
          </p>
          <div className={css.fields}>
            <TextInput label={t`For whom`} data-autofocus autoComplete="off" {...form.text('title')} />
            <NumberInput
              label={t`Expires after days`}
              min={1}
              max={366}
              hideControls
              value={form.values.days}
              onChange={days => typeof days === 'number' && form.set('days', days)}
              error={form.field('days').error}
            />
          </div>
          <div className={css.end}>
            <Button
              type="submit"
              variant="filled"
              loading={form.submitting}
              disabled={form.values.title.trim() === ''}
            >
              <Trans>Make the link</Trans>
            </Button>
          </div>
        </form>
      ) : (
        <Made secret={secret} />
      )}
      <ShareList />
    </Dialog>
  );
}
