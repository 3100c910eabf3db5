import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useSession } from '../../../lib/session.ts';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { Tabs } from '../../../ui/page/tabs.tsx';
import { HolidaysCard } from './holidays-card.tsx';
import { OrganisationCard } from './organisation-card.tsx';
import { RatesCard } from './rates-card.tsx';
import type { SettingsTab } from './search.ts';
import { TokensCard } from './tokens-card.tsx';

const route = getRouteApi('/settings');

function Panel({ tab }: { readonly tab: SettingsTab }) {
  switch (tab) {
    case 'organisation':
      return <OrganisationCard />;
    case 'rates':
      return <RatesCard />;
    case 'holidays':
      return <HolidaysCard />;
    case 'tokens':
      return <TokensCard />;
  }
}

/** What holds for the whole organisation, and the keys for scripts. */
export function SettingsPage() {
  const { t } = useLingui();
  const { holds, me } = useSession();
  const { tab = 'organisation' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <div style={{ maxWidth: 960 }}>
      <PageHeader title={t`Settings`} summary={me?.organisation.name} />
      <Tabs<SettingsTab>
        label={t`Parts of the settings`}
        value={tab}
        onChange={next =>
          void navigate({
            search: { tab: next === 'organisation' ? undefined : next },
            replace: true,
            resetScroll: false,
          })
        }
        tabs={[
          { key: 'organisation', label: t`Organisation` },
          { key: 'rates', label: t`Exchange rates` },
          { key: 'holidays', label: t`Holidays` },
          ...(holds('token.manage') ? [{ key: 'tokens' as const, label: t`API tokens` }] : []),
        ]}
      >
        <Panel tab={tab} />
      </Tabs>
    </div>
  );
}
