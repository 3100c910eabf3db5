import type { Control } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { PanelSection } from '../../../ui/panel/panel-parts.tsx';
import css from './controls.module.css';

/** The conditions of a control as they are written, and the standard they come from. */
export function RuleText({ control }: { readonly control: Pick<Control, 'applies' | 'fails' | 'standard'> }) {
  const { t } = useLingui();
  return (
    <PanelSection title={t`Rule`} more={t`CEL`}>
      {control.applies === '' ? null : (
        <p className={css.rule}>
          <span className="small faint">{t`looks at projects where`}</span>
          <code>{control.applies}</code>
        </p>
      )}
      <p className={css.rule}>
        <span className="small faint">{t`fails when`}</span>
        <code>{control.fails}</code>
      </p>
      {control.standard === '' ? null : <p className="small faint">{control.standard}</p>}
    </PanelSection>
  );
}
