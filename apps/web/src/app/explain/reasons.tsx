import type { ExplanationRecord } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { PanelSection } from '../../ui/panel/panel-parts.tsx';
import { StatusChip } from '../../ui/status/status-chip.tsx';
import css from './explain.module.css';

/** What each rule said, in the words of the rule. */
export function Reasons({ reasons }: { readonly reasons: ExplanationRecord['reasons'] }) {
  const { t } = useLingui();
  const words: Readonly<Record<string, string>> = {
    overall: t`Overall`,
    schedule: t`Schedule`,
    cost: t`Cost`,
    scope: t`Scope`,
    people: t`People`,
    benefits: t`Benefits`,
    risk: t`Risk`,
    reporting: t`Reporting`,
  };
  const word = (dimension: string) => words[dimension] ?? dimension;
  const judged = reasons.filter(reason => reason.status !== 'unknown');
  const rest = reasons.filter(reason => reason.status === 'unknown');
  return (
    <PanelSection title={t`What each rule said`}>
      {judged.map(reason => (
        <div key={`${reason.dimension} ${reason.rule}`} className={css.reason}>
          <span style={{ fontWeight: 550 }}>{word(reason.dimension)}</span>
          <StatusChip status={reason.status} />
          <span className="small faint">{reason.because}</span>
        </div>
      ))}
      {rest.length === 0 ? null : (
        <details className={css.rest}>
          <summary className="small">
            {t`Not judged: ${[...new Set(rest.map(reason => word(reason.dimension).toLowerCase()))].join(', ')}`}
          </summary>
          {rest.map(reason => (
            <p key={`${reason.dimension} ${reason.rule}`} className="small faint">
              {word(reason.dimension)}: {reason.because}
            </p>
          ))}
        </details>
      )}
    </PanelSection>
  );
}
