import {
  type DocumentTemplate,
  documentLanguages,
  listDocumentTemplates,
  templateKinds,
  templateStates,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Select } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { NewTemplateDialog } from './new-template-dialog.tsx';
import css from './templates.module.css';
import { templateTones, useTemplateWords } from './words.ts';

const route = getRouteApi('/templates');

function Line({ template }: { readonly template: DocumentTemplate }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useTemplateWords();
  return (
    <tr>
      <td className={css.name}>
        <Link to="/templates/$template" params={{ template: template.key }}>
          {template.title}
        </Link>
        <div className="small muted">{template.summary}</div>
      </td>
      <td>{words.kinds[template.kind]}</td>
      <td>
        <Chip tone={templateTones[template.state]}>{words.states[template.state]}</Chip>
        <div className="small faint">
          {template.published === null ? null : t`version ${template.published}`}
          {template.draft === null || template.published === null ? null : t`, ${template.draft} in work`}
        </div>
      </td>
      <td>
        <span className={css.languages}>
          {template.languages.map(l => (
            <span key={l.language} data-state={l.state}>
              {words.languages[l.language]}
              {l.state === 'missing' ? <span className="sr-only">{t` is missing`}</span> : null}
              {l.state === 'incomplete' ? t` (${l.missing} missing)` : null}
            </span>
          ))}
        </span>
      </td>
      <td>{template.owner?.name ?? <span className="faint">{t`nobody`}</span>}</td>
      <td data-right>
        {template.reviewOn === null ? <span className="faint">—</span> : format.day(template.reviewOn)}
        {template.reviewOverdue ? (
          <div>
            <Chip tone="red">{t`Overdue`}</Chip>
          </div>
        ) : null}
      </td>
      <td data-right>{template.usage}</td>
    </tr>
  );
}

function Filters() {
  const { t } = useLingui();
  const words = useTemplateWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: { ...search, ...change }, replace: true });
  return (
    <div className={css.filters}>
      <Select
        aria-label={t`Kind`}
        placeholder={t`All kinds`}
        clearable
        w={150}
        data={templateKinds.map(value => ({ value, label: words.kinds[value] }))}
        value={search.kind ?? null}
        onChange={value => set({ kind: templateKinds.find(k => k === value) })}
      />
      <Select
        aria-label={t`State`}
        placeholder={t`All states`}
        clearable
        w={150}
        data={templateStates.map(value => ({ value, label: words.states[value] }))}
        value={search.state ?? null}
        onChange={value => set({ state: templateStates.find(k => k === value) })}
      />
      <Select
        aria-label={t`Language`}
        placeholder={t`All languages`}
        clearable
        w={160}
        data={documentLanguages.map(value => ({ value, label: words.languages[value] }))}
        value={search.language ?? null}
        onChange={value => set({ language: documentLanguages.find(k => k === value) })}
      />
      <Checkbox
        label={t`Review overdue`}
        checked={search.overdue === true}
        onChange={event => set({ overdue: event.currentTarget.checked ? true : undefined })}
      />
    </div>
  );
}

function Lines({ items }: { readonly items: readonly DocumentTemplate[] }) {
  const { t } = useLingui();
  return (
    <Card title={t`Templates`} more={items.length} flush>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Template</Trans>
            </th>
            <th scope="col">
              <Trans>Kind</Trans>
            </th>
            <th scope="col">
              <Trans>State</Trans>
            </th>
            <th scope="col">
              <Trans>Languages</Trans>
            </th>
            <th scope="col">
              <Trans>Owner</Trans>
            </th>
            <th scope="col" data-right>
              <Trans>Review</Trans>
            </th>
            <th scope="col" data-right>
              <Trans>Used</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(template => (
            <Line key={template.key} template={template} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** The library: what there is to make documents, checklists and registers of, who owns each and how much it is used. */
export function TemplatesPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [adding, setAdding] = useState(false);
  const { overdue, ...search } = route.useSearch();
  const query = { kind: search.kind, state: search.state, language: search.language };
  const answer = useRead(
    listDocumentTemplates,
    { query: { ...query, ...(overdue === true ? { overdue: 'true' as const } : {}) } },
    { keep: true },
  );
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const { items, may } = answer.data;
  return (
    <>
      <PageHeader
        title={t`Templates`}
        summary={t`One library for documents, checklists and registers, each with an owner and a day on which it is reviewed.`}
        actions={
          may.create ? (
            <Button variant="filled" onClick={() => setAdding(true)}>
              <Trans>New template</Trans>
            </Button>
          ) : undefined
        }
      />
      <Filters />
      {items.length === 0 ? (
        <EmptyState title={t`No template like that`}>
          <Trans>Take a filter away to see more.</Trans>
        </EmptyState>
      ) : (
        <Lines items={items} />
      )}
      {adding ? <NewTemplateDialog onClose={() => setAdding(false)} /> : null}
    </>
  );
}
