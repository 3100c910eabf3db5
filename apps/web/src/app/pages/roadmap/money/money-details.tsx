import type { MoneyInPeriod, RoadmapMoney } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { PanelSection } from '../../../../ui/panel/panel-parts.tsx';
import { SidePanel } from '../../../../ui/panel/side-panel.tsx';
import css from './money.module.css';
import { costOf } from './money-scene.ts';
import { MoneyTable } from './money-table.tsx';
import { useMoneyWords } from './money-words.ts';

const mostListed = 100;

/** What the figure is made of. */
export function MoneyMeaning({ money }: { readonly money: RoadmapMoney }) {
  const format = useFormat();
  const { currency, totals, asOf } = money;
  const day = format.day(asOf);
  const opening = format.money(totals.openingMinor, currency);
  return (
    <ul className={css.meaning}>
      <li>
        <Trans>Spent: by how much the recorded spend has grown in the period.</Trans>
      </li>
      <li>
        <Trans>
          Ahead: forecast cost less what is spent, after {day}, as the costs of a project’s plan lie in time.
          Without such a plan it is spread evenly up to the forecast finish, and shown apart.
        </Trans>
      </li>
      <li>
        <Trans>Baseline: the baseline cost, spread in the same way over the baseline.</Trans>
      </li>
      {totals.openingMinor === 0 ? null : (
        <li>
          <Trans>{opening} were spent before spend was first recorded, and are in no period.</Trans>
        </li>
      )}
    </ul>
  );
}

/** What is not in the figure. */
export function MoneyGaps({ money }: { readonly money: RoadmapMoney }) {
  const words = useMoneyWords();
  return (
    <ul className={css.meaning}>
      {money.leftOut.map(left => (
        <li key={`${left.side} ${left.why}`}>{words.gap(left)}</li>
      ))}
    </ul>
  );
}

/** The projects with the most cost in a period. */
function Largest({ of, currency }: { readonly of: MoneyInPeriod; readonly currency: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const others = of.projects - of.largest.length;
  const rest = costOf(of) - of.largest.reduce((sum, p) => sum + p.minor, 0);
  return (
    <table className={css.table}>
      <tbody>
        {of.largest.map(p => (
          <tr key={p.key}>
            <th scope="row">
              <Link to="/projects/$project" params={{ project: p.key }}>
                {p.name}
              </Link>
            </th>
            <td>{format.money(p.minor, currency)}</td>
          </tr>
        ))}
        {others === 0 ? null : (
          <tr>
            <th scope="row">{t`${plural(others, { one: '# other project', other: '# other projects' })}`}</th>
            <td>{format.money(rest, currency)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Projects({ money }: { readonly money: RoadmapMoney }) {
  const { t } = useLingui();
  const words = useMoneyWords();
  const { currency } = money;
  const cost = (p: RoadmapMoney['projects'][number]) => p.actualMinor + p.forecastMinor;
  const listed = money.projects.toSorted((a, b) => cost(b) - cost(a)).slice(0, mostListed);
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t`Project`}</th>
          <th scope="col">{t`Spent`}</th>
          <th scope="col">{t`Ahead`}</th>
          <th scope="col">{t`Spread`}</th>
          <th scope="col">{t`Baseline`}</th>
        </tr>
      </thead>
      <tbody>
        {listed.map(p => (
          <tr key={p.id}>
            <th scope="row">
              <Link to="/projects/$project" params={{ project: p.key }}>
                {p.name}
              </Link>
            </th>
            <td>{words.money(p.actualMinor, currency)}</td>
            <td>{words.money(p.forecastMinor, currency)}</td>
            <td className="faint">{words.spread(p.forecastBy)}</td>
            <td>{words.money(p.baselineMinor, currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DetailsProps {
  readonly money: RoadmapMoney;
  readonly chosen: string | null;
  readonly onChoose: (from: string) => void;
  readonly onClose: () => void;
}

/** Why this much: the periods, the projects of the chosen one, all projects, and what is missing. */
export function MoneyDetails({ money, chosen, onChoose, onClose }: DetailsProps) {
  const { t } = useLingui();
  const words = useMoneyWords();
  const period = money.periods.find(p => p.from === chosen);
  const hidden = money.projects.length - mostListed;
  return (
    <SidePanel title={words.title(money.period)} onClose={onClose}>
      {period === undefined ? null : (
        <PanelSection title={t`Projects with the most cost in ${words.period(period, money.period)}`}>
          <Largest of={period} currency={money.currency} />
        </PanelSection>
      )}
      <PanelSection>
        <MoneyTable money={money} chosen={chosen} onChoose={onChoose} />
      </PanelSection>
      <PanelSection title={t`How it is calculated`}>
        <MoneyMeaning money={money} />
      </PanelSection>
      {money.leftOut.length === 0 ? null : (
        <PanelSection title={t`Not in the figure`}>
          <MoneyGaps money={money} />
        </PanelSection>
      )}
      <PanelSection
        title={t`Projects`}
        {...(hidden > 0 ? { more: t`the ${mostListed} with the most cost` } : {})}
      >
        <Projects money={money} />
      </PanelSection>
    </SidePanel>
  );
}
