import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useSession } from '../../../lib/session.ts';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { Tabs } from '../../../ui/page/tabs.tsx';
import { HoldsTab } from './holds-tab.tsx';
import { RecordsTab } from './records-tab.tsx';
import { RulesTab } from './rules-tab.tsx';
import type { RecordsSearch, recordTabs } from './search.ts';
import { SystemTab } from './system-tab.tsx';

const route = getRouteApi('/records');

type TabKey = (typeof recordTabs)[number];

interface PanelProps {
  readonly tab: TabKey;
  readonly search: RecordsSearch;
  readonly onSearch: (change: Partial<RecordsSearch>) => void;
}

function Panel({ tab, search, onSearch }: PanelProps) {
  switch (tab) {
    case 'records':
      return <RecordsTab search={search} onSearch={onSearch} />;
    case 'rules':
      return <RulesTab />;
    case 'holds':
      return <HoldsTab />;
    case 'system':
      return <SystemTab />;
  }
}

/** What was archived at changes of phase, how long it is kept, what is held, and who is told. */
export function RecordsPage() {
  const { t } = useLingui();
  const { holds } = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const tabs = [
    { key: 'records' as const, label: t`Records` },
    { key: 'rules' as const, label: t`Retention rules` },
    { key: 'holds' as const, label: t`Legal holds` },
    ...(holds('record.manage') ? [{ key: 'system' as const, label: t`Records system` }] : []),
  ];
  const tab = tabs.find(x => x.key === search.tab)?.key ?? 'records';
  const onSearch = (change: Partial<RecordsSearch>) =>
    void navigate({ search: before => ({ ...before, ...change }), replace: true, resetScroll: false });
  return (
    <>
      <PageHeader
        title={t`Records`}
        summary={t`What was approved when a project changed phase, kept as it was.`}
      />
      <Tabs
        label={t`Parts of the records`}
        value={tab}
        onChange={next => void navigate({ search: next === 'records' ? {} : { tab: next }, replace: true })}
        tabs={tabs}
      >
        <Panel tab={tab} search={search} onSearch={onSearch} />
      </Tabs>
    </>
  );
}
