import { getMethod, getMethodVersion, type MethodVersion, type Output } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { Tabs } from '../../../ui/page/tabs.tsx';
import { CompareTab } from './compare-tab.tsx';
import { DesignTab } from './design-tab.tsx';
import { ImpactTab } from './impact-tab.tsx';
import { useMethodWords } from './method-words.ts';
import type { MethodSearch, MethodTab } from './search.ts';
import { VersionActs } from './version-acts.tsx';

const route = getRouteApi('/methods/$method');
type Method = Output<typeof getMethod>;

function Head({
  method,
  version,
  go,
}: {
  readonly method: Method;
  readonly version: MethodVersion;
  readonly go: (search: MethodSearch) => void;
}) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useMethodWords();
  const state = words.states[version.state];
  const since =
    version.effectiveFrom === null ? '' : t`, in effect from ${format.day(version.effectiveFrom)}`;
  const owner = method.owner === null ? '' : t` Owner: ${method.owner.name}.`;
  return (
    <PageHeader
      title={method.name}
      marker={method.key}
      summary={`${t`Version ${version.number}`}: ${state}${since}. ${version.note === '' ? '' : `${version.note}. `}${method.source === '' ? '' : t`Source: ${method.source}`}${owner}`}
      actions={
        <>
          <Select
            aria-label={t`Version`}
            allowDeselect={false}
            w={190}
            data={method.versions.map(v => ({
              value: String(v.number),
              label: t`Version ${v.number}, ${words.states[v.state]}`,
            }))}
            value={String(version.number)}
            onChange={number => go({ version: Number(number) })}
          />
          <VersionActs version={version} go={number => go({ version: number, tab: undefined })} />
        </>
      }
    />
  );
}

/** A method: its designer, what a version changes, and what it means for the projects on others. */
export function MethodPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { method: id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const method = useRead(getMethod, { params: { method: id } });
  const versions = method.data?.versions ?? [];
  const chosen =
    versions.find(v => v.number === search.version) ??
    versions.find(v => v.id === method.data?.newest?.id) ??
    versions[0];
  const answer = useRead(
    getMethodVersion,
    { params: { methodVersion: chosen?.id ?? '' } },
    { enabled: chosen !== undefined, keep: true },
  );
  const go = (next: MethodSearch) =>
    void navigate({ search: before => ({ ...before, ...next }), replace: true, resetScroll: false });
  const error = method.error ?? answer.error;
  if (error !== null) return <ErrorState page {...textOf(error)} onRetry={() => void method.refetch()} />;
  const version = answer.data;
  if (method.data === undefined || version === undefined) return <SkeletonPage />;
  const tab = search.tab ?? 'design';
  return (
    <>
      <Head method={method.data} version={version} go={go} />
      <Tabs<MethodTab>
        label={t`Parts of the method`}
        value={tab}
        onChange={next => go({ tab: next === 'design' ? undefined : next })}
        tabs={[
          { key: 'design', label: t`Design` },
          { key: 'compare', label: t`Compare` },
          { key: 'impact', label: t`Impact and migration` },
        ]}
      >
        {tab === 'design' ? <DesignTab key={version.id} version={version} /> : null}
        {tab === 'compare' ? (
          <CompareTab
            version={version}
            others={versions.filter(v => v.id !== version.id)}
            against={search.against}
            onAgainst={against => go({ against })}
          />
        ) : null}
        {tab === 'impact' ? <ImpactTab key={version.id} version={version} /> : null}
      </Tabs>
    </>
  );
}
