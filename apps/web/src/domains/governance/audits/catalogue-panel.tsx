import { type Control, pmoTypes } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../../../lib/session.ts';
import { Pairs, PanelSection } from '../../../ui/panel/panel-parts.tsx';
import { SidePanel } from '../../../ui/panel/side-panel.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { ControlTrial } from './control-trial.tsx';
import { useControlWords } from './control-words.ts';
import css from './controls.module.css';
import { OwnControlDialog } from './own-control-dialog.tsx';
import { RuleText } from './rule-text.tsx';
import { StrengthMark } from './state-mark.tsx';
import { SwitchControlDialog } from './switch-control-dialog.tsx';

/** What it does by the type of PMO. */
function Does({ control }: { readonly control: Control }) {
  const { t } = useLingui();
  const words = useControlWords();
  return (
    <PanelSection
      title={t`What it does`}
      more={
        <Link to="/pmo-type">
          <Trans>By the type of PMO</Trans>
        </Link>
      }
    >
      <Pairs
        pairs={pmoTypes.map(type => ({
          label: words.types[type],
          value: <StrengthMark does={control.strength[type]} word={words.does[control.strength[type]]} />,
        }))}
      />
    </PanelSection>
  );
}

/** Its changes in the log, for who may read that. */
function InTheLog({ code }: { readonly code: string }) {
  const { holds } = useSession();
  if (!holds('event.read')) return null;
  const filter = `subjectKind == "control" && subjectId == "${code}"`;
  return (
    <PanelSection>
      <Link to="/log" search={{ filter }} className="small">
        <Trans>Its changes in the log</Trans>
      </Link>
    </PanelSection>
  );
}

interface CataloguePanelProps {
  readonly control: Control;
  readonly onClose: () => void;
}

/** One control of the catalogue: its rule, what it would find today, what it does, and the way to change it. */
export function CataloguePanel({ control, onClose }: CataloguePanelProps) {
  const { t } = useLingui();
  const words = useControlWords();
  const [doing, setDoing] = useState<'change' | 'switch' | null>(null);
  const { code, name, active, own, severity, category, remedy, may } = control;
  const footer = may.edit ? (
    <>
      {own ? (
        <Button onClick={() => setDoing('change')}>
          <Trans>Change…</Trans>
        </Button>
      ) : null}
      <Button onClick={() => setDoing('switch')}>
        {active ? <Trans>Switch off…</Trans> : <Trans>Switch on…</Trans>}
      </Button>
    </>
  ) : undefined;
  return (
    <SidePanel title={name} about={code} onClose={onClose} footer={footer}>
      <PanelSection>
        <div className={css.verdict}>
          <Chip tone={active ? 'green' : 'grey'}>{active ? t`In use` : t`Switched off`}</Chip>
          <span className="small faint">
            {words.categories[category]}, {words.severities[severity]}
          </span>
        </div>
        <p className="small muted">{own ? t`Added by the organisation.` : t`Comes with the product.`}</p>
      </PanelSection>
      <RuleText control={control} />
      <PanelSection title={t`Today`}>
        <ControlTrial applies={control.applies} fails={control.fails} />
      </PanelSection>
      {remedy === '' ? null : (
        <PanelSection title={t`Remedy`}>
          <p>{remedy}</p>
        </PanelSection>
      )}
      <Does control={control} />
      <InTheLog code={code} />
      {doing === 'change' ? <OwnControlDialog control={control} onClose={() => setDoing(null)} /> : null}
      {doing === 'switch' ? <SwitchControlDialog control={control} onClose={() => setDoing(null)} /> : null}
    </SidePanel>
  );
}
