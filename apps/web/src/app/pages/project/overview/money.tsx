import type { Figure, ProjectPage } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useExplain } from '../../../../lib/explain.ts';
import { useFigureText } from '../../../../lib/format/use-figure-text.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Figure as Asked } from '../../../../ui/figure/figure.tsx';
import css from '../project.module.css';

/** A figure that can be asked, and what it was. */
function Amount({ figure, project }: { readonly figure: Figure; readonly project: string }) {
  const { t } = useLingui();
  const { ask } = useExplain();
  const figureText = useFigureText();
  const now = figureText(figure);
  const was = figure.before === null ? now : figureText({ ...figure, value: figure.before });
  return (
    <div className={css.amount}>
      <span className="small faint">{figure.name}</span>
      <b>
        <Asked {...ask({ metric: figure.metric, project })}>{now}</Asked>
      </b>
      {was === now ? null : <span className="small note">{t`was ${was}`}</span>}
    </div>
  );
}

const large = ['whole-life-cost', 'cost-variance-pct', 'spend', 'benefits-forecast'];
const small = ['cost-variance', 'spend-pct', 'benefit-cost-ratio'];

/** Money of the project, each figure with its explanation; nothing of it to who may not see it. */
export function Money({ page }: { readonly page: ProjectPage }) {
  const { t } = useLingui();
  const format = useFormat();
  const { ask } = useExplain();
  const figureText = useFigureText();
  const { money, key } = page.project;
  if (money === null)
    return (
      <Card title={t`Money`}>
        <p className="muted">{t`You may not see the money of this project.`}</p>
      </Card>
    );
  const find = (ids: readonly string[]) => ids.flatMap(id => page.figures.filter(f => f.metric === id));
  const rows = [
    [t`Baseline cost`, money.costBaselineMinor],
    [t`Baseline benefits`, money.benefitsBaselineMinor],
    [t`Budget of this year`, money.yearBudgetMinor],
    [t`Forecast of this year`, money.yearForecastMinor],
  ] as const;
  return (
    <Card title={t`Money`} more={t`${money.currency}, to ${format.day(page.asOf)}`}>
      <div className={css.money}>
        {find(large)
          .filter(figure => figure.value !== null || figure.before !== null)
          .map(figure => (
            <Amount key={figure.metric} figure={figure} project={key} />
          ))}
      </div>
      <table className={css.pairsTable}>
        <tbody>
          {rows.map(([name, minor]) =>
            minor === null ? null : (
              <tr key={name}>
                <td className="faint">{name}</td>
                <td>{format.money(minor, money.currency)}</td>
              </tr>
            ),
          )}
          {find(small)
            .filter(figure => figure.value !== null)
            .map(figure => (
              <tr key={figure.metric}>
                <td className="faint">{figure.name}</td>
                <td>
                  <Asked {...ask({ metric: figure.metric, project: key })}>{figureText(figure)}</Asked>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </Card>
  );
}
