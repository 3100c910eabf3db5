import type { ChangeOutcome } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import css from './bulk.module.css';

interface ResultsProps {
  readonly outcome: ChangeOutcome;
}

/** What would change, and what is refused with its reason: the refused ones first. */
export function Results({ outcome }: ResultsProps) {
  const { t } = useLingui();
  const { changed, unchanged, refused } = outcome.counts;
  const rows = outcome.results
    .filter(r => r.outcome === 'refused')
    .toSorted((a, b) => a.index - b.index)
    .slice(0, 200);
  return (
    <>
      <p role="status">
        {[
          t`${plural(changed, { one: '# project would change', other: '# projects would change' })}`,
          ...(unchanged > 0 ? [t`${unchanged} are so already`] : []),
          ...(refused > 0 ? [t`${refused} are refused`] : []),
        ].join(', ')}
      </p>
      {rows.length === 0 ? null : (
        <div className={css.results}>
          <table>
            <thead>
              <tr>
                <th scope="col">
                  <Trans>Project</Trans>
                </th>
                <th scope="col">
                  <Trans>Why it is refused</Trans>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(r => (
                <tr key={r.index}>
                  <td>
                    {r.key} {r.name}
                  </td>
                  <td className={css.refused}>{r.message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
