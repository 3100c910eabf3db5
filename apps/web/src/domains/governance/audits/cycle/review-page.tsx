import {
  deliveryConfidences,
  getReview,
  type Review,
  updateRecommendation,
  updateReview,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { errorToast } from '../../../../ui/feedback/toast.tsx';
import { ErrorState } from '../../../../ui/page/error-state.tsx';
import { Stack } from '../../../../ui/page/layout.tsx';
import { PageHeader } from '../../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../../ui/page/skeleton.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import css from './cycle.module.css';
import { NewRecommendation } from './new-recommendation.tsx';
import { confidenceTones, useCycleWords } from './words.ts';

const route = getRouteApi('/reviews/$review');
type Item = Review['recommendations'][number];

function Outcome({ item }: { readonly item: Item }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [outcome, setOutcome] = useState('');
  const update = useAct(updateRecommendation);
  if (item.state === 'done') return <>{item.outcome}</>;
  if (!item.may.finish) return null;
  return (
    <div className={css.line}>
      <TextInput
        aria-label={t`What became of it: ${item.text}`}
        placeholder={t`What became of it`}
        value={outcome}
        onChange={event => setOutcome(event.currentTarget.value)}
      />
      <Button
        disabled={outcome === ''}
        loading={update.isPending}
        onClick={() =>
          update.mutate(
            {
              request: { params: { recommendation: item.id }, body: { state: 'done', outcome } },
              version: item.version,
            },
            { onError: error => errorToast(textOf(error).message) },
          )
        }
      >
        <Trans>Done</Trans>
      </Button>
    </div>
  );
}

function Recommendations({ review }: { readonly review: Review }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useCycleWords();
  return (
    <Card title={t`Recommendations`} more={review.recommendations.length} flush>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <Trans>What</Trans>
            </th>
            <th scope="col">
              <Trans>Criticality</Trans>
            </th>
            <th scope="col">
              <Trans>Owner</Trans>
            </th>
            <th scope="col" data-right>
              <Trans>Due</Trans>
            </th>
            <th scope="col">
              <Trans>Outcome</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {review.recommendations.map(m => (
            <tr key={m.id}>
              <td className={css.wide}>{m.text}</td>
              <td>{words.criticalities[m.criticality]}</td>
              <td>{m.owner?.name ?? '—'}</td>
              <td data-right>
                {m.due === null ? '—' : format.day(m.due)}
                {m.overdueDays === null ? null : (
                  <div className="bad small">{t`${m.overdueDays} days late`}</div>
                )}
              </td>
              <td className={css.wide}>
                <Outcome item={m} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** One gateway or peer review: how likely delivery is, why, and what is recommended. */
export function ReviewPage() {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const words = useCycleWords();
  const { review: id } = route.useParams();
  const answer = useRead(getReview, { params: { review: id as never } });
  const update = useAct(updateReview);
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const review = answer.data;
  const change = (body: { confidence?: Review['confidence']; state?: 'final' }) =>
    update.mutate(
      { request: { params: { review: review.id }, body }, version: review.version },
      { onError: error => errorToast(textOf(error).message) },
    );
  return (
    <>
      <PageHeader
        title={review.title}
        marker={review.project.key}
        summary={
          <>
            <Link to="/projects/$project" params={{ project: review.project.key }}>
              {review.project.name}
            </Link>
            {t`, ${format.day(review.day)}, led by ${review.lead?.name ?? '—'}`}
          </>
        }
        actions={
          review.may.finish ? (
            <Button variant="filled" loading={update.isPending} onClick={() => change({ state: 'final' })}>
              <Trans>Make it final</Trans>
            </Button>
          ) : undefined
        }
      />
      <Stack>
        <Card title={t`Delivery confidence`}>
          {review.may.edit ? (
            <Select
              aria-label={t`Delivery confidence`}
              w={240}
              data={deliveryConfidences.map(value => ({ value, label: words.confidences[value] }))}
              value={review.confidence}
              onChange={value => change({ confidence: value as Review['confidence'] })}
            />
          ) : review.confidence === null ? (
            <span className="faint">
              <Trans>Not said yet</Trans>
            </span>
          ) : (
            <Chip tone={confidenceTones[review.confidence]}>{words.confidences[review.confidence]}</Chip>
          )}
          {review.summary === '' ? null : <p className={css.said}>{review.summary}</p>}
        </Card>
        <Recommendations review={review} />
        {review.may.edit ? <NewRecommendation review={review} /> : null}
      </Stack>
    </>
  );
}
