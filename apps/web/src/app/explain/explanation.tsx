import type { ExplanationRecord } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Question } from '../../lib/explain.ts';
import { useFigureText } from '../../lib/format/use-figure-text.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { BigFigure, Command, Pairs, PanelSection } from '../../ui/panel/panel-parts.tsx';
import { StatusChip } from '../../ui/status/status-chip.tsx';
import type { StatusName } from '../../ui/status/status-shape.tsx';
import css from './explain.module.css';
import { Inputs } from './inputs.tsx';
import { Reasons } from './reasons.tsx';
import { Rows } from './rows.tsx';
import { StatusAnswer } from './status-answer.tsx';

const statuses: readonly string[] = ['on-track', 'at-risk', 'off-track', 'unknown'];
const isStatus = (value: unknown): value is StatusName =>
  typeof value === 'string' && statuses.includes(value);

/** As a shell takes it, an option a line. */
const commandOf = (q: Question, e: ExplanationRecord): string => {
  const subject =
    q.project === undefined ? '' : ` ${/^[\w.-]+$/.test(q.project) ? q.project : JSON.stringify(q.project)}`;
  const options = [
    q.portfolio === undefined ? null : `--portfolio ${q.portfolio}`,
    `--as-of ${e.asOf}`,
    `--known-at ${e.knownAt}`,
    '--json',
  ];
  return [`chartroom explain ${q.metric}${subject}`, ...options.filter(option => option !== null)].join(
    ' \\\n  ',
  );
};

interface ExplanationProps {
  readonly explanation: ExplanationRecord;
  readonly question: Question;
}

function Answer({ explanation: e }: Pick<ExplanationProps, 'explanation'>) {
  const format = useFormat();
  const figureText = useFigureText();
  const { before } = e;
  const was = before === null ? '' : figureText({ ...e, value: before.value });
  return (
    <PanelSection>
      <div className={css.answer}>
        {isStatus(e.value) && e.unit === 'status' ? (
          <StatusChip status={e.value} />
        ) : (
          <BigFigure>{figureText(e)}</BigFigure>
        )}
        {before === null || before.value === e.value ? null : (
          <span className="small note">
            <Trans>
              was {was} on {format.day(before.asOf)}
            </Trans>
          </span>
        )}
      </div>
      {e.why === null ? null : <p className="small muted">{e.why}</p>}
      <p className="small muted">{e.formula.words}</p>
      {e.formula.filled === '' || e.unit === 'status' ? null : (
        <div className={css.formula}>
          <div className="faint">{e.formula.symbols}</div>
          <div>{e.formula.filled}</div>
        </div>
      )}
    </PanelSection>
  );
}

/** The whole answer: figure, formula, reasons, inputs, rows, version, and how to compute it again. */
export function Explanation({ explanation: e, question }: ExplanationProps) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <>
      <Answer explanation={e} />
      {e.metric.startsWith('computed-status') && question.project !== undefined ? (
        <StatusAnswer explanation={e} project={question.project} />
      ) : null}
      {e.reasons.length === 0 ? null : <Reasons reasons={e.reasons} />}
      {e.inputs.length === 0 ? null : <Inputs explanation={e} />}
      {e.rows.length === 0 && e.leftOut.length === 0 ? null : <Rows explanation={e} />}
      {e.withheld ? (
        <PanelSection>
          <p className="small muted">{t`Inputs in money are left out: you may not see them.`}</p>
        </PanelSection>
      ) : null}
      <PanelSection>
        <Pairs
          pairs={[
            { label: t`Definition`, value: t`${e.name}, version ${e.version}` },
            { label: t`Source`, value: e.source },
            { label: t`As of`, value: t`${format.day(e.asOf)}, end of day` },
            { label: t`Known at`, value: format.instant(e.knownAt) },
          ]}
        />
      </PanelSection>
      <PanelSection title={t`Recompute offline`}>
        <Command>{commandOf(question, e)}</Command>
      </PanelSection>
    </>
  );
}
