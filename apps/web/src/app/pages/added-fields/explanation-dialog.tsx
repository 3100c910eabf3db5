import type { FieldExplanation } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { useCellText } from '../../../lib/added-fields.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { Pairs } from '../../../ui/panel/panel-parts.tsx';
import css from '../form.module.css';

interface ExplanationDialogProps {
  readonly label: string;
  /** What was asked of the server. */
  readonly read: {
    readonly data: FieldExplanation | undefined;
    readonly error: Error | null;
    readonly refetch: () => Promise<unknown>;
  };
  readonly onClose: () => void;
}

/** Why a calculated field has its value: the formula, and everything that it read. */
export function ExplanationDialog({ label, read, onClose }: ExplanationDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const cellText = useCellText();
  const found = read.data;
  return (
    <Dialog title={t`Why ${label}?`} opened onClose={onClose}>
      {read.error !== null ? (
        <ErrorState {...textOf(read.error)} onRetry={() => void read.refetch()} />
      ) : found === undefined ? (
        <SkeletonLines />
      ) : (
        <div className={css.form}>
          <p style={{ fontSize: 20, margin: 0 }}>
            {cellText(found.value, { ...found, type: found.result }) || '—'}
          </p>
          <div>
            <div className="small faint">
              <Trans>Formula</Trans>
            </div>
            <code style={{ overflowWrap: 'anywhere' }}>{found.formula}</code>
          </div>
          <Pairs
            pairs={found.inputs.map(input => ({
              label: input.label,
              value: (
                <>
                  {cellText(input.value, { type: input.type as 'number', currency: found.currency }) ||
                    t`empty`}{' '}
                  <code className="small faint">{input.name}</code>
                </>
              ),
            }))}
          />
        </div>
      )}
    </Dialog>
  );
}
