import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { today } from '../../lib/format/day.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { chooseLocale, chosenLocale, type Locale, locales } from '../../lib/locale.ts';
import { Card } from '../../ui/card/card.tsx';
import { Stack } from '../../ui/page/layout.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { type Density, density, setDensity, type Theme } from '../../ui/theme/appearance.ts';
import { setSingleKeys, singleKeys } from '../shell/single-keys.ts';
import css from './pages.module.css';

const Setting = ({ name, hint, children }: { name: string; hint: ReactNode; children: ReactNode }) => (
  <div className={css.setting}>
    <div>
      <div style={{ fontWeight: 550 }}>{name}</div>
      <div className="small faint">{hint}</div>
    </div>
    {children}
  </div>
);

function LookSettings() {
  const { t } = useLingui();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [dense, setDense] = useState<Density>(density);
  const themes: readonly { value: Theme; label: string }[] = [
    { value: 'light', label: t`Light` },
    { value: 'dark', label: t`Dark` },
    { value: 'auto', label: t`As the system` },
  ];
  return (
    <Card title={t`Look`}>
      <Setting name={t`Theme`} hint={t`Light or dark`}>
        <SegmentedControl
          aria-label={t`Theme`}
          data={[...themes]}
          value={colorScheme}
          onChange={value => setColorScheme(value as Theme)}
        />
      </Setting>
      <Setting name={t`Density`} hint={t`How much stands on a page`}>
        <SegmentedControl
          aria-label={t`Density`}
          data={[
            { value: 'compact', label: t`Compact` },
            { value: 'comfortable', label: t`Comfortable` },
          ]}
          value={dense}
          onChange={value => {
            setDensity(value as Density);
            setDense(value as Density);
          }}
        />
      </Setting>
    </Card>
  );
}

function LanguageSettings() {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const example = [format.day(today()), format.money(41_260_000_000, 'GBP'), format.percent(18.2, true)].join(
    ', ',
  );
  return (
    <Card title={t`Language and keys`}>
      <Setting name={t`Language`} hint={t`Also how dates, numbers and money are written: ${example}`}>
        <SegmentedControl
          aria-label={t`Language`}
          data={Object.entries(locales).map(([value, label]) => ({ value, label }))}
          value={i18n.locale || chosenLocale()}
          onChange={value => void chooseLocale(value as Locale)}
        />
      </Setting>
      <Setting name={t`Single keys`} hint={t`C, G and a letter, ?, / without Ctrl`}>
        <Switch
          size="sm"
          aria-label={t`Single keys`}
          defaultChecked={singleKeys()}
          onChange={event => setSingleKeys(event.currentTarget.checked)}
        />
      </Setting>
    </Card>
  );
}

/** What one person likes in this browser. */
export function AppearancePage() {
  const { t } = useLingui();
  return (
    <div style={{ maxWidth: 720 }}>
      <PageHeader title={t`Appearance`} summary={<Trans>Kept in this browser.</Trans>} />
      <Stack>
        <LookSettings />
        <LanguageSettings />
      </Stack>
    </div>
  );
}
