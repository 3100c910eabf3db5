import { exportUnits, listUnits, type Unit } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { download } from '../../../lib/api/download.ts';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useMoment } from '../../../lib/as-of.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useSession } from '../../../lib/session.ts';
import { Card } from '../../../ui/card/card.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Stack } from '../../../ui/page/layout.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { Chip } from '../../../ui/status/chip.tsx';
import { Tree } from '../../../ui/tree/tree.tsx';
import css from '../form.module.css';
import { ListExport } from '../list-export/list-export.tsx';
import { usePmoTypeWords } from '../pmo-type-words.ts';
import { NewUnitDialog } from './new-unit-dialog.tsx';
import { UnitCard } from './unit-card.tsx';
import { inheritedType } from './unit-form.tsx';

const route = getRouteApi('/units');

function UnitTree({
  units,
  selected,
  onSelect,
}: {
  readonly units: readonly Unit[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}) {
  const { t } = useLingui();
  const format = useFormat();
  const types = usePmoTypeWords();
  const { me } = useSession();
  const own = me?.organisation.pmoType ?? 'supportive';
  return (
    <Card title={t`Tree`} more={t`type of PMO, projects`} flush>
      <Tree
        label={t`Units`}
        items={units}
        selected={selected}
        onSelect={onSelect}
        end={unit => (
          <span className={css.ends}>
            {unit.pmoType === null ? (
              <span className="small faint">{types[inheritedType(units, unit.parentId, own)].name}</span>
            ) : (
              <Chip tone="water">{types[unit.pmoType].name}</Chip>
            )}
            <span className={css.count}>{format.number(unit.projects, 0)}</span>
          </span>
        )}
      />
    </Card>
  );
}

/** The tree of business units: add, rename, move, and the type of PMO of each. */
export function UnitsPage() {
  const { t } = useLingui();
  const { unit: selected, new: adding } = route.useSearch();
  const navigate = route.useNavigate();
  const textOf = useErrorText();
  const moment = useMoment();
  const answer = useRead(listUnits, { query: moment });
  const go = (search: { readonly unit?: string | undefined; readonly new?: true | undefined }) =>
    void navigate({ search: before => ({ ...before, ...search }), replace: true, resetScroll: false });
  if (answer.error !== null)
    return <ErrorState page {...textOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <SkeletonPage />;
  const { items, may } = answer.data;
  const unit = items.find(item => item.id === selected) ?? items[0];
  return (
    <>
      <PageHeader
        title={t`Units`}
        summary={t`${plural(items.length, { one: '# business unit', other: '# business units' })}`}
        actions={
          <>
            <ListExport
              take={format => download(exportUnits, { query: { ...moment, format } }, `units.${format}`)}
            />
            {may.create ? (
              <Button variant="filled" leftSection={<IconPlus size={15} />} onClick={() => go({ new: true })}>
                <Trans>New unit</Trans>
              </Button>
            ) : null}
          </>
        }
      />
      {unit === undefined ? (
        <EmptyState title={t`Business units appear here`}>
          <Trans>
            Departments, divisions, agencies: projects and people belong to them, and roles can be given on
            them. They also come with an import that names them.
          </Trans>
        </EmptyState>
      ) : (
        <div className={css.split}>
          <UnitTree units={items} selected={unit.id} onSelect={id => go({ unit: id })} />
          <Stack>
            <UnitCard key={unit.id} unit={unit} units={items} editable={may.create} />
          </Stack>
        </div>
      )}
      {adding === true ? (
        <NewUnitDialog
          units={items}
          parentId={items.find(item => item.id === selected)?.id ?? null}
          onAdded={id => go({ unit: id, new: undefined })}
          onClose={() => go({ new: undefined })}
        />
      ) : null}
    </>
  );
}
