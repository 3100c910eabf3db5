import type { Gate } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { useGateWords } from './gate-words.ts';
import css from './gates.module.css';

/** All gates of the project by day, with how each was decided. */
export function GateCourse({ gate }: { readonly gate: Gate }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useGateWords();
  return (
    <ol className={css.course} aria-label={t`Gates of the project`}>
      {gate.course.map(c => (
        <li
          key={c.milestoneId}
          className={css.mark}
          data-done={c.state === 'passed' || (c.decision ?? '').startsWith('go') || undefined}
          data-here={c.milestoneId === gate.milestone.id || undefined}
        >
          <b className={css.markName}>
            {c.gateId === null || c.milestoneId === gate.milestone.id ? (
              c.name
            ) : (
              <Link to="/gates/$gate" params={{ gate: c.gateId }}>
                {c.name}
              </Link>
            )}
          </b>
          <span className="faint">
            {[
              c.decision === null ? null : words.decisions[c.decision],
              c.day === null ? t`no date` : format.day(c.day),
            ]
              .filter(Boolean)
              .join(', ')}
          </span>
        </li>
      ))}
    </ol>
  );
}
