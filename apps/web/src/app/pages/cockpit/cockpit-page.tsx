import { type Cockpit, getCockpit } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useAsOf } from '../../../lib/as-of.ts';
import { useFigureText } from '../../../lib/format/use-figure-text.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useSession } from '../../../lib/session.ts';
import { Card } from '../../../ui/card/card.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Columns, Stack } from '../../../ui/page/layout.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { Attention } from './attention.tsx';
import { Bubbles } from './bubbles.tsx';
import { Changes } from './changes.tsx';
import css from './cockpit.module.css';
import { CompareWith } from './compare-with.tsx';
import { EmptyCockpit } from './empty-cockpit.tsx';
import { useGreeting, useHeadline } from './headline.ts';
import { CockpitFigures } from './key-figures.tsx';
import { PortfolioPicker } from './portfolio-picker.tsx';
import { Standing } from './standing.tsx';
import { TakeAlong } from './take-along.tsx';
import { useComparedDay } from './use-compared-day.ts';

const route = getRouteApi('/');

function Summary({ cockpit }: { readonly cockpit: Cockpit }) {
  const { t } = useLingui();
  const format = useFormat();
  const figureText = useFigureText();
  const cost = cockpit.figures.find(f => f.metric === 'whole-life-cost-total');
  const parts = [
    cockpit.portfolio?.name ?? t`All portfolios`,
    t`${plural(cockpit.projects, { one: '# project', other: '# projects' })}`,
    ...(cost === undefined || cost.value === null ? [] : [figureText(cost)]),
  ].join(', ');
  return cockpit.compareWith === null ? (
    `${parts}.`
  ) : (
    <Trans>
      {parts}. Compared with <span className="note">{format.day(cockpit.compareWith)}</span>.
    </Trans>
  );
}

function LeftOut({ cockpit }: { readonly cockpit: Cockpit }) {
  const { t } = useLingui();
  if (cockpit.leftOut.length === 0) return null;
  return (
    <Card title={t`Left out of money totals`}>
      <ul className={css.leftOut}>
        {cockpit.leftOut.map(({ why, count }) => (
          <li key={why}>
            <span>{why}</span>
            <span>{t`${plural(count, { one: '# project', other: '# projects' })}`}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Body({ cockpit, portfolio }: { readonly cockpit: Cockpit; readonly portfolio: string | undefined }) {
  return (
    <>
      {cockpit.scaleNote === null ? null : (
        <div className={css.banner}>
          <Banner tone="note">{cockpit.scaleNote}</Banner>
        </div>
      )}
      <CockpitFigures cockpit={cockpit} portfolio={portfolio} />
      <Columns>
        <Stack>
          <Attention cockpit={cockpit} />
        </Stack>
        <Stack>
          <Standing cockpit={cockpit} />
          <Changes cockpit={cockpit} />
          <Bubbles cockpit={cockpit} />
          <LeftOut cockpit={cockpit} />
        </Stack>
      </Columns>
    </>
  );
}

/** What changed, what is red, what disagrees, who is silent: the page a PMO director begins with. */
export function CockpitPage() {
  const { t } = useLingui();
  const { portfolio } = route.useSearch();
  const navigate = route.useNavigate();
  const { asOf, knownAt, past } = useAsOf();
  const { me } = useSession();
  const { usual, compared } = useComparedDay(portfolio);
  const headline = useHeadline();
  const greeting = useGreeting();
  const textOf = useErrorText();
  const answer = useRead(
    getCockpit,
    { query: { asOf, knownAt, compareWith: compared, portfolio } },
    { keep: true, enabled: compared !== undefined },
  );
  const cockpit = answer.data;
  if (answer.error !== null && cockpit === undefined)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (cockpit === undefined || compared === undefined || usual === undefined) return <SkeletonPage />;
  if (cockpit.projects === 0 && !cockpit.projectsBefore && portfolio === undefined) return <EmptyCockpit />;
  const name = !past && me ? `${greeting(me.person.name)} ` : '';
  return (
    <div aria-busy={answer.isPlaceholderData || undefined}>
      <PageHeader
        title={`${name}${headline(cockpit)}`}
        tab={t`Cockpit`}
        summary={<Summary cockpit={cockpit} />}
        actions={
          <div className={css.choices}>
            <PortfolioPicker
              value={portfolio}
              onChange={id => void navigate({ search: before => ({ ...before, portfolio: id }) })}
            />
            <CompareWith usual={usual} compared={compared} />
            <TakeAlong cockpit={cockpit} compared={compared} />
          </div>
        }
      />
      <Body cockpit={cockpit} portfolio={portfolio} />
    </div>
  );
}
