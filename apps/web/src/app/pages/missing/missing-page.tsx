import { listMissingReports, type MissingReport } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconBellRinging } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { Card } from '../../../ui/card/card.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { Ages } from './ages.tsx';
import css from './missing.module.css';
import { MissingTable } from './missing-table.tsx';
import { RemindDialog } from './remind-dialog.tsx';
import { RulesCard } from './rules-card.tsx';

const route = getRouteApi('/missing-reports');

const holds = (item: MissingReport, text: string): boolean =>
  [item.project.name, item.project.key, item.manager?.name ?? '', item.portfolio ?? '']
    .join(' ')
    .toLocaleLowerCase()
    .includes(text.toLocaleLowerCase());

/** What the address asks for, and how to change it. */
function useFilters() {
  const { q = '', from, soon, portfolio } = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: {
    readonly q?: string | undefined;
    readonly from?: number | undefined;
    readonly soon?: true | undefined;
  }) => void navigate({ search: before => ({ ...before, ...change }), replace: true, resetScroll: false });
  return { q, from, soon, portfolio, set };
}

/** By name, and with what is due soon. */
function Tools({ q, soon, set }: Pick<ReturnType<typeof useFilters>, 'q' | 'soon' | 'set'>) {
  const { t } = useLingui();
  return (
    <div className={css.tools}>
      <TextInput
        data-filter
        aria-label={t`Project, manager or portfolio`}
        placeholder={t`Project, manager or portfolio`}
        value={q}
        onChange={event => set({ q: event.currentTarget.value || undefined })}
      />
      <Checkbox
        label={t`Also due within a week`}
        checked={soon === true}
        onChange={event => set({ soon: event.currentTarget.checked ? true : undefined })}
      />
    </div>
  );
}

function RemindButton({ picked, onClick }: { readonly picked: number; readonly onClick: () => void }) {
  const { t } = useLingui();
  return (
    <Button
      variant="filled"
      leftSection={<IconBellRinging size={15} />}
      disabled={picked === 0}
      onClick={onClick}
    >
      {picked === 0 ? <Trans>Remind</Trans> : t`Remind of ${picked}`}
    </Button>
  );
}

/** Who has not reported, for how long, and reminding them. */
export function MissingReportsPage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { q, from, soon, portfolio, set } = useFilters();
  const answer = useRead(
    listMissingReports,
    {
      query: { within: soon ? 7 : 0, ...(portfolio === undefined ? {} : { portfolio: portfolio as never }) },
    },
    { keep: true },
  );
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [reminding, setReminding] = useState<readonly MissingReport[] | null>(null);
  const items = answer.data?.items;
  const shown = useMemo(
    () => (items ?? []).filter(i => holds(i, q) && (from === undefined || i.overdueDays >= from)),
    [items, q, from],
  );
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined || items === undefined) return <SkeletonPage />;
  const late = items.filter(i => i.overdueDays > 0).length;
  const picked = shown.filter(i => chosen.has(i.project.id) && i.may.remind);
  return (
    <>
      <PageHeader
        title={t`Who has not reported`}
        summary={t`${plural(late, { one: '# report is overdue', other: '# reports are overdue' })}`}
        actions={
          answer.data.may.remind ? (
            <RemindButton picked={picked.length} onClick={() => setReminding(picked)} />
          ) : undefined
        }
      />
      <Ages ages={answer.data.ages} from={from} onFrom={next => set({ from: next })} />
      <Tools {...{ q, soon, set }} />
      {shown.length === 0 ? (
        <EmptyState title={items.length === 0 ? t`Everybody has reported` : t`No project fits`}>
          <Trans>
            A report is overdue once its portfolio’s reporting period has passed since the last one.
          </Trans>
        </EmptyState>
      ) : (
        <Card title={t`Projects`} more={shown.length} flush>
          <MissingTable
            items={shown}
            chosen={chosen}
            onChosen={setChosen}
            onRemind={item => setReminding([item])}
          />
        </Card>
      )}
      <RulesCard />
      {reminding === null ? null : (
        <RemindDialog
          items={reminding}
          onClose={done => {
            setReminding(null);
            if (done) setChosen(new Set());
          }}
        />
      )}
    </>
  );
}
