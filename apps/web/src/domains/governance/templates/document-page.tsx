import { getDocument, type ProjectDocument } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { Tabs } from '../../../ui/page/tabs.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { Downloads } from './downloads.tsx';
import { FieldEntry, Help } from './field-entry.tsx';
import { ReviewBar } from './review-bar.tsx';
import { SavingNote } from './saving-note.tsx';
import css from './templates.module.css';
import { type DocumentDesk, useDocument } from './use-document.ts';
import { VersionsTab } from './versions-tab.tsx';
import { documentTones, useTemplateWords } from './words.ts';

const route = getRouteApi('/documents/$document');

const isWritten = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  (typeof value !== 'object' || Object.keys(value).length > 0);

function Outline({
  desk,
  current,
  onChoose,
}: {
  readonly desk: DocumentDesk;
  readonly current: string;
  readonly onChoose: (key: string) => void;
}) {
  const { t } = useLingui();
  return (
    <nav aria-label={t`Sections`}>
      <ol className={css.outline}>
        {desk.document.sections.map(s => {
          const done = s.fields.filter(f => isWritten(desk.valueAt(`${s.key}.${f.key}`))).length;
          return (
            <li key={s.key}>
              <button
                type="button"
                aria-current={s.key === current ? 'true' : undefined}
                onClick={() => onChoose(s.key)}
              >
                {s.title}
                <span className="small faint">
                  {done}/{s.fields.length}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function Write({ desk }: { readonly desk: DocumentDesk }) {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { sections } = desk.document;
  const section = sections.find(s => s.key === search.section) ?? sections[0];
  const [focused, setFocused] = useState<string | null>(null);
  if (section === undefined) return null;
  const field = section.fields.find(f => f.key === focused) ?? section.fields[0];
  const choose = (key: string) =>
    void navigate({ search: { ...search, section: key }, replace: true, resetScroll: false });
  return (
    <div className={css.editor} data-register={desk.document.kind === 'register' || undefined}>
      <Outline desk={desk} current={section.key} onChoose={choose} />
      <Card title={section.title}>
        {section.help === '' ? null : <p className="muted">{section.help}</p>}
        <div className={css.fields}>
          {section.fields.map(f => (
            <FieldEntry
              key={f.key}
              desk={desk}
              section={section}
              field={f}
              helpInline={false}
              onFocus={() => setFocused(f.key)}
            />
          ))}
        </div>
      </Card>
      {field === undefined || desk.document.kind === 'register' ? null : (
        <aside className={css.help} aria-label={t`How to answer`}>
          <Card title={field.label}>
            <Help field={field} />
          </Card>
        </aside>
      )}
    </div>
  );
}

function Summary({ document }: { readonly document: ProjectDocument }) {
  const { t } = useLingui();
  const words = useTemplateWords();
  return (
    <>
      <Chip tone={documentTones[document.state]}>{words.document[document.state]}</Chip>{' '}
      <Link to="/projects/$project/documents" params={{ project: document.project.key }}>
        {document.project.name}
      </Link>
      {', '}
      <Link
        to="/templates/$template"
        params={{ template: document.template.key }}
        search={{ number: document.template.number }}
      >
        {t`${document.template.title}, version ${document.template.number}`}
      </Link>
      {document.newerTemplate === null ? null : (
        <span className="small muted">{t`. The template has a newer version ${document.newerTemplate}.`}</span>
      )}
    </>
  );
}

function Editor({ loaded }: { readonly loaded: ProjectDocument }) {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const desk = useDocument(loaded);
  const { document } = desk;
  return (
    <>
      <PageHeader
        title={document.title}
        marker={document.project.key}
        summary={<Summary document={document} />}
        actions={
          <>
            {document.may.edit ? <SavingNote desk={desk} /> : null}
            {document.may.edit && document.kind === 'document' ? (
              <Link to="/documents/$document/steps" params={{ document: document.id }}>
                <Trans>Step by step</Trans>
              </Link>
            ) : null}
            <Downloads document={document} />
          </>
        }
      />
      <Tabs<'write' | 'versions'>
        label={t`Parts of the document`}
        value={search.tab ?? 'write'}
        onChange={tab =>
          void navigate({ search: { ...search, tab: tab === 'versions' ? tab : undefined }, replace: true })
        }
        tabs={[
          { key: 'write', label: t`Content` },
          { key: 'versions', label: t`Versions`, count: document.versions.length },
        ]}
      >
        {search.tab === 'versions' ? <VersionsTab document={document} /> : <Write desk={desk} />}
      </Tabs>
      <ReviewBar desk={desk} />
    </>
  );
}

/** A document: its sections as an outline, its fields, how to answer them, and its review. */
export function DocumentPage() {
  const textOf = useErrorText();
  const { document } = route.useParams();
  const answer = useRead(getDocument, { params: { document: document as ProjectDocument['id'] } });
  if (answer.error !== null && answer.data === undefined)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  return <Editor key={document} loaded={answer.data} />;
}
