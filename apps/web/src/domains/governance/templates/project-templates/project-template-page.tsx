import { getProjectTemplate, type ProjectTemplatePage as Page } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../../ui/page/skeleton.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import css from '../templates.module.css';
import { templateTones, useTemplateWords } from '../words.ts';
import { CareCard } from './care-card.tsx';
import { CompareCard } from './compare-card.tsx';
import { Contents } from './contents.tsx';
import { DraftEditor } from './editor/draft-editor.tsx';
import { useDraft } from './editor/use-draft.ts';
import { OffersCard } from './offers-card.tsx';
import { TemplateActs } from './template-acts.tsx';
import { UsedCard } from './used-card.tsx';

const route = getRouteApi('/project-templates/$template');

function VersionsCard({ page }: { readonly page: Page }) {
  const { t } = useLingui();
  const format = useFormat();
  const navigate = route.useNavigate();
  return (
    <Card title={t`Versions`} more={page.versions.length}>
      <ul className={css.list}>
        {page.versions.toReversed().map(v => (
          <li key={v.number}>
            <div className={css.line}>
              <Button
                size="xs"
                variant={v.number === page.number ? 'light' : 'default'}
                aria-pressed={v.number === page.number}
                onClick={() => void navigate({ search: { number: v.number }, resetScroll: false })}
              >
                {t`Version ${v.number}`}
              </Button>
              {v.state === 'draft' ? (
                <Chip tone="amber">{t`Draft`}</Chip>
              ) : (
                <span className="small faint">
                  {plural(v.projects, { one: '# project', other: '# projects' })}
                </span>
              )}
            </div>
            <div className="small muted">
              {[v.note, v.by?.name, v.at === null ? null : format.instant(v.at)].filter(Boolean).join(', ')}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The page of a template that there is; what is typed into its draft lives as long as the page. */
function Loaded({ page }: { readonly page: Page }) {
  const { t } = useLingui();
  const words = useTemplateWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const desk = useDraft(page);
  const edits = desk.dirty || (page.numberState === 'draft' && page.may.edit);
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: { ...search, ...change }, replace: true, resetScroll: false });
  return (
    <>
      <PageHeader
        title={page.name}
        summary={
          <>
            <Chip tone={templateTones[page.state]}>{words.states[page.state]}</Chip>{' '}
            {t`Version ${page.number}.`} {page.summary}
          </>
        }
        actions={<TemplateActs page={page} desk={desk} />}
      />
      {page.reviewOverdue ? (
        <Banner tone="amber">
          <Trans>The day of its review has passed.</Trans>
        </Banner>
      ) : null}
      {edits ? (
        <div className={css.stack}>
          <DraftEditor desk={desk} part={search.part ?? 'tasks'} onPart={part => set({ part })} />
        </div>
      ) : null}
      <div className={css.columns} data-below={edits || undefined}>
        <div className={css.stack}>
          <OffersCard page={page} />
          {edits ? null : <Contents page={page} />}
          <CompareCard page={page} from={search.from} onFrom={from => set({ from })} />
        </div>
        <div className={css.stack}>
          <CareCard page={page} />
          <VersionsCard page={page} />
          <UsedCard page={page} />
        </div>
      </div>
    </>
  );
}

/** A project template: what it makes, its draft, its versions, and the projects that are offered the newest. */
export function ProjectTemplatePage() {
  const textOf = useErrorText();
  const { template } = route.useParams();
  const { number } = route.useSearch();
  const read = { params: { projectTemplate: template }, query: { number } };
  const answer = useRead(getProjectTemplate, read, { keep: true });
  if (answer.data === undefined)
    return answer.error === null ? (
      <SkeletonPage />
    ) : (
      <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />
    );
  return <Loaded key={answer.data.key} page={answer.data} />;
}
