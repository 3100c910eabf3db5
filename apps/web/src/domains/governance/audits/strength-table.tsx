import {
  type Control,
  type ControlOverride,
  type Output,
  pmoTypes,
  type previewPmoType,
  strengths,
  updateControl,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { errorToast } from '../../../ui/feedback/toast.tsx';
import { useControlWords } from './control-words.ts';
import css from './controls.module.css';
import { OverrideDialog } from './override-dialog.tsx';
import { StrengthMark } from './state-mark.tsx';

type Preview = Output<typeof previewPmoType>;

interface CellProps {
  readonly control: Control;
  readonly type: (typeof pmoTypes)[number];
}

function StrengthCell({ control, type }: CellProps) {
  const { t } = useLingui();
  const words = useControlWords();
  const textOf = useErrorText();
  const change = useAct(updateControl);
  const does = control.strength[type];
  if (!control.may.edit) return <StrengthMark does={does} word={words.does[does]} />;
  return (
    <Select
      aria-label={t`${control.name}, ${words.types[type]}`}
      size="xs"
      variant="unstyled"
      allowDeselect={false}
      disabled={change.isPending}
      className={css.strengthSelect}
      data={strengths.map(value => ({ value, label: words.does[value] }))}
      value={does}
      leftSection={<StrengthMark does={does} word="" />}
      leftSectionWidth={20}
      rightSection={null}
      rightSectionWidth={0}
      onChange={next => {
        const chosen = strengths.find(s => s === next);
        if (chosen === undefined || chosen === does) return;
        change.mutate(
          {
            request: {
              params: { code: control.code },
              body: { strength: { ...control.strength, [type]: chosen } },
            },
            version: control.version,
          },
          { onError: error => errorToast(textOf(error).message) },
        );
      }}
    />
  );
}

interface HereCellProps {
  readonly control: Control;
  readonly unit: { readonly id: string; readonly name: string };
  readonly said: ControlOverride | undefined;
}

/** What the unit says of the control itself; a press changes it. */
function HereCell({ control, unit, said }: HereCellProps) {
  const { t } = useLingui();
  const words = useControlWords();
  const [open, setOpen] = useState(false);
  const strength = said?.strength ?? null;
  const shown =
    strength === null ? (
      <span className="faint">{t`by type`}</span>
    ) : (
      <StrengthMark does={strength} word={words.does[strength]} />
    );
  if (!control.may.edit) return shown;
  return (
    <>
      <button
        type="button"
        className={css.here}
        aria-label={t`${control.name} in ${unit.name}`}
        title={said?.reason || undefined}
        onClick={() => setOpen(true)}
      >
        {shown}
      </button>
      {open ? (
        <OverrideDialog control={control} unit={unit} said={said} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}

interface GroupProps {
  readonly controls: readonly Control[];
  readonly preview: Preview;
  readonly overrides: readonly ControlOverride[];
}

function Group({ controls, preview, overrides }: GroupProps) {
  const words = useControlWords();
  const format = useFormat();
  const hits = new Map(preview.rules.map(r => [r.code, r.hits]));
  const [first] = controls;
  const { id, name } = preview.unit;
  return (
    <Fragment>
      <tr className={css.group}>
        <th scope="rowgroup" colSpan={id === null ? 5 : 6}>
          {first === undefined ? '' : words.categories[first.category]}
        </th>
      </tr>
      {controls.map(control => (
        <tr key={control.code}>
          <td>
            <span className="small faint">{control.code}</span> {control.name}
          </td>
          {pmoTypes.map(type => (
            <td key={type} data-note={type === preview.type || undefined}>
              <StrengthCell control={control} type={type} />
            </td>
          ))}
          {id === null ? null : (
            <td>
              <HereCell
                control={control}
                unit={{ id, name }}
                said={overrides.find(o => o.unit.id === id && o.code === control.code)}
              />
            </td>
          )}
          <td data-right>{format.number(hits.get(control.code) ?? 0, 0)}</td>
        </tr>
      ))}
    </Fragment>
  );
}

/** What each control does by type of PMO, and how many projects of the unit fail it now. */
export function StrengthTable({ controls, preview, overrides }: GroupProps) {
  const { t } = useLingui();
  const words = useControlWords();
  const groups = [
    ...Map.groupBy(
      controls.filter(c => c.active),
      c => c.category,
    ).entries(),
  ];
  return (
    <Card title={t`What a control does, by type`} more={t`hits in ${preview.unit.name}`} flush>
      <table className={css.strengths}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Control</Trans>
            </th>
            {pmoTypes.map(type => (
              <th key={type} scope="col" data-note={type === preview.type || undefined}>
                {words.types[type]}
              </th>
            ))}
            {preview.unit.id === null ? null : (
              <th scope="col">
                <Trans>Here</Trans>
              </th>
            )}
            <th scope="col" data-right>
              <Trans>Hits</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(([category, some]) => (
            <Group key={category} controls={some} preview={preview} overrides={overrides} />
          ))}
        </tbody>
      </table>
      <dl className={css.means}>
        {strengths.map(s => (
          <Fragment key={s}>
            <dt>
              <StrengthMark does={s} word={words.does[s]} />
            </dt>
            <dd>{words.means[s]}</dd>
          </Fragment>
        ))}
      </dl>
    </Card>
  );
}
