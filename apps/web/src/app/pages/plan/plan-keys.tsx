import { Trans, useLingui } from '@lingui/react/macro';
import { Kbd } from '../../../ui/page/kbd.tsx';
import css from './plan.module.css';

const Legend = () => (
  <span className={css.legend}>
    <span>
      <svg width="18" height="10" aria-hidden="true">
        <rect x="0.5" y="0.5" width="17" height="9" rx="2" fill="var(--water-soft)" stroke="var(--water)" />
        <path d="M2 9 8 1M8 9l6-8M13 9l4-6" stroke="var(--water)" opacity="0.6" />
      </svg>
      <Trans>not saved</Trans>
    </span>
    <span>
      <svg width="18" height="10" aria-hidden="true">
        <rect
          x="0.5"
          y="0.5"
          width="17"
          height="9"
          rx="2"
          fill="none"
          stroke="var(--ink-3)"
          strokeDasharray="2.5 2"
        />
      </svg>
      <Trans>where it was</Trans>
    </span>
    <span>
      <svg width="18" height="10" aria-hidden="true">
        <rect y="4" width="18" height="3" rx="1" fill="var(--ink-3)" opacity="0.6" />
      </svg>
      <Trans>baseline</Trans>
    </span>
    <span>
      <svg width="18" height="10" aria-hidden="true">
        <path d="M5 0v10" stroke="var(--red)" strokeWidth="1.4" />
        <path d="M5 0h7l-2.500 3 2.500 3h-7z" fill="var(--red)" />
      </svg>
      <Trans>deadline</Trans>
    </span>
  </span>
);

/** The keys that matter, and what the drawing means. */
export function PlanKeys({ mayEdit }: { readonly mayEdit: boolean }) {
  const { t } = useLingui();
  return (
    <div className={css.keys}>
      {mayEdit ? (
        <>
          <span>
            <Kbd>← →</Kbd> <Trans>move a day</Trans>
          </span>
          <span>
            <Kbd>Shift ← →</Kbd> <Trans>a week</Trans>
          </span>
          <span>
            <Kbd>Alt ← →</Kbd> <Trans>duration</Trans>
          </span>
          <span>
            <Kbd>L</Kbd> <Trans>link</Trans>
          </span>
          <span>
            <Kbd>Ins</Kbd> <Trans>new task</Trans>
          </span>
          <span>
            <Kbd>Ctrl Z</Kbd> <Trans>undo</Trans>
          </span>
        </>
      ) : null}
      <span>
        <Kbd>Space</Kbd> <Trans>open</Trans>
      </span>
      <p id="plan-keys" className="sr-only">
        {mayEdit
          ? t`Arrow keys up and down walk through tasks, left and right move one by a day, with Shift by a week, with Alt its length changes. Enter edits, Space opens, L links, Insert adds a task, Delete takes it out, Tab indents. Control and Enter applies, Escape discards; after Escape, Tab leaves the table.`
          : t`Arrow keys up and down walk through tasks, Space opens one, plus and minus zoom. Escape, then Tab, leaves the table.`}
      </p>
      <Legend />
    </div>
  );
}
