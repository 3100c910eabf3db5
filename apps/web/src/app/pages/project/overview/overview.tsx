import type { ProjectPage } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { NextGate } from '../../../../domains/governance/methodologies/gates/next-gate.tsx';
import { HealthCard } from '../../../../domains/monitoring/reporting/health-card.tsx';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { Beside, Stack } from '../../../../ui/page/layout.tsx';
import { ChangeLine } from '../../cockpit/change-line.tsx';
import css from '../project.module.css';
import { KeyDates } from './key-dates.tsx';
import { Money } from './money.tsx';

function LatestNarrative({ page }: { readonly page: ProjectPage }) {
  const { t } = useLingui();
  const format = useFormat();
  const report = page.latestReport;
  if (report === null)
    return (
      <Card title={t`Latest narrative`}>
        <p className="muted">{t`Nobody has reported on it yet.`}</p>
      </Card>
    );
  const by = report.author === null ? '' : `, ${report.author.name}`;
  return (
    <Card
      title={t`Latest narrative`}
      more={
        <Link
          to="/projects/$project"
          params={{ project: page.project.key }}
          search={{ tab: 'reports', report: report.id }}
        >{`${format.day(report.asOf)}${by}`}</Link>
      }
    >
      {report.narrative === '' ? (
        <p className="muted">{t`The report gives ratings and forecasts, but says nothing in words.`}</p>
      ) : (
        <p className={css.narrative}>{report.narrative}</p>
      )}
    </Card>
  );
}

function Changed({ page }: { readonly page: ProjectPage }) {
  const { t } = useLingui();
  const format = useFormat();
  if (page.compareWith === null) return null;
  return (
    <Card
      title={t`What changed`}
      more={<span className="note">{t`since ${format.day(page.compareWith)}`}</span>}
    >
      {page.changes.length === 0 ? (
        <p className="muted">{t`It was not re-rated, moved or re-baselined between the two days.`}</p>
      ) : (
        <ul className={css.changes}>
          {page.changes.map(change => (
            <ChangeLine key={change.kind} change={change} alone />
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Health, money, key dates, the last words, and what changed. */
export function Overview({ page }: { readonly page: ProjectPage }) {
  return (
    <Stack>
      {page.scaleNote === null ? null : <Banner tone="note">{page.scaleNote}</Banner>}
      <HealthCard page={page} />
      <Beside>
        <Money page={page} />
        <KeyDates page={page} />
        <NextGate project={page.project.id} />
      </Beside>
      <Beside>
        <LatestNarrative page={page} />
        <Changed page={page} />
      </Beside>
    </Stack>
  );
}
