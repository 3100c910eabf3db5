import { type Delivery, listDeliveries, retryDelivery } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { usePages } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { errorToast, toast } from '../../../ui/feedback/toast.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { SkeletonLines } from '../../../ui/page/skeleton.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import css from './records.module.css';
import { deliveryTones, useRecordWords } from './words.ts';

function Line({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const words = useRecordWords();
  const retry = useAct(retryDelivery, { onDone: () => toast(t`It will be sent again.`) });
  const again = () =>
    retry.mutate(
      { request: { params: { delivery: delivery.id } } },
      { onError: error => errorToast(textOf(error).message) },
    );
  return (
    <tr>
      <td>
        {words.event(delivery.event)}
        <div className="small faint">{format.instant(delivery.createdAt)}</div>
      </td>
      <td>
        <Chip tone={deliveryTones[delivery.state]}>{words.deliveries[delivery.state]}</Chip>
        <div className="small faint">
          {t`${plural(delivery.attempts, { one: '# attempt', other: '# attempts' })}`}
          {delivery.state === 'waiting' && delivery.attempts > 0
            ? t`, next ${format.instant(delivery.dueAt)}`
            : null}
        </div>
      </td>
      <td className={css.wide} data-room>
        {delivery.status === null ? null : <b>{delivery.status} </b>}
        <span className="small">{delivery.answer ?? ''}</span>
      </td>
      <td data-right>
        {delivery.state === 'failed' ? (
          <Button size="xs" loading={retry.isPending} onClick={again}>
            <Trans>Send again</Trans>
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

/** What the records system was told, and what it answered. */
export function DeliveriesCard() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const pages = usePages(listDeliveries, { query: { limit: 50 } });
  if (pages.error !== null)
    return <ErrorState {...textOf(pages.error)} onRetry={() => void pages.refetch()} />;
  return (
    <Card title={t`Messages`} beside={<span className="small faint">{t`newest first`}</span>} flush>
      {pages.loading ? (
        <div className={css.inset}>
          <SkeletonLines lines={4} />
        </div>
      ) : pages.rows.length === 0 ? (
        <div className={`${css.inset} muted`}>
          <Trans>Nothing was sent yet. Send a test to try it.</Trans>
        </div>
      ) : (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Message</Trans>
              </th>
              <th scope="col">
                <Trans>State</Trans>
              </th>
              <th scope="col" data-room>
                <Trans>Last answer</Trans>
              </th>
              <th scope="col">
                <span className="sr-only">
                  <Trans>Send again</Trans>
                </span>
              </th>
            </tr>
          </thead>
          <tbody>
            {pages.rows.map(delivery => (
              <Line key={delivery.id} delivery={delivery} />
            ))}
          </tbody>
        </table>
      )}
      {pages.onMore === undefined ? null : (
        <Button size="xs" variant="subtle" m={8} onClick={pages.onMore}>
          <Trans>Show older ones</Trans>
        </Button>
      )}
    </Card>
  );
}
