import type { ExplanationRecord } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useFigureText } from '../../lib/format/use-figure-text.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { PanelSection } from '../../ui/panel/panel-parts.tsx';
import css from './explain.module.css';

type Input = ExplanationRecord['inputs'][number];

/** The id in an import's label is for machines; it stays in the copy and in the file of inputs. */
const withoutId = (label: string): string => label.replace(/ \([0-9a-f-]{36}\)/, '');

function useOrigin(): (input: Input) => string {
  const format = useFormat();
  return ({ label, asOf }) =>
    [label === null ? null : withoutId(label), asOf === null ? null : format.day(asOf)]
      .filter(Boolean)
      .join(', ');
}

/** Each input with its value, the day it is of, and where it comes from; set by hand in magenta. */
export function Inputs({ explanation }: { readonly explanation: ExplanationRecord }) {
  const { t } = useLingui();
  const format = useFormat();
  const figureText = useFigureText();
  const originOf = useOrigin();
  const { currency } = explanation;
  const textOf = ({ id, unit, value }: Input): string =>
    unit === 'money' && typeof value === 'number' && currency !== null
      ? format.moneyExact(value, currency)
      : figureText({ metric: id, unit, value, currency });
  return (
    <PanelSection title={t`Inputs`} more={explanation.inputs.length}>
      {explanation.inputs.map((input, i) => {
        const origin = originOf(input);
        const next = explanation.inputs[i + 1];
        // Said once under the last of those that come from one place.
        const said = next === undefined || originOf(next) !== origin;
        return (
          <div key={input.id} className={css.input}>
            <span>{input.name}</span>
            <span>{textOf(input)}</span>
            {origin === '' || !said ? null : (
              <span className={`${css.origin} small ${input.source === 'override' ? 'note' : 'faint'}`}>
                {origin}
              </span>
            )}
          </div>
        );
      })}
    </PanelSection>
  );
}
