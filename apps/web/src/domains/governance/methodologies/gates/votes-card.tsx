import type { Gate, GateSeat } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import { useGateWords, voteTones } from './gate-words.ts';
import css from './gates.module.css';

function Seat({ seat, decided }: { readonly seat: GateSeat; readonly decided: boolean }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useGateWords();
  const { vote, holders } = seat;
  const whys = (h: GateSeat['holders'][number]): string => {
    if (h.why === 'deputy') return t`for ${h.insteadOf?.name ?? ''}`;
    if (h.why === 'escalated')
      return h.insteadOf === null ? t`nobody holds this part` : t`in place of ${h.insteadOf.name}`;
    return '';
  };
  return (
    <li>
      <span className="small faint">
        {words.roles[seat.role]}
        {seat.chair ? t`, records the decision` : null}
      </span>
      {vote === null ? (
        <>
          {holders.slice(0, 3).map(h => (
            <span key={h.person.id}>
              {h.person.name} <span className="small faint">{whys(h)}</span>
            </span>
          ))}
          {holders.length === 0 && !decided ? (
            <span className="bad">
              <Trans>Nobody</Trans>
            </span>
          ) : null}
          <span className="small faint">
            <Trans>Not voted</Trans>
          </span>
        </>
      ) : (
        <>
          <span>{vote.person.name}</span>
          <span>
            <Chip tone={voteTones[vote.choice]}>{words.votes[vote.choice]}</Chip>{' '}
            <span className="small faint">{format.instant(vote.at)}</span>
          </span>
          {vote.words === '' || vote.choice === 'against' ? null : (
            <span className="small">{vote.words}</span>
          )}
        </>
      )}
    </li>
  );
}

/** Who decides, and what each has voted; what speaks against it in full. */
export function VotesCard({ gate }: { readonly gate: Gate }) {
  const { t } = useLingui();
  const against = gate.seats.flatMap(s => (s.vote?.choice === 'against' ? [s.vote] : []));
  const reached = gate.voted >= gate.quorum;
  return (
    <Card
      title={t`Votes`}
      beside={
        <Chip tone={reached ? 'green' : 'grey'}>
          {reached
            ? t`Quorum reached, ${gate.voted} of ${gate.quorum}`
            : t`${gate.voted} of ${gate.quorum} needed`}
        </Chip>
      }
      flush
    >
      <ul className={css.seats}>
        {gate.seats.map(s => (
          <Seat key={s.role} seat={s} decided={gate.state === 'decided'} />
        ))}
      </ul>
      {against.map(v => (
        <p key={v.person.id} className={css.dissent}>
          <b className={css.dissenter}>{t`Against, ${v.person.name}.`}</b> {v.words}{' '}
          <span className="small faint">
            <Trans>Kept with the decision.</Trans>
          </span>
        </p>
      ))}
    </Card>
  );
}
