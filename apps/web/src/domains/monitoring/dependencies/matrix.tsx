import type { DependencyState } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import css from './dependencies.module.css';

interface MatrixProps {
  readonly items: readonly DependencyState[];
  /** Shows the links from one project to another in the list. */
  readonly onPick: (giver: string, taker: string) => void;
}

type Project = DependencyState['giver']['project'];

const projectsOf = (ends: readonly Project[]): readonly Project[] =>
  [...new Map(ends.map(p => [p.id, p])).values()].sort((a, b) =>
    a.key.localeCompare(b.key, undefined, { numeric: true }),
  );

/** Who gives to whom: a row for each giver, a column for each taker, how many links and whether one is in conflict. */
export function Matrix({ items, onPick }: MatrixProps) {
  const { t } = useLingui();
  const givers = projectsOf(items.map(i => i.giver.project));
  const takers = projectsOf(items.map(i => i.taker.project));
  return (
    <table className={css.matrix}>
      <thead>
        <tr>
          <th scope="col">{t`Gives, to the right`}</th>
          {takers.map(taker => (
            <th key={taker.id} scope="col" title={taker.name}>
              {taker.key}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {givers.map(giver => (
          <tr key={giver.id}>
            <th scope="row">
              {giver.name} <span className="faint">{giver.key}</span>
            </th>
            {takers.map(taker => {
              const links = items.filter(
                i => i.giver.project.id === giver.id && i.taker.project.id === taker.id,
              );
              const wrong = links.filter(l => l.conflicts.length > 0).length;
              return (
                <td key={taker.id}>
                  {links.length === 0 ? null : (
                    <button
                      type="button"
                      className={css.cell}
                      data-wrong={wrong > 0 || undefined}
                      onClick={() => onPick(giver.key, taker.key)}
                      aria-label={t`${giver.key} gives ${plural(links.length, { one: '# thing', other: '# things' })} to ${taker.key}, ${wrong} in conflict`}
                    >
                      {links.length}
                      {wrong > 0 ? <span aria-hidden="true"> !</span> : null}
                    </button>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
