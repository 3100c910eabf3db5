import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import css from './page.module.css';

interface ErrorStateProps {
  /** What happened, which value, what to do. */
  readonly message: string;
  /** Quoted to support; names the line in the server's log. */
  readonly reference?: string | undefined;
  readonly onRetry?: (() => void) | undefined;
  readonly title?: string;
  readonly page?: boolean;
}

export function ErrorState({ message, reference, onRetry, title, page = false }: ErrorStateProps) {
  const { t } = useLingui();
  const heading = title ?? t`This could not be shown`;
  return (
    <div className={page ? `${css.blank} ${css.centre}` : css.blank} role="alert">
      {page ? (
        <h1 tabIndex={-1} data-page-title>
          {heading}
        </h1>
      ) : (
        <h2>{heading}</h2>
      )}
      <div className="muted">{message}</div>
      {reference === undefined ? null : (
        <div className="small faint">
          <Trans>Reference {reference}</Trans>
        </div>
      )}
      {onRetry === undefined ? null : (
        <div className={css.act}>
          <Button onClick={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}
