import type { gateFigures, Output } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { useGateWords } from './gate-words.ts';
import css from './gates.module.css';

type Figures = Output<typeof gateFigures>;

function Rows({ name, rows }: { readonly name: string; readonly rows: Figures['units'] }) {
  const format = useFormat();
  return (
    <>
      <li className={css.group}>{name}</li>
      {rows.map(r => (
        <li key={r.name}>
          <b>{r.medianDays === null ? '—' : format.number(r.medianDays)}</b>
          <span className={css.what}>{r.name}</span>
          <span className={css.end}>{format.number(r.gates)}</span>
        </li>
      ))}
    </>
  );
}

/** How long gates take from opening to decision, by gate and by unit, with the formula. */
export function TimingCard({ figures }: { readonly figures: Figures }) {
  const { t } = useLingui();
  const words = useGateWords();
  const said = figures.decisions.map(d => `${words.decisions[d.decision]} ${d.count}`).join(', ');
  return (
    <div className={css.column} style={{ marginTop: 14 }}>
      <Card title={t`Time to decision, median in days`} more={t`decisions`} flush>
        <ul className={css.rows}>
          <Rows name={t`By gate`} rows={figures.gates} />
          <Rows name={t`By unit`} rows={figures.units} />
          <li className={css.group}>
            <Trans>How it was decided</Trans> <span className="faint">{said}</span>
          </li>
        </ul>
        <p className="small faint" style={{ padding: '4px 16px 10px' }}>
          <Trans>
            The median of the days from the opening of a gate to its decision, over all decided rounds.
          </Trans>
        </p>
      </Card>
    </div>
  );
}
