import { getDocument, type ProjectDocument } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { Downloads } from './downloads.tsx';
import { FieldEntry } from './field-entry.tsx';
import { ReviewBar } from './review-bar.tsx';
import { SavingNote } from './saving-note.tsx';
import css from './templates.module.css';
import { type DocumentDesk, useDocument } from './use-document.ts';

const route = getRouteApi('/documents/$document/steps');

/** What is missing, each with a way to its step. */
function Ending({ desk, onStep }: { readonly desk: DocumentDesk; readonly onStep: (step: number) => void }) {
  const { t } = useLingui();
  const { document } = desk;
  if (document.state !== 'draft')
    return (
      <Card title={document.state === 'approved' ? t`Approved` : t`Handed in`}>
        <p className="muted">
          {document.state === 'approved'
            ? t`It is approved, and its PDF is ready.`
            : t`It waits for a decision. You find it among the documents of the project.`}
        </p>
        <Downloads document={document} />
      </Card>
    );
  return (
    <Card title={t`Look over it, and hand it in`}>
      {document.lacks.length === 0 ? (
        <p>{t`Everything that is asked for is there. Read it once as PDF, then hand it in for review.`}</p>
      ) : (
        <>
          <p>
            {plural(document.lacks.length, { one: '# field is missing:', other: '# fields are missing:' })}
          </p>
          <ul className={css.list}>
            {document.lacks.map(l => {
              const step = document.sections.findIndex(s => l.path.startsWith(`${s.key}.`));
              return (
                <li key={l.path} className={css.line}>
                  <span>
                    {l.label} <span className="small faint">{l.message}</span>
                  </span>
                  <Button size="xs" onClick={() => onStep(step)}>
                    <Trans>Go there</Trans>
                  </Button>
                </li>
              );
            })}
          </ul>
        </>
      )}
      <Downloads document={document} />
    </Card>
  );
}

/** How much is filled in. */
function Progress({ document }: { readonly document: ProjectDocument }) {
  const { t } = useLingui();
  return (
    <>
      <div
        className={css.progress}
        role="progressbar"
        aria-label={t`Progress`}
        aria-valuenow={document.filled}
        aria-valuemin={0}
        aria-valuemax={document.fields}
      >
        <i style={{ width: `${(100 * document.filled) / Math.max(1, document.fields)}%` }} />
      </div>
      <p className="small muted">{t`${document.filled} of ${document.fields} fields are filled in. What you type is kept by itself.`}</p>
    </>
  );
}

function Steps({ loaded }: { readonly loaded: ProjectDocument }) {
  const { t } = useLingui();
  const { step = 0 } = route.useSearch();
  const navigate = route.useNavigate();
  const desk = useDocument(loaded);
  const { document } = desk;
  const { sections } = document;
  const section = sections[step];
  const go = (to: number) => {
    void desk.save();
    void navigate({ search: { step: to } });
  };
  const current = section?.title ?? t`Hand in`;
  return (
    <>
      <PageHeader
        title={document.title}
        marker={document.project.key}
        summary={t`Step ${Math.min(step, sections.length) + 1} of ${sections.length + 1}: ${current}`}
        actions={
          <>
            <SavingNote desk={desk} />
            <Link to="/documents/$document" params={{ document: document.id }}>
              <Trans>All at once</Trans>
            </Link>
          </>
        }
      />
      <Progress document={document} />
      {desk.error === null ? null : <Banner tone="red">{desk.error}</Banner>}
      {section === undefined ? (
        <Ending desk={desk} onStep={go} />
      ) : (
        <Card title={section.title}>
          <p className="muted">{section.help}</p>
          <div className={css.fields}>
            {section.fields.map(f => (
              <FieldEntry
                key={`${section.key}.${f.key}`}
                desk={desk}
                section={section}
                field={f}
                helpInline
                onFocus={() => {}}
              />
            ))}
          </div>
        </Card>
      )}
      {section === undefined ? (
        <ReviewBar desk={desk} />
      ) : (
        <div className={css.bar}>
          <span className={css.barText} />
          <Button disabled={step === 0} onClick={() => go(step - 1)}>
            <Trans>Back</Trans>
          </Button>
          <Button variant="filled" onClick={() => go(step + 1)}>
            <Trans>Next</Trans>
          </Button>
        </div>
      )}
    </>
  );
}

/** A document step by step: one section at a time, with help and an example under each field. */
export function WizardPage() {
  const textOf = useErrorText();
  const { document } = route.useParams();
  const answer = useRead(getDocument, { params: { document: document as ProjectDocument['id'] } });
  if (answer.error !== null && answer.data === undefined)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  return <Steps key={document} loaded={answer.data} />;
}
