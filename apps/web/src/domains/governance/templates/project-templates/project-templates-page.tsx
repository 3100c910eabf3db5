import {
  createProjectTemplate,
  listProjectTemplates,
  type ProjectTemplate,
  projectTemplateKinds,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';
import { useForm } from '../../../../ui/form/use-form.ts';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../../ui/page/skeleton.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import css from '../templates.module.css';
import { templateTones, useTemplateWords } from '../words.ts';

interface Values {
  readonly name: string;
  readonly key: string;
  readonly kind: (typeof projectTemplateKinds)[number];
}

function NewDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const navigate = useNavigate();
  const create = useAct(createProjectTemplate);
  const form = useForm<Values>({ name: '', key: '', kind: 'base' }, async body => {
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
          required
          {...form.text('key')}
        />
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

function Line({ template }: { readonly template: ProjectTemplate }) {
  const { t } = useLingui();
  const words = useTemplateWords();
  return (
    <tr>
      <td className={css.name}>
        <Link to="/project-templates/$template" params={{ template: template.key }} search={{}}>
          {template.name}
        </Link>
        <div className="small muted">{template.summary}</div>
      </td>
      <td>
        <Chip tone={templateTones[template.state]}>{words.states[template.state]}</Chip>
        {template.published === null ? null : (
          <div className="small faint">{t`version ${template.published}`}</div>
        )}
      </td>
      <td data-right>{template.tasks}</td>
      <td data-right>{template.documents}</td>
      <td data-right>{template.gates}</td>
      <td data-right>
        {template.projects}
        {template.behind > 0 ? <div className="small faint">{t`${template.behind} behind`}</div> : null}
      </td>
    </tr>
  );
}

function Group({ title, items }: { readonly title: string; readonly items: readonly ProjectTemplate[] }) {
  if (items.length === 0) return null;
  return (
    <Card title={title} more={items.length} flush>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Template</Trans>
            </th>
            <th scope="col">
              <Trans>State</Trans>
            </th>
            <th scope="col" data-right>
              <Trans>Tasks</Trans>
            </th>
            <th scope="col" data-right>
              <Trans>Documents</Trans>
            </th>
            <th scope="col" data-right>
              <Trans>Gates</Trans>
            </th>
            <th scope="col" data-right>
              <Trans>Projects</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(i => (
            <Line key={i.key} template={i} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** What projects are made of: bases and add-ons. */
export function ProjectTemplatesPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [adding, setAdding] = useState(false);
  const answer = useRead(listProjectTemplates, {}, { keep: true });
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const { items, may } = answer.data;
  return (
    <>
      <PageHeader
        title={t`Project templates`}
        summary={t`What a project is made of at its start: tasks, roles, documents, gates and budget. A base, and add-ons to it.`}
        actions={
          may.create ? (
            <Button variant="filled" onClick={() => setAdding(true)}>
              <Trans>New project template</Trans>
            </Button>
          ) : undefined
        }
      />
      <div className={css.stack}>
        <Group title={t`Bases`} items={items.filter(i => i.kind === 'base')} />
        <Group title={t`Add-ons`} items={items.filter(i => i.kind === 'add-on')} />
      </div>
      {adding ? <NewDialog onClose={() => setAdding(false)} /> : null}
    </>
  );
}
