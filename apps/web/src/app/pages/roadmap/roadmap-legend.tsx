import { Trans } from '@lingui/react/macro';
import css from './roadmap.module.css';

const MoneyLegend = () => (
  <>
    <span>
      <svg width="12" height="12" aria-hidden="true">
        <rect x="1" y="1" width="10" height="11" fill="var(--water)" />
      </svg>
      <Trans>spent</Trans>
    </span>
    <span>
      <svg width="12" height="12" aria-hidden="true">
        <rect x="1" y="1" width="10" height="11" fill="var(--water-line)" />
      </svg>
      <Trans>ahead, by plans</Trans>
    </span>
    <span>
      <svg width="12" height="12" aria-hidden="true">
        <rect x="1.5" y="1.5" width="9" height="10" fill="var(--water-soft)" stroke="var(--water-line)" />
      </svg>
      <Trans>ahead, spread evenly</Trans>
    </span>
    <span>
      <svg width="18" height="12" aria-hidden="true">
        <path d="M0 9h9v-5h9" fill="none" stroke="var(--ink-2)" strokeWidth="1.5" />
      </svg>
      <Trans>baseline cost</Trans>
    </span>
  </>
);

/** What the drawing means. */
export const RoadmapLegend = ({ money }: { readonly money: boolean }) => (
  <div className={css.legend}>
    <span>
      <svg width="12" height="12" aria-hidden="true">
        <path d="M6 2l4 4-4 4-4-4z" fill="var(--water-strong)" />
      </svg>
      <Trans>passed</Trans>
    </span>
    <span>
      <svg width="12" height="12" aria-hidden="true">
        <path d="M6 2l4 4-4 4-4-4z" fill="var(--surface)" stroke="var(--water-strong)" strokeWidth="1.2" />
      </svg>
      <Trans>ahead</Trans>
    </span>
    <span>
      <svg width="12" height="12" aria-hidden="true">
        <path d="M6 2l4 4-4 4-4-4z" fill="var(--red)" />
      </svg>
      <Trans>overdue</Trans>
    </span>
    <span>
      <svg width="20" height="12" aria-hidden="true">
        <rect x="1" y="1" width="6" height="10" fill="var(--water)" opacity="0.1" />
        <rect x="7" y="1" width="6" height="10" fill="var(--water)" opacity="0.25" />
        <rect x="13" y="1" width="6" height="10" fill="var(--water)" opacity="0.4" />
      </svg>
      <Trans>phases, from gate to gate</Trans>
    </span>
    <span>
      <svg width="18" height="12" aria-hidden="true">
        <rect y="8" width="18" height="3" fill="var(--red)" opacity="0.7" />
      </svg>
      <Trans>later than the baseline</Trans>
    </span>
    <span className="note">
      <Trans>≠ reported and computed status differ</Trans>
    </span>
    {money ? <MoneyLegend /> : null}
  </div>
);
