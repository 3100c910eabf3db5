import { listProjects, saveProjectAsTemplate, type TemplatePart, templateParts } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../../../../lib/api/call.ts';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';
import { PersonPicker, type Pick } from '../../../../ui/form/person-picker.tsx';
import { useForm } from '../../../../ui/form/use-form.ts';
import css from '../templates.module.css';
import { keyOf } from './key-of.ts';

async function findProjects(text: string, signal: AbortSignal): Promise<readonly Pick[]> {
  const query = { limit: 20, ...(text === '' ? {} : { search: text }) };
  const { items } = await call(listProjects, { query }, { signal });
  return items.map(p => ({ id: p.id, name: p.name, hint: p.key }));
}

interface Values {
  readonly project: Pick | null;
  readonly name: string;
  readonly key: string;
  readonly take: readonly TemplatePart[];
}

/** Makes a draft of a project template out of a project: which project, what of it, under what name. */
export function SaveAsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const navigate = useNavigate();
  const labels: Readonly<Record<TemplatePart, string>> = {
    ...{ tasks: t`Tasks with durations and links`, roles: t`Roles`, documents: t`Documents and registers` },
    ...{ gates: t`Gates`, fields: t`Class, category and description`, budget: t`The cost as a budget` },
  };
  const save = useAct(saveProjectAsTemplate);
  const first: Values = {
    ...{ project: null, name: '', key: '' },
    take: templateParts.filter(p => p !== 'budget'),
  };
  const form = useForm<Values>(first, async values => {
    const body = { name: values.name, key: values.key || keyOf(values.name), take: [...values.take] };
    const params = { project: (values.project?.id ?? '') as never };
    const made = await save.mutateAsync({ request: { params, body } });
    await navigate({ to: '/project-templates/$template', params: { template: made.key }, search: {} });
  });
  const { take } = form.values;
  const choose = (part: TemplatePart, on: boolean) =>
    form.set(
      'take',
      templateParts.filter(p => (p === part ? on : take.includes(p))),
    );
  return (
    <Dialog title={t`Save a project as a template`} opened onClose={onClose}>
      <form {...form.form} className={css.form}>
        <p className="muted">
          <Trans>It becomes a draft without people and days. Look it over before you publish it.</Trans>
        </p>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <PersonPicker label={t`Project`} required find={findProjects} {...form.field('project')} />
        <TextInput label={t`Name`} required maxLength={120} {...form.text('name')} />
        <TextInput
          label={t`Key`}
          description={t`Small letters, digits and hyphens, such as site-opening. It stays as it is.`}
          placeholder={keyOf(form.values.name)}
          {...form.text('key')}
        />
        <Checkbox.Group label={t`What to take`} value={[...take]}>
          {templateParts.map(part => (
            <Checkbox
              key={part}
              mt={6}
              value={part}
              label={labels[part]}
              onChange={event => choose(part, event.currentTarget.checked)}
            />
          ))}
        </Checkbox.Group>
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={form.submitting}
            disabled={form.values.project === null || take.length === 0}
          >
            <Trans>Make the draft</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
