import { createMethod, methodKinds } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { useMethodWords } from './method-words.ts';
import css from './methods.module.css';

/** Adds a method of one's own and opens its first draft. */
export function NewMethodDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useMethodWords();
  const navigate = useNavigate();
  const create = useAct(createMethod, {
    onDone: made => void navigate({ to: '/methods/$method', params: { method: made.id }, search: {} }),
  });
  const form = useForm<{ key: string; name: string; kind: (typeof methodKinds)[number]; source: string }>(
    { key: '', name: '', kind: 'other', source: '' },
    values => create.mutateAsync({ request: { body: values } }),
  );
  return (
    <Dialog title={t`New method`} opened onClose={onClose}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <TextInput label={t`Name`} {...form.text('name')} />
        <TextInput
          label={t`Key`}
          description={t`Capital letters, digits and hyphens; it stays.`}
          {...form.text('key')}
        />
        <Select
          label={t`Kind`}
          allowDeselect={false}
          data={methodKinds.map(value => ({ value, label: words.kinds[value] }))}
          value={form.values.kind}
          onChange={kind => form.set('kind', methodKinds.find(k => k === kind) ?? 'other')}
        />
        <TextInput label={t`Source`} description={t`Whose work it is made after`} {...form.text('source')} />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            disabled={form.values.name === '' || form.values.key === ''}
          >
            <Trans>Add</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
