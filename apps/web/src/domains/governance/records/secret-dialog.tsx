import { type RecordsSystem, rotateRecordsSecret } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { Command } from '../../../ui/panel/panel-parts.tsx';
import css from './records.module.css';

interface SecretDialogProps {
  readonly system: RecordsSystem;
  readonly onClose: () => void;
}

/** Makes a secret and shows it this once. */
export function SecretDialog({ system, onClose }: SecretDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const rotate = useAct(rotateRecordsSecret);
  const secret = rotate.data?.secret;
  return (
    <Dialog title={t`Secret of the records system`} opened onClose={onClose} size={520}>
      <div className={css.form}>
        {rotate.error === null ? null : <Banner tone="red">{textOf(rotate.error).message}</Banner>}
        {secret === undefined ? (
          <p className="muted">
            <Trans>Messages are signed with it. The secret before ends at once.</Trans>
          </p>
        ) : (
          <>
            <Banner tone="amber">
              <Trans>Copy it now: it is shown this once.</Trans>
            </Banner>
            <Command>{secret}</Command>
            <p className="small faint">
              <Trans>
                The receiver computes HMAC-SHA256 of timestamp, full stop and body, and compares it with
                x-chartroom-signature.
              </Trans>
            </p>
          </>
        )}
        <div className={css.formEnd}>
          {secret === undefined ? (
            <>
              <Button onClick={onClose}>
                <Trans>Cancel</Trans>
              </Button>
              <Button
                variant="filled"
                loading={rotate.isPending}
                onClick={() => rotate.mutate({ request: {}, version: system.version })}
              >
                <Trans>Make a secret</Trans>
              </Button>
            </>
          ) : (
            <Button variant="filled" onClick={onClose}>
              <Trans>I have copied it</Trans>
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
