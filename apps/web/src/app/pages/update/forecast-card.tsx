import { Trans, useLingui } from '@lingui/react/macro';
import { useExplain } from '../../../lib/explain.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Figure } from '../../../ui/figure/figure.tsx';
import { DayField } from '../../../ui/form/day-field.tsx';
import { MoneyField } from '../../../ui/form/money-field.tsx';
import card from './cards.module.css';
import type { PartProps } from './ratings-card.tsx';
import { ReasonField } from './reason-field.tsx';
import css from './update.module.css';
import { withReason } from './values.ts';

function Finish({ update, values, asked, change }: PartProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { ask } = useExplain();
  const { data, last } = update.forecast.finish;
  const differs = asked.has('forecast-finish');
  return (
    <div
      className={`${css.row} ${card.forecast}`}
      data-step="forecast:finish"
      data-differs={differs || undefined}
      tabIndex={-1}
    >
      <span>
        <Trans>Finish</Trans>
      </span>
      <span>
        {data === null ? (
          '—'
        ) : (
          <Figure {...ask({ metric: 'finish-forecast', project: update.project.key })}>
            {format.dayShort(data)}
          </Figure>
        )}
      </span>
      <span className="faint">{last === null ? '—' : format.dayShort(last)}</span>
      <DayField
        label={t`Finish, you say`}
        value={values.finish}
        onChange={finish => change(before => ({ ...before, finish }))}
      />
      {differs ? (
        <div className={card.whole}>
          <ReasonField
            about="forecast-finish"
            question={t`Why not ${data === null ? '' : format.day(data)}?`}
            value={values.reasons['forecast-finish']}
            onChange={reason => change(before => withReason(before, 'forecast-finish', reason))}
            useData={{ label: t`Use the data`, onUse: () => change(before => ({ ...before, finish: data })) }}
          />
        </div>
      ) : null}
    </div>
  );
}

function Cost({ update, values, asked, change }: PartProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { ask } = useExplain();
  const { cost } = update.forecast;
  if (cost === null) return null;
  const { data, last, currency } = cost;
  const differs = asked.has('forecast-cost');
  const by = differs && values.costMinor !== null && data !== null ? values.costMinor - data : 0;
  const amount = format.money(Math.abs(by), currency);
  return (
    <div
      className={`${css.row} ${card.forecast}`}
      data-step="forecast:cost"
      data-differs={differs || undefined}
      tabIndex={-1}
    >
      <span>
        <Trans>Cost</Trans>
      </span>
      <span>
        {data === null ? (
          '—'
        ) : (
          <Figure {...ask({ metric: 'whole-life-cost', project: update.project.key })}>
            {format.money(data, currency)}
          </Figure>
        )}
      </span>
      <span className="faint">{last === null ? '—' : format.money(last, currency)}</span>
      {update.may.forecastCost ? (
        <MoneyField
          label={t`Cost, you say`}
          value={values.costMinor}
          currency={currency}
          onChange={costMinor => change(before => ({ ...before, costMinor }))}
        />
      ) : (
        <span className="small faint">
          <Trans>as the data</Trans>
        </span>
      )}
      {differs ? (
        <div className={card.whole}>
          <ReasonField
            about="forecast-cost"
            question={by < 0 ? t`Why ${amount} less?` : t`Why ${amount} more?`}
            value={values.reasons['forecast-cost']}
            onChange={reason => change(before => withReason(before, 'forecast-cost', reason))}
            useData={{
              label: t`Use the data`,
              onUse: () => change(before => ({ ...before, costMinor: data })),
            }}
          />
        </div>
      ) : null}
    </div>
  );
}

/** Finish and cost as the data, the last report and you say; another value than the data's asks for a reason. */
export function ForecastCard(props: PartProps) {
  return (
    <section className={css.card} aria-labelledby="update-forecast">
      <header>
        <h2 id="update-forecast">
          <Trans>Forecast</Trans>
        </h2>
      </header>
      <div className={card.forecastHead} aria-hidden="true">
        <span />
        <span>
          <Trans>Data</Trans>
        </span>
        <span>
          <Trans>Last time</Trans>
        </span>
        <span>
          <Trans>You say</Trans>
        </span>
      </div>
      <Finish {...props} />
      <Cost {...props} />
    </section>
  );
}
