import { type Finding, findingSeverities, findingStates, listFindings, listUnits } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl, Select } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { EmptyState } from '../../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../../ui/page/skeleton.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import type { FindingsSearch } from '../search.ts';
import css from './cycle.module.css';
import { FindingPanel } from './finding-panel.tsx';
import { FindingMarks, FindingTable } from './finding-table.tsx';
import { NewFindingDialog } from './new-finding-dialog.tsx';
import { severityTones, useCycleWords } from './words.ts';

const route = getRouteApi('/findings');

interface ListProps {
  readonly findings: readonly Finding[];
  readonly onOpen: (id: string) => void;
}

/** A column for each state. */
function Board({ findings, onOpen }: ListProps) {
  const { t } = useLingui();
  const words = useCycleWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by the keyboard
    <section className={css.board} tabIndex={0} aria-label={t`Findings by state`}>
      {findingStates.map(state => {
        const some = findings.filter(f => f.state === state);
        return (
          <section key={state} className={css.lane} aria-label={words.findingStates[state]}>
            <h2>
              {words.findingStates[state]} <span className="faint">{some.length}</span>
            </h2>
            <ul>
              {some.slice(0, 60).map(f => (
                <li key={f.id}>
                  <button type="button" className={css.finding} onClick={() => onOpen(f.id)}>
                    <span>
                      <b>{f.key}</b> {f.title}
                    </span>
                    <span className="small muted">{f.project?.name ?? t`The organisation`}</span>
                    <span className={css.chips}>
                      <Chip tone={severityTones[f.severity]}>{words.severities[f.severity]}</Chip>
                      <FindingMarks finding={f} />
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}

interface ToolsProps {
  readonly search: FindingsSearch;
  readonly onSearch: (next: Partial<FindingsSearch>) => void;
}

function Tools({ search, onSearch }: ToolsProps) {
  const { t } = useLingui();
  const words = useCycleWords();
  const units = useRead(listUnits, { query: {} }).data?.items ?? [];
  const only = [
    { value: 'open', label: t`Not closed` },
    { value: 'overdue', label: t`Overdue` },
    { value: 'repeat', label: t`Found before` },
    { value: 'systemic', label: t`Systemic` },
    { value: 'mine', label: t`With an action of mine` },
  ];
  return (
    <div className={css.tools}>
      <SegmentedControl
        aria-label={t`Board or table`}
        data={[
          { value: 'board', label: t`Board` },
          { value: 'table', label: t`Table` },
        ]}
        value={search.view ?? 'board'}
        onChange={view => onSearch({ view: view === 'table' ? 'table' : undefined })}
      />
      <Select
        aria-label={t`Which findings`}
        placeholder={t`All findings`}
        clearable
        w={190}
        data={only}
        value={search.only ?? null}
        onChange={value => onSearch({ only: (value ?? undefined) as FindingsSearch['only'] })}
      />
      <Select
        aria-label={t`Severity`}
        placeholder={t`All severities`}
        clearable
        w={150}
        data={findingSeverities.map(value => ({ value, label: words.severities[value] }))}
        value={search.severity ?? null}
        onChange={value => onSearch({ severity: (value ?? undefined) as FindingsSearch['severity'] })}
      />
      <Select
        aria-label={t`Department`}
        placeholder={t`All departments`}
        clearable
        searchable
        w={190}
        data={units.map(u => ({ value: u.id, label: u.name }))}
        value={search.unit ?? null}
        onChange={unit => onSearch({ unit: unit ?? undefined })}
      />
    </div>
  );
}

/** Every finding that may be seen, by state or as a table; each opens beside. */
export function FindingsPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, setAdding] = useState(false);
  const { only, severity, unit } = search;
  const answer = useRead(listFindings, { query: { only, severity, unit: unit as never } }, { keep: true });
  const onSearch = (next: Partial<FindingsSearch>) =>
    void navigate({ search: before => ({ ...before, ...next }), replace: true, resetScroll: false });
  const onOpen = (finding: string | undefined) => onSearch({ finding });
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const { items, counts, may } = answer.data;
  const open = items.length - counts.closed;
  return (
    <div aria-busy={answer.isPlaceholderData || undefined}>
      <PageHeader
        title={t`Findings`}
        summary={t`${plural(items.length, { one: '# finding', other: '# findings' })}, ${open} not closed.`}
        actions={
          may.create ? (
            <Button variant="filled" onClick={() => setAdding(true)}>
              <Trans>Raise a finding</Trans>
            </Button>
          ) : undefined
        }
      />
      <Tools search={search} onSearch={onSearch} />
      {items.length === 0 ? (
        <EmptyState title={t`No finding here`}>
          <Trans>Audits and reviews raise findings. Choose others, or raise one.</Trans>
        </EmptyState>
      ) : search.view === 'table' ? (
        <Card title={t`Newest first`} more={items.length} flush>
          <FindingTable findings={items} onOpen={onOpen} />
        </Card>
      ) : (
        <Board findings={items} onOpen={onOpen} />
      )}
      {adding ? <NewFindingDialog audit={null} onClose={() => setAdding(false)} onAdded={onOpen} /> : null}
      {search.finding === undefined ? null : (
        <FindingPanel id={search.finding} onClose={() => onOpen(undefined)} />
      )}
    </div>
  );
}
