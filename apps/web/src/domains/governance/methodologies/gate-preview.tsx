import { type MethodLevel, previewProjectMethod } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { DayField } from '../../../ui/form/day-field.tsx';
import css from './methods.module.css';

interface GatePreviewProps {
  readonly project: string;
  readonly version: string;
  readonly level: MethodLevel;
  /** When the gates that are added are expected, by their id. */
  readonly days: Readonly<Record<string, string | null>>;
  readonly onDay: (gate: string, day: string | null) => void;
}

/** Which gates would be prepared for a project that follows a version of a method at a level, and when. */
export function GatePreview({ project, version, level, days, onDay }: GatePreviewProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const answer = useRead(
    previewProjectMethod,
    { params: { project: project as never }, query: { methodVersion: version as never, level } },
    { keep: true },
  );
  if (answer.error !== null) return <p className="small muted">{textOf(answer.error).message}</p>;
  const gates = answer.data?.gates ?? [];
  const named = (does: (typeof gates)[number]['does']) =>
    gates
      .filter(g => g.does === does)
      .map(g => g.name)
      .join(', ');
  const [added, prepared, left] = [named('add'), named('prepare'), named('leave')];
  return (
    <>
      <div role="status" className="small muted">
        {answer.data !== undefined && gates.length === 0 ? <p>{t`It has no gates at this level.`}</p> : null}
        {added === '' ? null : <p>{t`Gates that are added and prepared: ${added}.`}</p>}
        {prepared === '' ? null : <p>{t`Gates that are prepared: ${prepared}.`}</p>}
        {left === '' ? null : <p>{t`Gates that stay as they are: ${left}.`}</p>}
      </div>
      {added === '' ? null : (
        <div className={css.choices}>
          {gates
            .filter(g => g.does === 'add')
            .map(g => (
              <DayField
                key={g.id}
                label={t`${g.name} expected on`}
                value={days[g.id] ?? null}
                onChange={day => onDay(g.id, day)}
              />
            ))}
        </div>
      )}
    </>
  );
}
