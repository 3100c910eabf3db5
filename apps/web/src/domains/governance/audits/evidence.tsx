import type { controlOfProject, FieldExplanation, Output } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useCellText } from '../../../lib/added-fields.ts';
import { Pairs, PanelSection } from '../../../ui/panel/panel-parts.tsx';
import css from './controls.module.css';

type Item = Output<typeof controlOfProject>['evidence'][number];

/** What a calculated field was worked out from. */
function Why({ of }: { readonly of: FieldExplanation }) {
  const { t } = useLingui();
  const cellText = useCellText();
  return (
    <details className="small muted">
      <summary>{t`Why ${of.label}?`}</summary>
      <p className={css.rule}>
        <code>{of.formula}</code>
      </p>
      <Pairs
        pairs={of.inputs.map(input => ({
          label: input.label,
          value: cellText(input.value, { type: input.type as 'number', currency: of.currency }) || t`empty`,
        }))}
      />
    </details>
  );
}

function Value({ item: { value, withheld, calculated } }: { readonly item: Item }) {
  const { t } = useLingui();
  const cellText = useCellText();
  if (withheld) return <span className="faint">{t`You may not see money.`}</span>;
  if (calculated === null) return value ?? <span className="faint">{t`nothing`}</span>;
  return (
    <>
      {value === null ? (
        <span className="faint">
          {cellText(calculated.value, { ...calculated, type: calculated.result })}
        </span>
      ) : (
        value
      )}
      <Why of={calculated} />
    </>
  );
}

/** The values that a control was judged by; of what is calculated also why. */
export function Evidence({ evidence }: { readonly evidence: readonly Item[] }) {
  const { t } = useLingui();
  return (
    <PanelSection title={t`Evidence`} more={t`read just now`}>
      <Pairs pairs={evidence.map(item => ({ label: item.field, value: <Value item={item} /> }))} />
    </PanelSection>
  );
}
