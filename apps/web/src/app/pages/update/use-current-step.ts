import { useEffect, useState } from 'react';

/** The kind of row that has the focus, and whether a field in it is being typed into: the keys that are shown follow it. */
export interface CurrentStep {
  readonly kind: string | null;
  readonly typing: boolean;
}

export function useCurrentStep(): CurrentStep {
  const [current, setCurrent] = useState<CurrentStep>({ kind: null, typing: false });
  useEffect(() => {
    const look = () => {
      const active = document.activeElement;
      const step = active?.closest<HTMLElement>('[data-step]')?.dataset.step?.split(':')[0] ?? null;
      const typing = active?.matches('input:not([type=radio]), textarea') === true;
      setCurrent(before =>
        before.kind === step && before.typing === typing ? before : { kind: step, typing },
      );
    };
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', look);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', look);
    };
  }, []);
  return current;
}
