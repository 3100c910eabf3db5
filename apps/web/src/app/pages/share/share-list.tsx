import { listShares, revokeShare, type Share } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { errorToast, toast } from '../../../ui/feedback/toast.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import css from '../form.module.css';

function Line({ share }: { readonly share: Share }) {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const revoke = useAct(revokeShare, { onDone: () => toast(t`The link is revoked`) });
  const ended = share.revokedAt !== null || share.expiresAt < new Date().toISOString();
  const opened = t`${plural(share.opened, { 0: 'never opened', one: 'opened once', other: 'opened # times' })}`;
  return (
    <li className={css.line}>
      <span className={css.grow}>
        <b style={{ fontWeight: 550 }}>{share.title}</b>
        <div className="small faint">
          {[share.portfolio ?? t`All portfolios`, format.day(share.asOf), share.createdBy.name, opened].join(
            ', ',
          )}
        </div>
      </span>
      {ended ? (
        <Chip>{share.revokedAt === null ? t`Expired` : t`Revoked`}</Chip>
      ) : (
        <>
          <span className="small faint">{t`until ${format.instant(share.expiresAt)}`}</span>
          <Button
            size="xs"
            loading={revoke.isPending}
            aria-label={t`Revoke the link ${share.title}`}
            onClick={() =>
              revoke.mutate(
                { request: { params: { share: share.id } } },
                { onError: error => errorToast(textOf(error).message) },
              )
            }
          >
            <Trans>Revoke</Trans>
          </Button>
        </>
      )}
    </li>
  );
}

/** The links that there are, with how often each was opened. */
export function ShareList() {
  const { t } = useLingui();
  const { data } = useRead(listShares, {});
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section aria-label={t`Links that there are`} style={{ marginTop: 16 }}>
      <h3 style={{ fontSize: 13 }}>{t`Links that there are`}</h3>
      <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {data.items.slice(0, 50).map(share => (
          <Line key={share.id} share={share} />
        ))}
      </ul>
    </section>
  );
}
