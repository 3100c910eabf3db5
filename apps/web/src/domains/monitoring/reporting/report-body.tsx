import {
  type Decision,
  dimensions,
  type Reason,
  type Report,
  type ReportTemplate,
} from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../lib/format/use-format.ts';
import { RatingChip } from '../../../ui/status/status-chip.tsx';
import { useDimensionWords } from './dimension-words.ts';
import css from './reporting.module.css';

/** What a reader sees of a report, also before it is published. */
export type ReadReport = Pick<
  Report,
  | 'overall'
  | 'dimensions'
  | 'narrative'
  | 'lines'
  | 'reasons'
  | 'decisions'
  | 'finishForecast'
  | 'costForecast'
>;

function WhyDiffers({ name, reason }: { readonly name: string; readonly reason: Reason }) {
  return (
    <li>
      <b>{name}</b> {reason.text}{' '}
      {reason.evidence === null ? null : (
        <a href={reason.evidence.url} target="_blank" rel="noreferrer noopener">
          {reason.evidence.label}
        </a>
      )}
    </li>
  );
}

function DecisionLine({ decision }: { readonly decision: Decision }) {
  const format = useFormat();
  const about = [decision.who, decision.due === null ? '' : format.day(decision.due)]
    .filter(Boolean)
    .join(', ');
  return (
    <li>
      <b>{decision.title}</b> {about === '' ? null : <span className="faint">{about}</span>}
      {decision.detail === '' ? null : <div className="small muted">{decision.detail}</div>}
    </li>
  );
}

interface BodyProps {
  readonly report: ReadReport;
  /** Names the sections; without it their keys do. */
  readonly template?: Pick<ReportTemplate, 'sections'> | undefined;
}

/** Lines by section, in the order of the template, else as they come. */
function Lines({ report, template }: BodyProps) {
  const keys = [
    ...new Set([...(template?.sections ?? []).map(s => s.key), ...report.lines.map(l => l.section)]),
  ];
  const labelOf = (key: string) =>
    template?.sections.find(s => s.key === key)?.label ?? key.charAt(0).toUpperCase() + key.slice(1);
  return keys.map(key => {
    const lines = report.lines.filter(l => l.section === key && l.state === 'accepted');
    if (lines.length === 0) return null;
    return (
      <section key={key} className={css.told}>
        <h3>{labelOf(key)}</h3>
        <ul>
          {lines.map(l => (
            <li key={l.id}>{l.text}</li>
          ))}
        </ul>
      </section>
    );
  });
}

/** Ratings, words, why it differs from the data, decisions, forecasts. */
export function ReportBody({ report, template }: BodyProps) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useDimensionWords();
  const names: Readonly<Record<string, string>> = {
    'forecast-finish': t`Finish`,
    'forecast-cost': t`Cost forecast`,
  };
  const reasons = Object.entries(report.reasons);
  const { finishForecast, costForecast } = report;
  return (
    <div className={css.reader}>
      <div className={css.ratings}>
        <span>
          <b>{words('overall')}</b> <RatingChip said={report.overall.said} status={report.overall.status} />
        </span>
        {dimensions.map(dimension => {
          const rating = report.dimensions[dimension];
          return rating === undefined ? null : (
            <span key={dimension}>
              {words(dimension)} <RatingChip said={rating.said} status={rating.status} />
            </span>
          );
        })}
      </div>
      {report.lines.length > 0 ? (
        <Lines report={report} template={template} />
      ) : (
        <p className={report.narrative === '' ? 'muted' : undefined}>
          {report.narrative === '' ? t`It says nothing in words.` : report.narrative}
        </p>
      )}
      {reasons.length === 0 ? null : (
        <section className={`${css.told} ${css.differs}`}>
          <h3>{t`Why it differs from the data`}</h3>
          <ul>
            {reasons.map(([key, reason]) => (
              <WhyDiffers key={key} name={names[key] ?? words(key)} reason={reason} />
            ))}
          </ul>
        </section>
      )}
      {report.decisions.length === 0 ? null : (
        <section className={css.told}>
          <h3>{t`Decisions needed`}</h3>
          <ul>
            {report.decisions.map(d => (
              <DecisionLine key={d.id} decision={d} />
            ))}
          </ul>
        </section>
      )}
      <p className="muted">
        {[
          finishForecast === null ? null : t`Finish ${format.day(finishForecast)}`,
          costForecast === null ? null : t`cost ${format.money(costForecast.minor, costForecast.currency)}`,
        ]
          .filter(s => s !== null)
          .join(', ')}
      </p>
    </div>
  );
}
