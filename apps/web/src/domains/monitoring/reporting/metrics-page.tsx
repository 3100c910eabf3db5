import { listMetrics, type Metric } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Stack } from '../../../ui/page/layout.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import css from './reporting.module.css';

const holds = (metric: Metric, typed: string): boolean =>
  `${metric.name} ${metric.id} ${metric.formula.words}`.toLowerCase().includes(typed.toLowerCase());

function Definition({ metric }: { readonly metric: Metric }) {
  const { t } = useLingui();
  return (
    <div className={css.metric} id={metric.id}>
      <div>
        <h3>{metric.name}</h3>
        <code className="faint">{metric.id}</code>
        <div className="small faint">{t`${metric.unit}, version ${metric.version}`}</div>
      </div>
      <div>
        <p>{metric.formula.words}</p>
        <span className={css.symbols}>{metric.formula.symbols}</span>
        {metric.inputs.length === 0 ? null : (
          <p className="small muted">{t`From: ${metric.inputs.map(i => i.name).join(', ')}.`}</p>
        )}
        <p className="small faint">{metric.source}</p>
      </div>
    </div>
  );
}

/** Every figure the product shows: what it means, how it is computed, from what, and by which source. */
export function MetricsPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [typed, setTyped] = useState('');
  const answer = useRead(listMetrics, {});
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const found = answer.data.items.filter(metric => holds(metric, typed.trim()));
  const groups = [
    { title: t`Of a project`, items: found.filter(m => m.scope === 'project') },
    { title: t`Over projects`, items: found.filter(m => m.scope === 'portfolio') },
  ].filter(group => group.items.length > 0);
  return (
    <>
      <PageHeader
        title={t`Metric catalogue`}
        summary={t`Every figure has one definition. Ask any of them “Why this number?” where it stands.`}
        actions={
          <TextInput
            aria-label={t`Search definitions`}
            placeholder={t`Name or words`}
            leftSection={<IconSearch size={14} aria-hidden="true" />}
            value={typed}
            onChange={event => setTyped(event.currentTarget.value)}
          />
        }
      />
      {groups.length === 0 ? <EmptyState title={t`No definition matches`} /> : null}
      <Stack>
        {groups.map(group => (
          <Card
            key={group.title}
            title={group.title}
            more={t`${plural(group.items.length, { one: '# definition', other: '# definitions' })}`}
          >
            {group.items.map(metric => (
              <Definition key={metric.id} metric={metric} />
            ))}
          </Card>
        ))}
      </Stack>
    </>
  );
}
