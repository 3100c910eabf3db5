import type { Review } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import css from './cycle.module.css';
import { confidenceTones, useCycleWords } from './words.ts';

/** Gateway and peer reviews, each with its delivery confidence. */
export function ReviewList({ reviews }: { readonly reviews: readonly Review[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useCycleWords();
  if (reviews.length === 0) return null;
  return (
    <Card title={t`Gateway and peer reviews`} more={reviews.length} flush>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Review</Trans>
            </th>
            <th scope="col">
              <Trans>Project</Trans>
            </th>
            <th scope="col">
              <Trans>Delivery confidence</Trans>
            </th>
            <th scope="col" data-right>
              <Trans>Recommendations open</Trans>
            </th>
            <th scope="col" data-right>
              <Trans>Day</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {reviews.map(r => (
            <tr key={r.id}>
              <td className={css.wide}>
                <Link to="/reviews/$review" params={{ review: r.id }}>
                  {r.title}
                </Link>
              </td>
              <td>{r.project.name}</td>
              <td>
                {r.confidence === null ? (
                  '—'
                ) : (
                  <Chip tone={confidenceTones[r.confidence]}>{words.confidences[r.confidence]}</Chip>
                )}
              </td>
              <td data-right>{r.recommendations.filter(m => m.state === 'open').length}</td>
              <td data-right>{format.day(r.day)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
