import { listProjectTemplates, type ProjectTemplate } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { EmptyState } from '../../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../../ui/page/skeleton.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import css from '../templates.module.css';
import { templateTones, useTemplateWords } from '../words.ts';
import { NewProjectTemplateDialog } from './new-project-template-dialog.tsx';
import { SaveAsDialog } from './save-as-dialog.tsx';

const route = getRouteApi('/project-templates');

function Line({ template }: { readonly template: ProjectTemplate }) {
  const { t } = useLingui();
  const format = useFormat();
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
          <div className="small faint">
            {t`version ${template.published}`}
            {template.draft === null ? null : t`, ${template.draft} in work`}
          </div>
        )}
      </td>
      <td data-right>{template.tasks}</td>
      <td data-right>{template.documents}</td>
      <td data-right>{template.gates}</td>
      <td>{template.owner?.name ?? <span className="faint">{t`nobody`}</span>}</td>
      <td data-right>
        {template.reviewOn === null ? <span className="faint">—</span> : format.day(template.reviewOn)}
        {template.reviewOverdue ? (
          <div>
            <Chip tone="red">{t`Overdue`}</Chip>
          </div>
        ) : null}
      </td>
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
            <th scope="col">
              <Trans>Owner</Trans>
            </th>
            <th scope="col" data-right>
              <Trans>Review</Trans>
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

interface HeaderProps {
  readonly mayCreate: boolean;
  readonly onOpen: (dialog: 'new' | 'save-as') => void;
}

function Header({ mayCreate, onOpen }: HeaderProps) {
  const { t } = useLingui();
  return (
    <PageHeader
      title={t`Project templates`}
      summary={t`What a project is made of at its start: tasks, roles, documents, gates and budget. A base, and add-ons to it.`}
      actions={
        mayCreate ? (
          <>
            <Button onClick={() => onOpen('save-as')}>
              <Trans>Save a project as a template…</Trans>
            </Button>
            <Button variant="filled" onClick={() => onOpen('new')}>
              <Trans>New project template</Trans>
            </Button>
          </>
        ) : undefined
      }
    />
  );
}

/** What projects are made of: bases and add-ons, who looks after each, how much it is used. */
export function ProjectTemplatesPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { overdue } = route.useSearch();
  const navigate = route.useNavigate();
  const [open, setOpen] = useState<'new' | 'save-as' | null>(null);
  const answer = useRead(listProjectTemplates, {}, { keep: true });
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const { may } = answer.data;
  const due = answer.data.items.filter(i => i.reviewOverdue).length;
  const items = answer.data.items.filter(i => overdue !== true || i.reviewOverdue);
  return (
    <>
      <Header mayCreate={may.create} onOpen={setOpen} />
      <div className={css.filters}>
        <Checkbox
          label={t`Review overdue`}
          checked={overdue === true}
          onChange={event => {
            const on = event.currentTarget.checked ? (true as const) : undefined;
            void navigate({ search: { overdue: on }, replace: true });
          }}
        />
        {due > 0 ? (
          <span className="small muted">{plural(due, { one: '# is overdue', other: '# are overdue' })}</span>
        ) : null}
      </div>
      {items.length === 0 ? (
        <EmptyState title={t`No review is overdue`}>
          <Trans>Take the filter away to see all project templates.</Trans>
        </EmptyState>
      ) : null}
      <div className={css.stack}>
        <Group title={t`Bases`} items={items.filter(i => i.kind === 'base')} />
        <Group title={t`Add-ons`} items={items.filter(i => i.kind === 'add-on')} />
      </div>
      {open === 'new' ? <NewProjectTemplateDialog onClose={() => setOpen(null)} /> : null}
      {open === 'save-as' ? <SaveAsDialog onClose={() => setOpen(null)} /> : null}
    </>
  );
}
