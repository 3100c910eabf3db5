import { createProjectTemplate, projectTemplateKinds } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';
import { useForm } from '../../../../ui/form/use-form.ts';
import css from '../templates.module.css';
import { keyOf } from './key-of.ts';

interface Values {
  readonly name: string;
  readonly key: string;
  readonly summary: string;
  readonly kind: (typeof projectTemplateKinds)[number];
}

/** Adds a project template as an empty draft and opens it. */
export function NewProjectTemplateDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const navigate = useNavigate();
  const create = useAct(createProjectTemplate);
  const first: Values = { name: '', key: '', summary: '', kind: 'base' };
  const form = useForm<Values>(first, async values => {
    const body = { ...values, key: values.key || keyOf(values.name) };
    const made = await create.mutateAsync({ request: { body } });
    await navigate({ to: '/project-templates/$template', params: { template: made.key }, search: {} });
  });
  return (
    <Dialog title={t`New project template`} opened onClose={onClose}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <TextInput label={t`Name`} required data-autofocus {...form.text('name')} />
        <TextInput
          label={t`Key`}
          description={t`Small letters, digits and hyphens, such as site-opening. It stays as it is.`}
          placeholder={keyOf(form.values.name)}
          {...form.text('key')}
        />
        <Textarea label={t`Summary`} autosize minRows={2} maxLength={500} {...form.text('summary')} />
        <Select
          label={t`Kind`}
          allowDeselect={false}
          data={[
            { value: 'base', label: t`Base` },
            { value: 'add-on', label: t`Add-on` },
          ]}
          value={form.values.kind}
          onChange={value => form.set('kind', projectTemplateKinds.find(k => k === value) ?? 'base')}
        />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={form.submitting}>
            <Trans>Add the template</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
