import { listUnits, methodAdoption, type Output } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Stack } from '../../../ui/page/layout.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import css from './adoption.module.css';
import { AdoptionMonths } from './adoption-months.tsx';

const route = getRouteApi('/adoption');
type Adoption = Output<typeof methodAdoption>;

function Figures({ told }: { readonly told: Adoption }) {
  const { t } = useLingui();
  const format = useFormat();
  const deviations = told.units.reduce((n, u) => n + u.deviations, 0);
  const figures = [
    [
      t`Follow a method`,
      format.percent(told.with.pct),
      t`${told.with.projects} of ${told.projects} projects`,
    ],
    [
      t`Behind the newest version`,
      format.percent(told.behind.pct),
      t`${told.behind.projects} of ${told.with.projects}`,
    ],
    [t`Other than proposed`, String(told.deviating), t`projects, each with its reason`],
    [t`Deviations from steps`, String(deviations), t`not applicable, left out or skipped`],
  ] as const;
  return (
    <div className={css.figures}>
      {figures.map(([name, value, more]) => (
        <div key={name} className={css.figure}>
          <span className="small muted">{name}</span>
          <strong>{value}</strong>
          <span className="small faint">{more}</span>
        </div>
      ))}
    </div>
  );
}

function Methods({ told }: { readonly told: Adoption }) {
  const { t } = useLingui();
  const format = useFormat();
  const most = Math.max(1, ...told.methods.map(m => m.projects));
  return (
    <Card title={t`By method and version`} flush>
      <table>
        <thead>
          <tr>
            <th scope="col">{t`Method`}</th>
            <th scope="col" data-right>{t`Projects`}</th>
            <th scope="col" data-right>{t`Share`}</th>
            <th scope="col">{t`Versions`}</th>
            <th scope="col">{t`On the newest, and behind`}</th>
          </tr>
        </thead>
        <tbody>
          {told.methods.map(m => (
            <tr key={m.method.id}>
              <td>
                <Link to="/methods/$method" params={{ method: m.method.id }} search={{}}>
                  {m.method.name}
                </Link>
              </td>
              <td data-right>{m.projects}</td>
              <td data-right>{format.percent(m.pct)}</td>
              <td>{m.versions.map(v => t`version ${v.number}: ${v.projects}`).join(', ') || '–'}</td>
              <td>
                <div
                  className={css.bar}
                  role="img"
                  aria-label={t`${m.projects - m.behind} on the newest, ${m.behind} behind`}
                >
                  <span style={{ width: `${((m.projects - m.behind) / most) * 100}%` }} />
                  <span data-old style={{ width: `${(m.behind / most) * 100}%` }} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Units({ told }: { readonly told: Adoption }) {
  const { t } = useLingui();
  return (
    <Card title={t`By department`} flush>
      <table>
        <thead>
          <tr>
            <th scope="col">{t`Unit`}</th>
            <th scope="col" data-right>{t`Projects`}</th>
            <th scope="col" data-right>{t`With a method`}</th>
            <th scope="col" data-right>{t`Behind`}</th>
            <th scope="col" data-right>{t`Deviations`}</th>
            <th scope="col">{t`Methods`}</th>
          </tr>
        </thead>
        <tbody>
          {told.units.map(u => (
            <tr key={u.id ?? 'none'}>
              <td>
                {u.id === null ? (
                  <span className="faint">{t`No unit`}</span>
                ) : (
                  <Link to="/adoption" search={{ unit: u.id }}>
                    {u.name}
                  </Link>
                )}
              </td>
              <td data-right>{u.projects}</td>
              <td data-right>{u.with}</td>
              <td data-right>{u.behind}</td>
              <td data-right>{u.deviations}</td>
              <td>{u.methods.map(m => `${m.key} ${m.projects}`).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Steps({ told }: { readonly told: Adoption }) {
  const { t } = useLingui();
  if (told.steps.length === 0) return null;
  return (
    <Card title={t`Steps most often done otherwise`} flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={css.scroll} tabIndex={0} aria-label={t`Table of steps`}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t`Step`}</th>
              <th scope="col">{t`Method`}</th>
              <th scope="col" data-right>{t`Skipped`}</th>
              <th scope="col" data-right>{t`Not applicable`}</th>
              <th scope="col" data-right>
                {t({ message: 'Left out', context: 'method' })}
              </th>
            </tr>
          </thead>
          <tbody>
            {told.steps.map(s => (
              <tr key={`${s.method} ${s.step}`}>
                <td>{s.name}</td>
                <td>{s.method}</td>
                <td data-right>{s.skipped}</td>
                <td data-right>{s.notApplicable}</td>
                <td data-right>{s.leftOut}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}

/** How far methods are followed: shares, drift and deviations, by department and over time. */
export function AdoptionPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { unit } = route.useSearch();
  const navigate = route.useNavigate();
  const units = useRead(listUnits, { query: {} });
  const answer = useRead(methodAdoption, { query: { unit: unit as never } }, { keep: true });
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const told = answer.data;
  return (
    <>
      <PageHeader
        title={t`Adoption of methods`}
        summary={t`Live projects that you may see: which method they follow, which version, and what they do otherwise.`}
        actions={
          <Select
            aria-label={t`Unit`}
            placeholder={t`All units`}
            clearable
            clearButtonProps={{ 'aria-label': t`Clear unit` }}
            searchable
            w={220}
            data={(units.data?.items ?? []).map(u => ({ value: u.id as string, label: u.name }))}
            value={unit ?? null}
            onChange={next => void navigate({ search: { unit: next ?? undefined }, replace: true })}
          />
        }
      />
      {told.projects === 0 ? (
        <EmptyState title={t`No live project here`}>
          <Trans>Choose another unit, or add projects first.</Trans>
        </EmptyState>
      ) : (
        <Stack>
          <Figures told={told} />
          <Methods told={told} />
          <AdoptionMonths months={told.months} />
          <Units told={told} />
          <Steps told={told} />
        </Stack>
      )}
    </>
  );
}
