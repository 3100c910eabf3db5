import { useLingui } from '@lingui/react/macro';
import css from './feedback.module.css';

interface StepperProps {
  readonly label: string;
  readonly steps: readonly string[];
  /** Index of the step shown. */
  readonly current: number;
  /** Lets the reader go back to a step that is done. */
  readonly onStep?: (index: number) => void;
}

/** Where one is in a wizard: bars with their names. */
export function Stepper({ label, steps, current, onStep }: StepperProps) {
  const { t } = useLingui();
  return (
    <ol className={css.steps} aria-label={label}>
      {steps.map((name, i) => {
        const state = i < current ? 'done' : i === current ? 'current' : 'next';
        return (
          <li
            key={name}
            className={css.step}
            data-state={state}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            {state === 'done' && onStep !== undefined ? (
              <button type="button" onClick={() => onStep(i)}>
                {name}
                <span className="sr-only">{t`, done`}</span>
              </button>
            ) : (
              name
            )}
          </li>
        );
      })}
    </ol>
  );
}
