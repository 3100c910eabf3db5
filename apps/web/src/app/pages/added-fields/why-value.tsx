import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import css from '../form.module.css';

interface WhyValueProps {
  readonly label: string;
  readonly said: string;
  /** The explanation, once it is asked for. */
  readonly explanation: (close: () => void) => ReactNode;
}

/** A calculated value that says why it is so when it is asked. */
export function WhyValue({ label, said, explanation }: WhyValueProps) {
  const { t } = useLingui();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <button
        type="button"
        className={css.why}
        aria-label={t`Why ${label} is ${said}`}
        onClick={() => setAsked(true)}
      >
        {said}
      </button>
      {asked ? explanation(() => setAsked(false)) : null}
    </>
  );
}
