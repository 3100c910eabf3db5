import { createDocument, type DocumentSummary, listDocuments } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { ArchivedCard } from '../records/archived-card.tsx';
import { NewDocumentDialog } from './new-document-dialog.tsx';
import { TraceCard } from './project-templates/trace-card.tsx';
import css from './templates.module.css';
import { documentTones, useTemplateWords } from './words.ts';

const route = getRouteApi('/projects/$project/documents');

function Line({ document }: { readonly document: DocumentSummary }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useTemplateWords();
  return (
    <tr>
      <td className={css.name}>
        <Link to="/documents/$document" params={{ document: document.id }}>
          {document.title}
        </Link>
        <div className="small faint">
          {document.template.title === document.title ? null : `${document.template.title}, `}
          {words.languages[document.language]}
        </div>
      </td>
      <td>
        <Chip tone={documentTones[document.state]}>{words.document[document.state]}</Chip>
      </td>
      <td>{document.author?.name ?? '—'}</td>
      <td>{document.approver?.name ?? <span className="faint">{t`not named`}</span>}</td>
      <td data-right>
        {document.filled}/{document.fields}
      </td>
      <td data-right>{format.instant(document.approvedAt ?? document.updatedAt)}</td>
    </tr>
  );
}

function Group({ title, items }: { readonly title: string; readonly items: readonly DocumentSummary[] }) {
  if (items.length === 0) return null;
  return (
    <Card title={title} more={items.length} flush>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Document</Trans>
            </th>
            <th scope="col">
              <Trans>State</Trans>
            </th>
            <th scope="col">
              <Trans>Written by</Trans>
            </th>
            <th scope="col">
              <Trans>Approver</Trans>
            </th>
            <th scope="col" data-right>
              <Trans>Fields</Trans>
            </th>
            <th scope="col" data-right>
              <Trans>Changed</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(document => (
            <Line key={document.id} document={document} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

const order: readonly DocumentSummary['state'][] = ['in-review', 'draft', 'approved'];

/** The documents of each kind under their own heading, those that wait for somebody first. */
function Groups({ items }: { readonly items: readonly DocumentSummary[] }) {
  const { t } = useLingui();
  const of = (kind: DocumentSummary['kind']) =>
    items.filter(i => i.kind === kind).toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  if (items.length === 0)
    return (
      <EmptyState title={t`Nothing in writing yet`}>
        <Trans>Begin with the initiation request: it asks step by step, and fills in what is known.</Trans>
      </EmptyState>
    );
  return (
    <>
      <Group title={t`Documents`} items={of('document')} />
      <Group title={t`Checklists`} items={of('checklist')} />
      <Group title={t`Registers`} items={of('register')} />
    </>
  );
}

/** What a project has in writing: documents by their state, checklists, registers. */
export function DocumentsPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { project: reference } = route.useParams();
  const navigate = route.useNavigate();
  const [adding, setAdding] = useState(false);
  const answer = useRead(listDocuments, { params: { project: reference } }, { keep: true });
  const start = useAct(createDocument, {
    onDone: made =>
      void navigate({ to: '/documents/$document/steps', params: { document: made.id }, search: {} }),
  });
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const { project, items, may } = answer.data;
  const open = items.find(i => i.template.type === 'initiation-request' && i.state === 'draft');
  const initiate = () =>
    open === undefined
      ? start.mutate({
          request: { params: { project: project.id }, body: { template: 'initiation-request' } },
        })
      : void navigate({ to: '/documents/$document/steps', params: { document: open.id }, search: {} });
  return (
    <>
      <PageHeader
        title={t`Documents`}
        marker={project.key}
        tab={t`${project.key} documents`}
        summary={
          <Link to="/projects/$project" params={{ project: project.key }}>
            {project.name}
          </Link>
        }
        actions={
          may.create ? (
            <>
              <Button loading={start.isPending} onClick={initiate}>
                {open === undefined ? (
                  <Trans>Initiation request</Trans>
                ) : (
                  <Trans>Go on with the initiation request</Trans>
                )}
              </Button>
              <Button variant="filled" onClick={() => setAdding(true)}>
                <Trans>New document</Trans>
              </Button>
            </>
          ) : undefined
        }
      />
      {start.error === null ? null : <Banner tone="red">{textOf(start.error).message}</Banner>}
      <div className={css.stack}>
        <Groups items={items} />
        <ArchivedCard project={project.id} />
        <TraceCard project={project.key} />
      </div>
      {adding ? <NewDocumentDialog project={project} onClose={() => setAdding(false)} /> : null}
    </>
  );
}
