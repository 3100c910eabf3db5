import { type Compliance, getCompliance, listUnits } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { KeyFigure, KeyFigures } from '../../../../ui/card/key-figure.tsx';
import { EmptyState } from '../../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { Beside, Stack } from '../../../../ui/page/layout.tsx';
import { PageHeader } from '../../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../../ui/page/skeleton.tsx';
import css from './cycle.module.css';
import { useCycleWords } from './words.ts';

const route = getRouteApi('/compliance');

interface Part {
  readonly name: string;
  readonly pct: number | null;
  readonly openFindings: number;
}

/** Whether a part is worth its line: something fails there, or is found. */
const tellsSomething = (part: Part): boolean => part.openFindings > 0 || (part.pct ?? 0) < 100;

/** A bar for each part: passed of passed and failed. */
function Rates({ title, parts }: { readonly title: string; readonly parts: readonly Part[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const shown = all ? parts : parts.filter(tellsSomething);
  const rest = parts.length - shown.length;
  return (
    <Card title={title} more={t`passed, open findings`}>
      <dl className={`${css.bars} ${css.rates}`}>
        {shown.map(p => (
          <div key={p.name} style={{ display: 'contents' }}>
            <dt>{p.name}</dt>
            <dd aria-hidden="true">
              <div className={css.bar}>
                <span style={{ width: `${p.pct ?? 0}%` }} />
              </div>
            </dd>
            <dd>
              {p.pct === null ? '—' : format.percent(p.pct)}
              <span className="faint">, {format.number(p.openFindings, 0)}</span>
            </dd>
          </div>
        ))}
      </dl>
      {rest === 0 ? null : (
        <button type="button" className={css.link} onClick={() => setAll(true)}>
          {t`Show ${rest} more that all projects pass, without findings`}
        </button>
      )}
    </Card>
  );
}

function Months({ months }: { readonly months: Compliance['months'] }) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <Card title={t`Month by month`} flush>
      <table>
        <thead>
          <tr>
            <th scope="col">{t`Until`}</th>
            <th scope="col" data-right>{t`Controls passed`}</th>
            <th scope="col" data-right>{t`Findings open`}</th>
            <th scope="col" data-right>{t`Raised`}</th>
            <th scope="col" data-right>{t`Closed`}</th>
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map(m => (
            <tr key={m.month}>
              <td>{format.day(m.day)}</td>
              <td data-right>{m.pct === null ? '—' : format.percent(m.pct)}</td>
              <td data-right>{format.number(m.open, 0)}</td>
              <td data-right>{format.number(m.raised, 0)}</td>
              <td data-right>{format.number(m.closed, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Kinds({ compliance }: { readonly compliance: Compliance }) {
  const { t } = useLingui();
  const words = useCycleWords();
  const { bySeverity, byRootCause } = compliance.findings;
  const rows = [
    ...bySeverity.map(s => ({ name: words.severities[s.severity], ...s })),
    ...byRootCause.map(c => ({ name: words.causes[c.rootCause], ...c })),
  ];
  return (
    <Card title={t`Kinds of findings`} flush>
      <table>
        <thead>
          <tr>
            <th scope="col">{t`Severity or root cause`}</th>
            <th scope="col" data-right>
              {t({ message: 'Open', context: 'state' })}
            </th>
            <th scope="col" data-right>{t`Closed`}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(r => (
            <tr key={r.name}>
              <td>{r.name}</td>
              <td data-right>{r.open}</td>
              <td data-right>{r.closed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Patterns({ compliance }: { readonly compliance: Compliance }) {
  const { t } = useLingui();
  const words = useCycleWords();
  const { repeats, systemic } = compliance;
  return (
    <Beside>
      <Card title={t`Found again`} more={repeats.length}>
        {repeats.length === 0 ? (
          <p className="muted">{t`Nothing that was closed was found again.`}</p>
        ) : (
          <ul className={css.steps}>
            {repeats.map(r => (
              <li key={r.id}>
                <Link to="/findings" search={{ finding: r.id }}>
                  {r.key} {r.title}
                </Link>
                <span className="small faint">{t`after ${r.earlier.join(', ')}`}</span>
                <span className="small muted">{r.project?.name ?? t`The organisation`}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card title={t`Systemic`} more={t`in three projects or more`}>
        {systemic.length === 0 ? (
          <p className="muted">{t`Nothing is found in three projects at once.`}</p>
        ) : (
          <ul className={css.steps}>
            {systemic.map(s => (
              <li key={`${s.by} ${s.what}`}>
                <span>
                  {s.by === 'standard' ? s.what : words.causes[s.what as keyof typeof words.causes]}
                  <span className="small faint"> {s.by === 'standard' ? t`standard` : t`root cause`}</span>
                </span>
                <span className="small">{t`${s.projects} projects`}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Beside>
  );
}

function Figures({ compliance }: { readonly compliance: Compliance }) {
  const { t } = useLingui();
  const format = useFormat();
  const { whole, findings, months } = compliance;
  const number = (n: number) => format.number(n, 0);
  return (
    <KeyFigures label={t`Key figures`}>
      <KeyFigure
        label={t`Controls passed`}
        value={whole.pct === null ? '—' : format.percent(whole.pct)}
        delta={t`${number(whole.failed)} fail`}
        trend={months.flatMap(m => (m.pct === null ? [] : [m.pct]))}
      />
      <KeyFigure
        label={t`Waived`}
        value={number(whole.waived)}
        delta={t`${plural(whole.falseAlarms, { one: '# false alarm', other: '# false alarms' })}`}
      />
      <KeyFigure
        label={t`Findings open`}
        value={number(findings.open)}
        delta={t`${number(findings.closed)} closed`}
        trend={months.map(m => m.open)}
      />
      <KeyFigure label={t`With an overdue action`} value={number(findings.overdue)} />
      <KeyFigure
        label={t`Days to close, mean`}
        value={findings.meanDaysToClose === null ? '—' : format.number(findings.meanDaysToClose)}
      />
    </KeyFigures>
  );
}

/** How far the standards hold: by department, standard and kind of finding, with its trend and what repeats. */
export function CompliancePage() {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const { unit } = route.useSearch();
  const navigate = route.useNavigate();
  const units = useRead(listUnits, { query: {} }).data?.items ?? [];
  const answer = useRead(getCompliance, { query: { unit: unit as never } }, { keep: true });
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const compliance = answer.data;
  return (
    <div aria-busy={answer.isPlaceholderData || undefined}>
      <PageHeader
        title={t`Compliance`}
        summary={t`Controls and findings of the projects you may see, checked ${format.instant(compliance.computedAt)}.`}
        actions={
          <Select
            aria-label={t`Department`}
            placeholder={t`All departments`}
            clearable
            searchable
            w={200}
            data={units.map(u => ({ value: u.id, label: u.name }))}
            value={unit ?? null}
            onChange={id => void navigate({ search: { unit: id ?? undefined }, replace: true })}
          />
        }
      />
      {compliance.whole.pct === null && compliance.findings.open + compliance.findings.closed === 0 ? (
        <EmptyState title={t`Nothing to tell yet`}>
          <Trans>Live projects are checked by controls, and audits raise findings; both are told here.</Trans>
        </EmptyState>
      ) : (
        <Stack>
          <Figures compliance={compliance} />
          <Beside>
            <Rates title={t`By department`} parts={compliance.units} />
            <Rates
              title={t`By standard`}
              parts={compliance.standards.map(s => ({ ...s, name: s.standard }))}
            />
          </Beside>
          <Beside>
            <Months months={compliance.months} />
            <Kinds compliance={compliance} />
          </Beside>
          <Patterns compliance={compliance} />
        </Stack>
      )}
    </div>
  );
}
