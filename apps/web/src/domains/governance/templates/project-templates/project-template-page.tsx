import {
  getProjectTemplate,
  type ProjectTemplatePage as Page,
  publishProjectTemplate,
  startProjectTemplateDraft,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../../ui/feedback/dialog.tsx';
import { DayField } from '../../../../ui/form/day-field.tsx';
import { useForm } from '../../../../ui/form/use-form.ts';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../../ui/page/skeleton.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import css from '../templates.module.css';
import { templateTones, useTemplateWords } from '../words.ts';
import { OffersCard } from './offers-card.tsx';

const route = getRouteApi('/project-templates/$template');

function Outline({ page }: { readonly page: Page }) {
  const { t } = useLingui();
  const { tasks, roles } = page.definition;
  const at = new Map(page.schedule.map(s => [s.id, s]));
  const names = new Map(tasks.map(x => [x.id, x.name]));
  return (
    <Card title={t`Tasks`} more={tasks.length} flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too */}
      <section className={css.scroll} tabIndex={0} aria-label={t`Table of tasks`}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Task</Trans>
              </th>
              <th scope="col" data-right>
                <Trans>From day</Trans>
              </th>
              <th scope="col" data-right>
                <Trans>To day</Trans>
              </th>
              <th scope="col">
                <Trans>After</Trans>
              </th>
              <th scope="col">
                <Trans>Role</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {tasks.map(x => (
              <tr key={x.id}>
                <td style={{ paddingInlineStart: `${x.level}rem` }}>{x.name}</td>
                <td data-right>{x.milestone ? '' : (at.get(x.id)?.from ?? 0) + 1}</td>
                <td data-right>{at.get(x.id)?.to ?? 0}</td>
                <td className="small">{x.links.map(l => names.get(l.to) ?? l.to).join(', ')}</td>
                <td className="small">{roles.find(r => r.id === x.role)?.name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}

function PublishDialog({ page, onClose }: { readonly page: Page; readonly onClose: () => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const publish = useAct(publishProjectTemplate, { onDone: onClose });
  const form = useForm<{ reviewOn: string | null }>({ reviewOn: null }, values =>
    publish.mutateAsync({
      request: { params: { projectTemplate: page.key }, body: { reviewOn: values.reviewOn ?? '' } },
      version: page.version,
    }),
  );
  return (
    <Dialog title={t`Publish version ${page.draft ?? page.number}`} opened onClose={onClose}>
      <form {...form.form} className={css.form}>
        <p className="muted">
          <Trans>New projects are made of it from now on. Running projects are offered the change.</Trans>
        </p>
        {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
        <DayField label={t`Review on`} required {...form.field('reviewOn')} />
        <div className={css.formEnd}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={form.submitting}>
            <Trans>Publish</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Acts({ page }: { readonly page: Page }) {
  const navigate = route.useNavigate();
  const [publishing, setPublishing] = useState(false);
  const begin = useAct(startProjectTemplateDraft, {
    onDone: made => void navigate({ search: { number: made.number } }),
  });
  const { draft } = page;
  return (
    <>
      {page.may.edit && draft === null ? (
        <Button
          loading={begin.isPending}
          onClick={() =>
            begin.mutate({ request: { params: { projectTemplate: page.key } }, version: page.version })
          }
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
        <Button variant="filled" onClick={() => setPublishing(true)}>
          <Trans>Publish…</Trans>
        </Button>
      ) : null}
      {publishing ? <PublishDialog page={page} onClose={() => setPublishing(false)} /> : null}
    </>
  );
}

function Aside({ page }: { readonly page: Page }) {
  const { t } = useLingui();
  const { definition } = page;
  return (
    <div className={css.stack}>
      <Card title={t`Documents`} more={definition.documents.length}>
        <ul className={css.list}>
          {definition.documents.map(d => (
            <li key={d.template}>
              <Link to="/templates/$template" params={{ template: d.template }} search={{}}>
                {page.titles[d.template] ?? d.template}
              </Link>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t`Gates`} more={definition.gates.length}>
        <ul className={css.list}>
          {definition.gates.map(g => (
            <li key={g.id}>
              {g.name} <span className="small faint">{t`after ${g.offsetDays} working days`}</span>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t`Versions`} more={page.versions.length}>
        <ul className={css.list}>
          {page.versions.map(v => (
            <li key={v.number}>
              <Link
                className={css.underlined}
                to="."
                search={{ number: v.number }}
              >{t`Version ${v.number}`}</Link>{' '}
              <span className="small faint">
                {v.state === 'draft' ? t`a draft` : t`${v.projects} projects`}
              </span>
              <div className="small muted">{v.note}</div>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

/** A project template: its tasks, documents, gates and versions, and the projects that are offered the newest. */
export function ProjectTemplatePage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useTemplateWords();
  const { template } = route.useParams();
  const { number } = route.useSearch();
  const read = { params: { projectTemplate: template }, query: { number } };
  const answer = useRead(getProjectTemplate, read, { keep: true });
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  const page = answer.data;
  if (page === undefined) return <SkeletonPage />;
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
        actions={<Acts page={page} />}
      />
      <div className={css.columns}>
        <div className={css.stack}>
          <OffersCard page={page} />
          <Outline page={page} />
        </div>
        <Aside page={page} />
      </div>
    </>
  );
}
