import { createToken, type Permission } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useSession } from '../../../lib/session.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { Command } from '../../../ui/panel/panel-parts.tsx';
import css from '../form.module.css';

interface Values {
  readonly name: string;
  readonly scopes: readonly Permission[];
  readonly days: number;
}

function Scopes({ form }: { readonly form: ReturnType<typeof useForm<Values>> }) {
  const { t } = useLingui();
  const { me } = useSession();
  const held = me?.permissions ?? [];
  const { scopes } = form.values;
  const reading = held.filter(permission => permission.endsWith('.read'));
  return (
    <Checkbox.Group
      label={t`Permissions`}
      description={t`Of your own; the token can do no more`}
      value={[...scopes]}
      onChange={chosen =>
        form.set(
          'scopes',
          held.filter(permission => chosen.includes(permission)),
        )
      }
      error={form.field('scopes').error}
    >
      <div className={css.tools} style={{ margin: '8px 0' }}>
        <Button size="xs" onClick={() => form.set('scopes', reading)}>
          <Trans>All that read</Trans>
        </Button>
        <Button size="xs" onClick={() => form.set('scopes', held)}>
          <Trans>All</Trans>
        </Button>
        <Button size="xs" onClick={() => form.set('scopes', [])}>
          <Trans>None</Trans>
        </Button>
      </div>
      <div className={css.checks}>
        {held.map(permission => (
          <Checkbox key={permission} value={permission} label={permission} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

/** The secret, this once. */
function Secret({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  return (
    <div className={css.form}>
      <Banner tone="amber">
        <Trans>Copy it now: it is shown this once and kept nowhere.</Trans>
      </Banner>
      <Command>{secret}</Command>
      <p className="small faint">
        <Trans>
          Scripts send it as Authorization: Bearer; the command line reads it from CHARTROOM_TOKEN.
        </Trans>
      </p>
      <div className={css.end}>
        <Button variant="filled" onClick={onClose}>
          <Trans>I have copied it</Trans>
        </Button>
      </div>
    </div>
  );
}

/** Makes a token and shows its secret once. */
export function NewTokenDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [secret, setSecret] = useState<string | null>(null);
  const create = useAct(createToken);
  const form = useForm<Values>({ name: '', scopes: [], days: 90 }, async values => {
    const made = await create.mutateAsync({ request: { body: { ...values, scopes: [...values.scopes] } } });
    setSecret(made.secret);
  });
  return (
    <Dialog title={t`New API token`} opened onClose={onClose} size={560}>
      {secret === null ? (
        <form {...form.form} className={css.form}>
          {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
          <div className={css.fields}>
            <TextInput
              label={t`Name`}
              description={t`What it is for`}
              data-autofocus
              autoComplete="off"
              {...form.text('name')}
            />
            <NumberInput
              label={t`Expires after days`}
              description={t`At most 366`}
              min={1}
              max={366}
              hideControls
              value={form.values.days}
              onChange={days => typeof days === 'number' && form.set('days', days)}
              error={form.field('days').error}
            />
          </div>
          <Scopes form={form} />
          <div className={css.end}>
            <Button onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button
              type="submit"
              variant="filled"
              loading={form.submitting}
              disabled={form.values.name.trim() === '' || form.values.scopes.length === 0}
            >
              <Trans>Make the token</Trans>
            </Button>
          </div>
        </form>
      ) : (
        <Secret secret={secret} onClose={onClose} />
      )}
    </Dialog>
  );
}
