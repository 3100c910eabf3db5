import { useLingui } from '@lingui/react/macro';
import { Drawer } from '../../ui/feedback/drawer.tsx';
import { NavigationList } from './side-navigation.tsx';

/** The navigation on a phone, from the left. */
export function NavigationDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Drawer opened onClose={onClose} title="Chartroom">
      <nav aria-label={t`Main`}>
        <NavigationList onFollow={onClose} />
      </nav>
    </Drawer>
  );
}
