import type { PlanImport } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../lib/format/use-format.ts';
import css from './loss-report.module.css';

type Loss = PlanImport['losses'][number];

/** Everything of a file that was not kept as it was: what, how often, why, with examples. */
export function LossReport({ losses, findings }: Pick<PlanImport, 'losses' | 'findings'>) {
  const { t } = useLingui();
  const format = useFormat();
  const kinds: Readonly<Record<Loss['kind'], string>> = {
    'not-kept': t`not kept`,
    recalculated: t`calculated anew`,
    changed: t`changed`,
    guessed: t`guessed`,
  };
  if (losses.length === 0 && findings.length === 0)
    return (
      <p>
        <Trans>Everything in the file was kept as it is.</Trans>
      </p>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={css.losses} tabIndex={0} aria-label={t`Loss report`}>
      {findings.length === 0 ? null : (
        <ul>
          {findings.map(finding => (
            <li key={`${finding.code} ${finding.path.join()}`} data-severity={finding.severity}>
              {finding.message}
            </li>
          ))}
        </ul>
      )}
      {losses.length === 0 ? null : (
        <table>
          <caption>{t`Loss report`}</caption>
          <thead>
            <tr>
              <th scope="col">{t`Of the file`}</th>
              <th scope="col">{t`What became of it`}</th>
              <th scope="col" data-right>{t`How often`}</th>
              <th scope="col">{t`Examples`}</th>
            </tr>
          </thead>
          <tbody>
            {losses.map(loss => (
              <tr key={`${loss.element} ${loss.kind} ${loss.reason}`}>
                <td>{loss.element}</td>
                <td>
                  {kinds[loss.kind]}
                  <span className="small faint">{loss.reason}</span>
                </td>
                <td data-right>{format.number(loss.count, 0)}</td>
                <td className="small faint">{loss.examples.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
