import {
  type Control,
  type Output,
  pmoTypes,
  type previewPmoType,
  strengths,
  updateControl,
} from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { Fragment } from 'react';
import { useErrorText } from '../../../lib/api/error-text.ts';
import { useAct } from '../../../lib/api/use-act.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { Card } from '../../../ui/card/card.tsx';
import { errorToast } from '../../../ui/feedback/toast.tsx';
import { useControlWords } from './control-words.ts';
import css from './controls.module.css';
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

function Group({ controls, preview }: { readonly controls: readonly Control[]; readonly preview: Preview }) {
  const words = useControlWords();
  const format = useFormat();
  const hits = new Map(preview.rules.map(r => [r.code, r.hits]));
  const [first] = controls;
  return (
    <Fragment>
      <tr className={css.group}>
        <th scope="rowgroup" colSpan={5}>
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
          <td data-right>{format.number(hits.get(control.code) ?? 0, 0)}</td>
        </tr>
      ))}
    </Fragment>
  );
}

/** What each control does by type of PMO, and how many projects of the unit fail it now. */
export function StrengthTable({
  controls,
  preview,
}: {
  readonly controls: readonly Control[];
  readonly preview: Preview;
}) {
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
            <th scope="col" data-right>
              <Trans>Hits</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(([category, some]) => (
            <Group key={category} controls={some} preview={preview} />
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
