import { createDocumentTemplate, templateKinds } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import css from './templates.module.css';
import { useTemplateWords } from './words.ts';

interface Values {
  readonly title: string;
  readonly key: string;
  readonly kind: (typeof templateKinds)[number];
  readonly type: string;
}

/** Adds a template as a draft and opens it. */
export function NewTemplateDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useTemplateWords();
  const navigate = useNavigate();
  const create = useAct(createDocumentTemplate);
  const form = useForm<Values>({ title: '', key: '', kind: 'document', type: '' }, async values => {
    const made = await create.mutateAsync({
      request: { body: { ...values, type: values.type || values.key } },
    });
    await navigate({ to: '/templates/$template', params: { template: made.key } });
  });
  return (
    <Dialog title={t`New template`} opened onClose={onClose}>
      <form {...form.form} className={css.form}>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <TextInput label={t`Title`} required data-autofocus {...form.text('title')} />
        <TextInput
          label={t`Key`}
          description={t`Small letters, digits and hyphens, such as site-visit. It stays as it is.`}
          required
          {...form.text('key')}
        />
        <Select
          label={t`Kind`}
          allowDeselect={false}
          data={templateKinds.map(value => ({ value, label: words.kinds[value] }))}
          value={form.values.kind}
          onChange={value => form.set('kind', templateKinds.find(k => k === value) ?? 'document')}
        />
        <TextInput
          label={t`Type`}
          description={t`What it is a template of; the key, if left empty.`}
          {...form.text('type')}
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
