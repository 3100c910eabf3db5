import type { ProjectPage, Status } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useExplain } from '../../../lib/explain.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Figure } from '../../../ui/figure/figure.tsx';
import { StatusChip, useStatusWord } from '../../../ui/status/status-chip.tsx';
import { StatusStrip } from '../../../ui/status/status-pair.tsx';
import css from './project.module.css';
import { sampled } from './strip.ts';

/** How long the two have differed, in words. */
export function useDisagreement(): (weeks: number) => string {
  const { t } = useLingui();
  return weeks =>
    weeks < 1
      ? t`Disagree since this week`
      : t`${plural(weeks, { one: 'Disagree for # week', other: 'Disagree for # weeks' })}`;
}

/** Reported and computed over time, each with its chip; a bracket and the weeks when they differ. */
export function StatusHeader({ page }: { readonly page: ProjectPage }) {
  const { t } = useLingui();
  const format = useFormat();
  const { ask } = useExplain();
  const word = useStatusWord();
  const disagreement = useDisagreement();
  const { health, project, strip, asOf, override } = page;
  const bars = sampled(strip, asOf);
  const overTime = (name: string, statuses: readonly Status[]) =>
    t`${name} over time: ${statuses.map(status => word(status)).join(', ')}`;
  const { reported, computed, disagreeSince, disagreeWeeks } = health;
  const said = reported.said === '' ? word(reported.status) : reported.said;
  return (
    <div className={css.pair}>
      <span className="small faint">{t`Reported`}</span>
      <StatusStrip
        statuses={bars.map(b => b.reported)}
        label={overTime(
          t`Reported`,
          bars.map(b => b.reported),
        )}
      />
      <span title={t`Said: ${said}`}>
        <StatusChip status={reported.status} />
      </span>
      <span className="small faint">{t`Computed`}</span>
      <StatusStrip
        statuses={bars.map(b => b.computed)}
        label={overTime(
          t`Computed`,
          bars.map(b => b.computed),
        )}
      />
      <Figure {...ask({ metric: 'computed-status', project: project.key })}>
        <StatusChip status={computed} {...(computed === 'unknown' ? { word: t`Not computed` } : {})} />
      </Figure>
      {disagreeSince === null ? null : (
        <span className={css.bracket} title={t`since ${format.day(disagreeSince)}`}>
          <Figure {...ask({ metric: 'weeks-of-disagreement', project: project.key })}>
            {disagreement(disagreeWeeks ?? 0)}
          </Figure>
        </span>
      )}
      {override === null ? null : (
        <span className={`${css.byHand} small note`}>
          {t`Set by hand until ${format.day(override.expires)}: ${override.reason}`}
        </span>
      )}
    </div>
  );
}
