import type { Scale } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Card } from '../../../ui/card/card.tsx';
import { RatingChip, StatusChip } from '../../../ui/status/status-chip.tsx';
import css from './reporting.module.css';

/** The scales that reports are given on: each level with the status it stands for. */
export function ScalesCard({ scales }: { readonly scales: readonly Scale[] }) {
  const { t } = useLingui();
  return (
    <Card title={t`Rating scales`} more={t`each level and the status it stands for`}>
      {scales.map(scale => (
        <div key={scale.id} className={css.scale}>
          <b>{scale.name}</b>
          {scale.levels.map(level => (
            <span key={level.key}>
              <RatingChip said={level.label} status={level.status} />
              <span className="faint" aria-hidden="true">
                →
              </span>
              <span className="sr-only">{t`stands for`}</span>
              <StatusChip status={level.status} look="plain" />
            </span>
          ))}
        </div>
      ))}
      <p className="small muted" style={{ marginTop: 8 }}>
        {t`Ratings on two scales are never mixed: they are compared by what each level stands for. What is no level, such as “Reset” or an empty cell, is kept as said and never counted as a colour.`}
      </p>
    </Card>
  );
}
