import type { ErrorComponentProps } from '@tanstack/react-router';
import { useErrorText } from '../../lib/api/error-text.ts';
import { ErrorState } from '../../ui/page/error-state.tsx';

/** A page that failed to show; the shell around it stays usable. */
export function CrashedPage({ error, reset }: ErrorComponentProps) {
  const textOf = useErrorText();
  return <ErrorState page {...textOf(error)} onRetry={reset} />;
}
