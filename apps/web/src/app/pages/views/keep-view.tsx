import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from './views.module.css';

interface KeepViewProps {
  readonly mayShare: boolean;
  readonly onKeep: (name: string, shared: boolean) => Promise<void>;
}

/** Names a view that is to be kept. */
export function KeepView({ mayShare, onKeep }: KeepViewProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const form = useForm({ name: '', shared: false }, values => onKeep(values.name, values.shared));
  return (
    <form {...form.form} className={css.keep}>
      {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
      <TextInput label={t`Name of the view`} data-autofocus autoComplete="off" {...form.text('name')} />
      {mayShare ? (
        <Checkbox
          label={t`Share with the organisation`}
          checked={form.values.shared}
          onChange={event => form.set('shared', event.currentTarget.checked)}
        />
      ) : null}
      <Button type="submit" variant="filled" loading={form.submitting}>
        <Trans>Keep the view</Trans>
      </Button>
    </form>
  );
}
