import {
  listControlOverrides,
  listControls,
  listPmoTypeChanges,
  listUnits,
  type PmoType,
  pmoTypes,
  previewPmoType,
  type Unit,
} from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useRead } from '../../../lib/api/use-read.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useSession } from '../../../lib/session.ts';
import { Card } from '../../../ui/card/card.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { SkeletonPage } from '../../../ui/page/skeleton.tsx';
import { Tree } from '../../../ui/tree/tree.tsx';
import { useControlWords } from './control-words.ts';
import css from './controls.module.css';
import { InForceCard } from './in-force-card.tsx';
import { SetTypeDialog } from './set-type-dialog.tsx';
import { StrengthTable } from './strength-table.tsx';
import { TypesOverTime } from './types-over-time.tsx';
import { WhatIf } from './what-if.tsx';

const route = getRouteApi('/pmo-type');

/** The type in force in a unit: its own, else the nearest above it, else the organisation's. */
function typeIn(units: readonly Unit[], id: string | null, whole: PmoType): PmoType {
  const unit = units.find(u => u.id === id);
  return unit === undefined ? whole : (unit.pmoType ?? typeIn(units, unit.parentId, whole));
}

const wholeId = 'organisation';

interface UnitsProps {
  readonly units: readonly Unit[];
  readonly selected: string | undefined;
  readonly supposed: PmoType;
  readonly onSelect: (id: string | undefined) => void;
}

function Units({ units, selected, supposed, onSelect }: UnitsProps) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useControlWords();
  const { me } = useSession();
  const own = me?.organisation.pmoType ?? 'controlling';
  const whole = { id: wholeId, parentId: null, name: me?.organisation.name ?? '', projects: null };
  const items = [whole, ...units.map(u => ({ ...u, parentId: u.parentId ?? wholeId }))];
  const at = selected ?? wholeId;
  return (
    <Card title={t`Units`} more={t`projects, type`} flush>
      <Tree
        label={t`Units`}
        items={items}
        selected={at}
        onSelect={id => onSelect(id === wholeId ? undefined : id)}
        end={unit => {
          const type = typeIn(units, unit.id === wholeId ? null : unit.id, own);
          return (
            <span className={css.unitEnd}>
              {unit.projects === null ? null : <span>{format.number(unit.projects, 0)}</span>}
              <span data-note={(unit.id === at && supposed !== type) || undefined}>
                {words.types[unit.id === at ? supposed : type]}
              </span>
            </span>
          );
        }}
      />
    </Card>
  );
}

function TypeChoice({
  value,
  onChange,
}: {
  readonly value: PmoType;
  readonly onChange: (t: PmoType) => void;
}) {
  const { t } = useLingui();
  const words = useControlWords();
  return (
    <Select
      aria-label={t`Becomes`}
      allowDeselect={false}
      w={160}
      data={pmoTypes.map(type => ({ value: type, label: words.types[type] }))}
      value={value}
      onChange={type => onChange(pmoTypes.find(x => x === type) ?? value)}
    />
  );
}

/** The button that sets the type which is tried. */
function SetType(props: Omit<Parameters<typeof SetTypeDialog>[0], 'onClose'>) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="filled" onClick={() => setOpen(true)}>
        <Trans>Set a type</Trans>
      </Button>
      {open ? <SetTypeDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** What each control does by the type of PMO, and what another type in a unit would do today, before anything is changed. */
export function PmoTypePage() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const { me } = useSession();
  const { unit, type } = route.useSearch();
  const navigate = route.useNavigate();
  const units = useRead(listUnits, { query: {} });
  const controls = useRead(listControls, {});
  const changes = useRead(listPmoTypeChanges, {});
  const overrides = useRead(listControlOverrides, {});
  const own = me?.organisation.pmoType ?? 'controlling';
  const items = units.data?.items ?? [];
  const now = typeIn(items, unit ?? null, own);
  const supposed = type ?? now;
  const preview = useRead(previewPmoType, { query: { unit: unit as never, type: supposed } }, { keep: true });
  const go = (search: { readonly unit?: string | undefined; readonly type?: PmoType | undefined }) =>
    void navigate({ search: before => ({ ...before, ...search }), replace: true, resetScroll: false });
  const error = units.error ?? controls.error ?? preview.error ?? changes.error ?? overrides.error;
  if (error !== null) return <ErrorState page {...textOf(error)} onRetry={() => void preview.refetch()} />;
  if (units.data === undefined || controls.data === undefined || preview.data === undefined)
    return <SkeletonPage />;
  if (changes.data === undefined || overrides.data === undefined) return <SkeletonPage />;
  const projects = preview.data.projects;
  return (
    <>
      <PageHeader
        title={t`Type of PMO`}
        summary={t`The same control advises, wants a waiver or blocks, by the type of PMO where a project is. ${plural(projects, { one: '# running project', other: '# running projects' })} in ${preview.data.unit.name}.`}
        actions={
          <>
            <TypeChoice value={supposed} onChange={next => go({ type: next })} />
            {changes.data.may.set ? (
              <SetType unit={preview.data.unit} type={supposed} today={changes.data.today} />
            ) : null}
          </>
        }
      />
      <div className={css.console}>
        <div className={css.left}>
          <Units
            units={items}
            selected={unit}
            supposed={supposed}
            onSelect={id => go({ unit: id, type: undefined })}
          />
          <TypesOverTime changes={changes.data} />
        </div>
        <div className={css.middle}>
          <InForceCard standard={controls.data} />
          <StrengthTable
            controls={controls.data.items}
            preview={preview.data}
            overrides={overrides.data.items}
          />
        </div>
        <WhatIf preview={preview.data} />
      </div>
    </>
  );
}
