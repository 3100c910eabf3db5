import { Trans } from '@lingui/react/macro';
import { useRouterState } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useLiveUpdates } from '../../lib/live/use-live.ts';
import { withTexts } from '../../lib/locale.ts';
import { PanelSlotProvider } from '../../ui/panel/panel-slot.tsx';
import { AsOfStrip } from './as-of-strip.tsx';
import { ConfirmPassword } from './confirm-password.tsx';
import css from './shell.module.css';
import { SideNavigation } from './side-navigation.tsx';
import { TopBar } from './top-bar.tsx';
import { useFocusOnNavigation } from './use-focus-on-navigation.ts';
import { useKeys } from './use-keys.ts';

const Palette = lazy(withTexts(() => import('../palette/palette.tsx').then(m => ({ default: m.Palette }))));
const KeySheet = lazy(() => import('./key-sheet.tsx').then(m => ({ default: m.KeySheet })));
const ExplainPanel = lazy(
  withTexts(() => import('../explain/explain-panel.tsx').then(m => ({ default: m.ExplainPanel }))),
);

const NavigationDrawer = lazy(() =>
  import('./navigation-drawer.tsx').then(m => ({ default: m.NavigationDrawer })),
);

type Overlay = 'palette' | 'create' | 'keys' | 'navigation' | null;

export function Shell({ children }: { readonly children: ReactNode }) {
  const [overlay, setOverlay] = useState<Overlay>(null);
  const [typed, setTyped] = useState('');
  const close = () => {
    setOverlay(null);
    setTyped('');
  };
  const searching = overlay === 'palette' || overlay === 'create';
  const loading = useRouterState({ select: state => state.status === 'pending' });
  const asked = useRouterState({ select: state => (state.location.search as { why?: string }).why });
  useKeys({
    onPalette: () => setOverlay('palette'),
    onCreate: () => setOverlay('create'),
    onKeySheet: () => setOverlay('keys'),
    onEarly: searching ? key => setTyped(before => before + key) : undefined,
  });
  useFocusOnNavigation();
  useLiveUpdates();
  return (
    <PanelSlotProvider>
      {place => (
        <div className={css.app}>
          <a href="#main" className={css.skip}>
            <Trans>Skip to the page</Trans>
          </a>
          {loading ? <div className={css.progress} aria-hidden="true" /> : null}
          <TopBar
            onPalette={() => setOverlay('palette')}
            onNavigation={() => setOverlay('navigation')}
            onKeySheet={() => setOverlay('keys')}
          />
          <SideNavigation />
          <div className={css.strip}>
            <AsOfStrip />
          </div>
          <main id="main" className={css.main} tabIndex={-1}>
            {children}
          </main>
          <div ref={place} className={css.slot} />
          <Suspense>
            {searching ? (
              <Palette
                only={overlay === 'create' ? 'create' : undefined}
                typed={typed}
                onTyped={setTyped}
                onClose={close}
              />
            ) : null}
            {overlay === 'navigation' ? <NavigationDrawer onClose={close} /> : null}
            {overlay === 'keys' ? <KeySheet onClose={close} /> : null}
            <ConfirmPassword />
            {asked === undefined ? null : <ExplainPanel key={asked} />}
          </Suspense>
        </div>
      )}
    </PanelSlotProvider>
  );
}
