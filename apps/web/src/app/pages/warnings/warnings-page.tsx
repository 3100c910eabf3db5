import { listWarnings } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useMoment } from '../../../lib/as-of.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import css from './warnings.module.css';

const columns = ['name', 'warnings', 'state', 'manager', 'finishForecast'];

/** What is missing or hardly true over all live projects, by rule; each opens the projects concerned. */
export function WarningsPage() {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const answer = useRead(listWarnings, { query: useMoment() });
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const { items, projects } = answer.data;
  return (
    <>
      <PageHeader
        title={t`Data warnings`}
        summary={t`${plural(projects, { one: '# live project has a warning', other: '# live projects have warnings' })}`}
      />
      {projects === 0 ? (
        <EmptyState title={t`Nothing is missing`}>
          <Trans>Every live project has what is checked: people, dates, a baseline, reports.</Trans>
        </EmptyState>
      ) : null}
      <Card title={t`What is checked`} more={t`live projects`} flush>
        <ul className={css.rules}>
          {items.map(({ rule, text, remedy, when, projects: count }) => (
            <li key={rule}>
              <div>
                <b>{text}</b>
                <div className="small faint">{remedy}</div>
              </div>
              {count === 0 ? (
                <span className="faint">0</span>
              ) : (
                <Link to="/projects" search={{ filter: when, columns, view: 'none' }}>
                  {format.number(count, 0)}
                  <span className="sr-only">{t`projects: ${text}`}</span>
                </Link>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
