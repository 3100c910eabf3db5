import { dimensions, type Report } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../lib/format/use-format.ts';
import { RatingChip } from '../../../ui/status/status-chip.tsx';
import { useDimensionWords } from './dimension-words.ts';
import css from './reporting.module.css';

interface ChangesProps {
  readonly report: Report;
  /** The report before it. */
  readonly last: Report;
}

type Rating = Report['overall'];

interface Difference {
  readonly name: string;
  readonly before: Rating | string | null;
  readonly after: Rating | string | null;
}

const Value = ({ value }: { readonly value: Difference['before'] }) =>
  value === null ? (
    <span className="faint">—</span>
  ) : typeof value === 'string' ? (
    <span>{value}</span>
  ) : (
    <RatingChip said={value.said} status={value.status} />
  );

/** What two reports say differently: ratings, finish, cost. */
function useDifferences({ report, last }: ChangesProps): readonly Difference[] {
  const { t } = useLingui();
  const format = useFormat();
  const words = useDimensionWords();
  const day = (d: string | null) => (d === null ? null : format.day(d));
  const money = (m: Report['costForecast']) => (m === null ? null : format.moneyExact(m.minor, m.currency));
  const ratings = [
    { name: words('overall'), before: last.overall, after: report.overall },
    ...dimensions.map(d => ({
      name: words(d),
      before: last.dimensions[d] ?? null,
      after: report.dimensions[d] ?? null,
    })),
  ].filter(({ before, after }) => before?.said !== after?.said);
  const others = [
    { name: t`Finish`, before: day(last.finishForecast), after: day(report.finishForecast) },
    { name: t`Cost`, before: money(last.costForecast), after: money(report.costForecast) },
  ].filter(({ before, after }) => before !== after);
  return [...ratings, ...others];
}

const texts = (report: Report): readonly string[] =>
  report.lines.length > 0
    ? report.lines.map(l => l.text)
    : report.narrative
        .split('\n')
        .map(l => l.trim())
        .filter(l => l !== '');

/** A report beside the one before it: only what is different. */
export function ReportChanges(props: ChangesProps) {
  const { t } = useLingui();
  const format = useFormat();
  const differences = useDifferences(props);
  const before = new Set(texts(props.last));
  const after = new Set(texts(props.report));
  const gone = [...before].filter(l => !after.has(l));
  const come = [...after].filter(l => !before.has(l));
  return (
    <div className={css.reader}>
      {differences.length === 0 ? (
        <p className="muted">
          <Trans>Ratings, finish and cost are as they were.</Trans>
        </p>
      ) : (
        <table className={css.changes}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>What</Trans>
              </th>
              <th scope="col">{format.day(props.last.asOf)}</th>
              <th scope="col">{format.day(props.report.asOf)}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(d => (
              <tr key={d.name}>
                <th scope="row">{d.name}</th>
                <td>
                  <Value value={d.before} />
                </td>
                <td>
                  <Value value={d.after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {come.length + gone.length === 0 ? null : (
        <ul className={css.lineChanges}>
          {come.map(l => (
            <li key={`+${l}`} data-come>
              <span className="sr-only">{t`New:`}</span> {l}
            </li>
          ))}
          {gone.map(l => (
            <li key={`-${l}`} data-gone>
              <span className="sr-only">{t`No longer:`}</span> <del>{l}</del>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
