import { type CalendarGate, gateFigures, listGates, listUnits, type Output } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { usePages, useRead } from '../../../../lib/api/use-read.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { KeyFigure, KeyFigures } from '../../../../ui/card/key-figure.tsx';
import { EmptyState } from '../../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../../ui/page/skeleton.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import { calendarTones, decisionTones, useGateWords } from './gate-words.ts';
import css from './gates.module.css';
import { Months } from './months.tsx';
import { PrepareDialog } from './prepare-dialog.tsx';
import { gateStatesShown } from './search.ts';
import { TimingCard } from './timing-card.tsx';

const route = getRouteApi('/gates');

function Line({ gate, onPrepare }: { readonly gate: CalendarGate; readonly onPrepare: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useGateWords();
  const { decision, state, overdueConditions, openConditions } = gate;
  return (
    <tr>
      <td data-right className={gate.overdue ? css.late : undefined}>
        {gate.day === null ? '—' : format.day(gate.day)}
      </td>
      <td>
        {gate.gateId === null ? (
          gate.name
        ) : (
          <Link to="/gates/$gate" params={{ gate: gate.gateId }}>
            {gate.name}
          </Link>
        )}
        {gate.round !== null && gate.round > 1 ? (
          <span className="small faint"> {t`round ${gate.round}`}</span>
        ) : null}
      </td>
      <td className={css.wide}>
        <Link to="/projects/$project" params={{ project: gate.project.key }}>
          {gate.project.name}
        </Link>
        <div className="small faint">{[gate.project.key, gate.unit].filter(Boolean).join(', ')}</div>
      </td>
      <td>
        {gate.overdue ? <Chip tone="red">{words.states.overdue}</Chip> : null}{' '}
        {decision === null ? (
          <Chip tone={calendarTones[state]}>{words.states[state]}</Chip>
        ) : (
          <Chip tone={decisionTones[decision]}>{words.decisions[decision]}</Chip>
        )}
      </td>
      <td className={overdueConditions > 0 ? css.late : undefined}>
        {openConditions === 0
          ? null
          : overdueConditions > 0
            ? t`${openConditions} open, ${overdueConditions} overdue`
            : t`${openConditions} open`}
      </td>
      <td data-right>
        {gate.may.prepare ? (
          <Button
            size="compact-sm"
            onClick={onPrepare}
            aria-label={t`Prepare ${gate.name}, ${gate.project.key}`}
          >
            <Trans>Prepare</Trans>
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

function Lines({ rows }: { readonly rows: readonly CalendarGate[] }) {
  const [prepared, setPrepared] = useState<CalendarGate | null>(null);
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col" data-right>
              <Trans>Day</Trans>
            </th>
            <th scope="col">
              <Trans>Gate</Trans>
            </th>
            <th scope="col">
              <Trans>Project</Trans>
            </th>
            <th scope="col">
              <Trans>State</Trans>
            </th>
            <th scope="col">
              <Trans>Conditions</Trans>
            </th>
            <th scope="col">
              <span className="sr-only">
                <Trans>Prepare</Trans>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(g => (
            <Line key={g.milestoneId} gate={g} onPrepare={() => setPrepared(g)} />
          ))}
        </tbody>
      </table>
      {prepared === null ? null : <PrepareDialog gate={prepared} onClose={() => setPrepared(null)} />}
    </>
  );
}

const lastDay = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
};

/** From when on gates are listed unless something is chosen. */
const monthAgo = (): string => new Date(Date.now() - 31 * 86_400_000).toISOString().slice(0, 10);

function Tools() {
  const { t } = useLingui();
  const words = useGateWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const units = useRead(listUnits, {}).data?.items ?? [];
  return (
    <div className={css.tools}>
      <Select
        aria-label={t`State`}
        placeholder={t`All states`}
        clearable
        w={190}
        data={gateStatesShown.map(value => ({ value, label: words.states[value] }))}
        value={search.state ?? null}
        onChange={value =>
          void navigate({
            search: { ...search, state: gateStatesShown.find(s => s === value) },
            replace: true,
          })
        }
      />
      <Select
        aria-label={t`Unit`}
        placeholder={t`All units`}
        clearable
        searchable
        w={220}
        data={units.map(u => ({ value: u.id, label: u.name }))}
        value={search.unit ?? null}
        onChange={unit => void navigate({ search: { ...search, unit: unit ?? undefined }, replace: true })}
      />
      {search.project === undefined ? null : (
        <Button onClick={() => void navigate({ search: { ...search, project: undefined }, replace: true })}>
          <Trans>All projects</Trans>
        </Button>
      )}
    </div>
  );
}

function Summary({ figures }: { readonly figures: Output<typeof gateFigures> }) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <KeyFigures label={t`Gates`}>
      <KeyFigure label={t`Open now`} value={format.number(figures.waiting)} />
      <KeyFigure
        label={t`Median days to a decision`}
        value={figures.whole.medianDays === null ? '—' : format.number(figures.whole.medianDays)}
        delta={t`${figures.whole.gates} decisions`}
      />
      <KeyFigure
        label={t`Conditions overdue`}
        value={format.number(figures.overdueConditions)}
        tone={figures.overdueConditions > 0 ? 'bad' : 'neutral'}
      />
    </KeyFigures>
  );
}

/** The calendar of gates: by month, as a list, and how long decisions take. */
export function GatesPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const format = useFormat();
  const { state, unit, month, project } = route.useSearch();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const asked = { state, unit: unit as never, project: project as never };
  const whole = state === undefined && project === undefined;
  const recent = whole ? { from: monthAgo() } : {};
  const span = month === undefined ? recent : { from: `${month}-01`, until: lastDay(month) };
  const pages = usePages(listGates, { query: { ...asked, ...span, limit: 200 } });
  const all = useRead(
    listGates,
    { query: { unit: asked.unit, project: asked.project, limit: 1 } },
    { keep: true },
  );
  const figures = useRead(gateFigures, { query: { unit: asked.unit } }, { keep: true });
  if (pages.error !== null)
    return <ErrorState page {...textOf(pages.error)} onRetry={() => void pages.refetch()} />;
  if (pages.loading || all.data === undefined) return <SkeletonPage />;
  const { data } = figures;
  return (
    <>
      <PageHeader
        title={t`Gates`}
        summary={t`What is to be decided when, and what was: on which evidence, with which conditions.`}
        actions={
          <Link to="/gate-standards">
            <Trans>Gate standards</Trans>
          </Link>
        }
      />
      {data === undefined ? null : <Summary figures={data} />}
      <Months
        months={all.data.months}
        today={all.data.today}
        chosen={month}
        onChoose={next => void navigate({ search: { ...search, month: next }, replace: true })}
      />
      <Tools />
      {pages.rows.length === 0 ? (
        <EmptyState title={t`No gate here`}>
          <Trans>Gates are key dates of projects. Choose another state, unit or month.</Trans>
        </EmptyState>
      ) : (
        <Card title={t`By day`} more={format.number(pages.total)} flush>
          <Lines rows={pages.rows} />
          {pages.onMore === undefined ? null : (
            <div className={css.formEnd}>
              <Button onClick={pages.onMore}>
                <Trans>Show more</Trans>
              </Button>
            </div>
          )}
        </Card>
      )}
      {data === undefined || data.whole.gates === 0 ? null : <TimingCard figures={data} />}
    </>
  );
}
