import {
  type DocumentSection,
  type DocumentTemplatePage,
  documentLanguages,
  getDocumentTemplate,
  startTemplateDraft,
  type TemplateText,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { EditPanel } from './edit-panel.tsx';
import { Help } from './field-entry.tsx';
import { FileCard } from './file-card.tsx';
import { PublishDialog, RetireDialog } from './publish-dialog.tsx';
import { AboutCard, VersionsCard } from './template-cards.tsx';
import css from './templates.module.css';
import { templateTones, useTemplateWords } from './words.ts';

const route = getRouteApi('/templates/$template');

function Section({
  section,
  onEdit,
}: {
  readonly section: DocumentSection;
  readonly onEdit: (() => void) | undefined;
}) {
  const { t } = useLingui();
  const words = useTemplateWords();
  return (
    <Card
      title={section.title}
      more={
        onEdit === undefined ? undefined : (
          <Button size="xs" aria-label={t`Edit ${section.title}`} onClick={onEdit}>
            <Trans>Edit</Trans>
          </Button>
        )
      }
    >
      {section.help === '' ? null : <p className="muted">{section.help}</p>}
      {section.fields.map(f => (
        <div key={f.key} className={css.field}>
          <h3>
            {f.label}
            <span className="small faint">
              {words.types[f.type]}
              {f.required ? t`, required` : null}
              {f.minLength ? t`, at least ${f.minLength} characters` : null}
            </span>
            {f.source ? <Chip tone="water">{t`filled from ${f.source}`}</Chip> : null}
          </h3>
          <Help field={f} />
          {f.columns === undefined ? null : (
            <p className="small muted">{t`Columns: ${f.columns.map(c => c.label).join(', ')}`}</p>
          )}
          {f.choices === undefined ? null : (
            <p className="small muted">{t`Choices: ${f.choices.join(', ')}`}</p>
          )}
          {f.items === undefined ? null : (
            <ul className={css.list}>
              {f.items.map(i => (
                <li key={i.key}>{i.label}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </Card>
  );
}

function Acts({ page }: { readonly page: DocumentTemplatePage }) {
  const navigate = route.useNavigate();
  const textOf = useErrorText();
  const [open, setOpen] = useState<'publish' | 'retire' | null>(null);
  const begin = useAct(startTemplateDraft, {
    onDone: made => void navigate({ search: { number: made.number } }),
  });
  const draft = page.draft;
  return (
    <>
      {begin.error === null ? null : <span className="small">{textOf(begin.error).message}</span>}
      {page.may.retire ? (
        <Button onClick={() => setOpen('retire')}>
          <Trans>Retire…</Trans>
        </Button>
      ) : null}
      {page.may.edit && draft === null ? (
        <Button
          loading={begin.isPending}
          onClick={() => begin.mutate({ request: { params: { template: page.key } }, version: page.version })}
        >
          <Trans>Begin a draft</Trans>
        </Button>
      ) : null}
      {draft !== null && page.number !== draft ? (
        <Button onClick={() => void navigate({ search: { number: draft } })}>
          <Trans>Show the draft</Trans>
        </Button>
      ) : null}
      {page.may.publish && page.number === draft ? (
        <Button variant="filled" onClick={() => setOpen('publish')}>
          <Trans>Publish…</Trans>
        </Button>
      ) : null}
      {open === 'publish' ? <PublishDialog page={page} onClose={() => setOpen(null)} /> : null}
      {open === 'retire' ? <RetireDialog page={page} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

interface SectionsProps {
  readonly page: DocumentTemplatePage;
  readonly text: TemplateText | undefined;
  /** Given where it is a draft that may be edited. */
  readonly onEdit: ((section: string | undefined) => void) | undefined;
}

function Sections({ page, text, onEdit }: SectionsProps) {
  const { t } = useLingui();
  const source = page.text['en-GB'] ?? page.text.de;
  return (
    <div className={css.stack}>
      {text === undefined ? (
        <EmptyState
          title={t`Not written in this language`}
          action={
            onEdit !== undefined ? (
              <Button onClick={() => onEdit(source?.sections[0]?.key)}>
                <Trans>Write it</Trans>
              </Button>
            ) : undefined
          }
        >
          <Trans>
            Documents in this language cannot be made of it until it is written in a draft and published.
          </Trans>
        </EmptyState>
      ) : (
        text.sections.map(s => (
          <Section key={s.key} section={s} onEdit={onEdit === undefined ? undefined : () => onEdit(s.key)} />
        ))
      )}
      {onEdit !== undefined && text !== undefined ? (
        <div>
          <Button onClick={() => onEdit('+')}>
            <Trans>Add a section</Trans>
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Body({ page }: { readonly page: DocumentTemplatePage }) {
  const { t } = useLingui();
  const words = useTemplateWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const language = search.language ?? 'en-GB';
  const text = page.text[language];
  const isDraft = page.numberState === 'draft' && page.may.edit;
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: { ...search, ...change }, replace: true, resetScroll: false });
  const source = page.text['en-GB'] ?? page.text.de;
  return (
    <>
      <div className={css.filters}>
        <SegmentedControl
          aria-label={t`Language`}
          data={documentLanguages.map(value => ({ value, label: words.languages[value] }))}
          value={language}
          onChange={value => set({ language: documentLanguages.find(l => l === value) })}
        />
        <span className="small muted">
          {t`Version ${page.number}`}
          {page.numberState === 'draft' ? t`, a draft` : null}
        </span>
      </div>
      <div className={css.columns}>
        <Sections page={page} text={text} onEdit={isDraft ? edit => set({ edit }) : undefined} />
        <div className={css.stack}>
          <AboutCard page={page} />
          <VersionsCard page={page} onShow={number => set({ number })} />
          <FileCard page={page} />
        </div>
      </div>
      {isDraft && search.edit !== undefined && source !== undefined ? (
        <EditPanel
          key={`${search.edit} ${language}`}
          page={page}
          language={language}
          text={text ?? source}
          section={search.edit}
          onClose={() => set({ edit: undefined })}
        />
      ) : null}
    </>
  );
}

/** A template: what it asks for with help and example, its versions, languages and files, and its draft. */
export function TemplatePage() {
  const textOf = useErrorText();
  const words = useTemplateWords();
  const { template } = route.useParams();
  const { number } = route.useSearch();
  const answer = useRead(getDocumentTemplate, { params: { template }, query: { number } }, { keep: true });
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  const page = answer.data;
  if (page === undefined) return <SkeletonPage />;
  return (
    <>
      <PageHeader
        title={page.title}
        summary={
          <>
            <Chip tone={templateTones[page.state]}>{words.states[page.state]}</Chip> {words.kinds[page.kind]}.{' '}
            {page.summary}
          </>
        }
        actions={<Acts page={page} />}
      />
      {page.reviewOverdue ? (
        <Banner tone="amber">
          <Trans>The day of its review has passed.</Trans>
        </Banner>
      ) : null}
      <Body page={page} />
    </>
  );
}
