import { listProjectTemplateProjects, type ProjectTemplatePage } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../../ui/page/skeleton.tsx';
import css from '../templates.module.css';

/** The projects that were made of a project template. */
export function UsedCard({ page }: { readonly page: ProjectTemplatePage }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const answer = useRead(listProjectTemplateProjects, { params: { projectTemplate: page.key } });
  const items = answer.data?.items;
  return (
    <Card title={t`Where it is used`} more={page.projects}>
      {answer.error === null ? null : (
        <ErrorState {...textOf(answer.error)} onRetry={() => void answer.refetch()} />
      )}
      {items === undefined && answer.error === null ? <SkeletonLines lines={3} /> : null}
      {items?.length === 0 ? <p className="muted">{t`No project was made of it yet.`}</p> : null}
      <ul className={css.list}>
        {items?.map(p => (
          <li key={p.id}>
            <Link className={css.underlined} to="/projects/$project/documents" params={{ project: p.key }}>
              {p.key} {p.name}
            </Link>{' '}
            <span className="small faint">
              {p.live ? t`version ${p.number}` : t`version ${p.number}, ended`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
