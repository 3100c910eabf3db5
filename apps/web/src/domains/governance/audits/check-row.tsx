import type { QualityCheckAnswer, QualityOffender } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import css from './audits.module.css';
import { useCheckValue, useLimitText } from './check-value.ts';
import { Outcome } from './outcome.tsx';
import { checkWords } from './quality-words.ts';

interface CheckRowProps {
  readonly check: QualityCheckAnswer;
  /** Sends the commands of fixes; undefined to who may not. */
  readonly onFix?: ((tasks: readonly QualityOffender[]) => void) | undefined;
  readonly busy: boolean;
}

function Offenders({ check, onFix, busy }: CheckRowProps) {
  const { t } = useLingui();
  const more = check.taskCount - check.tasks.length;
  return (
    <ul className={css.offenders}>
      {check.tasks.map(task => (
        <li key={`${task.uid} ${task.predUid ?? ''}`}>
          <span className={css.task}>
            <b>{task.name}</b> <span className="muted">{task.detail}</span>
          </span>
          {task.fix === null || onFix === undefined ? null : (
            <Button size="compact-xs" variant="default" disabled={busy} onClick={() => onFix([task])}>
              {task.fix.label}
            </Button>
          )}
        </li>
      ))}
      {more > 0 ? <li className="muted">{t`and ${more} more`}</li> : null}
    </ul>
  );
}

/** One check: its outcome, value and limit; opened, the tasks behind it with what would mend them. */
export function CheckRow(props: CheckRowProps) {
  const { check, onFix, busy } = props;
  const { t, i18n } = useLingui();
  const [open, setOpen] = useState(false);
  const id = useId();
  const say = useCheckValue();
  const limitText = useLimitText();
  const { name, asks } = checkWords[check.id];
  const fixable = check.tasks.filter(task => task.fix !== null);
  const title = i18n._(name);
  return (
    <li className={css.check}>
      <div className={css.line}>
        <span className={css.number}>{check.number}</span>
        <span className={css.name}>
          {check.taskCount === 0 ? (
            <b>{title}</b>
          ) : (
            <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
              {open ? (
                <IconChevronDown size={14} aria-hidden="true" />
              ) : (
                <IconChevronRight size={14} aria-hidden="true" />
              )}
              {title}
            </button>
          )}
          <span className="small faint">
            {check.outcome === 'not-applicable' ? check.words : i18n._(asks)}
          </span>
        </span>
        <span className={css.value}>
          {say(check.value, check.unit)}
          <span className="small faint">{limitText(check)}</span>
        </span>
        <span className={css.outcome}>
          <Outcome outcome={check.outcome} />
        </span>
      </div>
      {open ? (
        <div id={id}>
          {fixable.length > 1 && onFix !== undefined ? (
            <div className={css.all}>
              <Button size="compact-xs" variant="default" disabled={busy} onClick={() => onFix(fixable)}>
                {t`Mend ${fixable.length} without moving a task`}
              </Button>
            </div>
          ) : null}
          <Offenders {...props} />
        </div>
      ) : null}
    </li>
  );
}
