import { listGates } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../../../lib/api/use-read.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import { calendarTones, useGateWords } from './gate-words.ts';

/** The gate of a project that comes next, and conditions that are still open. */
export function NextGate({ project }: { readonly project: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useGateWords();
  const answer = useRead(listGates, { query: { project: project as never, limit: 40 } }, { keep: true });
  if (answer.data === undefined || answer.data.items.length === 0) return null;
  const { items } = answer.data;
  const next = items.find(g => g.state !== 'passed' && g.state !== 'decided');
  const overdue = items.reduce((sum, g) => sum + g.overdueConditions, 0);
  return (
    <Card
      title={t`Next gate`}
      more={
        <Link to="/gates" search={{ project }}>
          <Trans>All gates</Trans>
        </Link>
      }
    >
      {next === undefined ? (
        <p className="muted">
          <Trans>All gates are decided.</Trans>
        </p>
      ) : (
        <p>
          {next.gateId === null ? (
            next.name
          ) : (
            <Link to="/gates/$gate" params={{ gate: next.gateId }}>
              {next.name}
            </Link>
          )}
          {next.day === null ? null : <span className="faint"> {format.day(next.day)}</span>}{' '}
          <Chip tone={next.overdue ? 'red' : calendarTones[next.state]}>
            {next.overdue ? words.states.overdue : words.states[next.state]}
          </Chip>
        </p>
      )}
      {overdue === 0 ? null : <p className="bad">{t`${overdue} conditions are overdue`}</p>}
    </Card>
  );
}
