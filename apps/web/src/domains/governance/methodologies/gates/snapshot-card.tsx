import { type Gate, getGateSnapshot } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { save } from '../../../../lib/api/download.ts';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useRead } from '../../../../lib/api/use-read.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import css from './gates.module.css';

/** The evidence that a decision rests on: its hash, whether it still has it, and the whole of it as a file. */
export function SnapshotCard({ gate }: { readonly gate: Gate }) {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const answer = useRead(getGateSnapshot, { params: { gate: gate.id } }, { enabled: gate.decision !== null });
  if (gate.decision === null) return null;
  const { data, error } = answer;
  const keep = () =>
    save(
      new Blob([JSON.stringify(data?.content, null, 2)], { type: 'application/json' }),
      `gate-${gate.project.key}-${gate.round}.json`,
    );
  return (
    <Card
      title={t`Evidence snapshot`}
      more={t`taken ${format.instant(gate.decision.at)}`}
      beside={
        data === undefined ? null : (
          <Chip tone={data.intact ? 'green' : 'red'}>{data.intact ? t`Unchanged` : t`Changed`}</Chip>
        )
      }
    >
      <div className={css.hash}>sha256 {gate.decision.hash}</div>
      {error === null ? null : <span className="bad">{textOf(error).message}</span>}
      {data?.withheld === true ? (
        <p className="small faint">
          <Trans>Money is left out of what you see of it.</Trans>
        </p>
      ) : null}
      <div className={css.formEnd}>
        <Button disabled={data === undefined} onClick={keep}>
          <Trans>Save the snapshot</Trans>
        </Button>
      </div>
    </Card>
  );
}
