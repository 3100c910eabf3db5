import { type Audit, drawAuditSample, type SampledProject, setAuditProject } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useErrorText } from '../../../../lib/api/error-text.ts';
import { useAct } from '../../../../lib/api/use-act.ts';
import { useFormat } from '../../../../lib/format/use-format.ts';
import { Card } from '../../../../ui/card/card.tsx';
import { Banner } from '../../../../ui/feedback/banner.tsx';
import { errorToast } from '../../../../ui/feedback/toast.tsx';
import { useForm } from '../../../../ui/form/use-form.ts';
import { EmptyState } from '../../../../ui/page/empty-state.tsx';
import { Stack } from '../../../../ui/page/layout.tsx';
import { Chip } from '../../../../ui/status/chip.tsx';
import css from './cycle.module.css';
import { PutByHand } from './put-by-hand.tsx';
import { RepeatSample } from './repeat-sample.tsx';
import { useCycleWords } from './words.ts';

const factors = ['budget', 'lastAudit', 'controls', 'status', 'disagreement'] as const;
const bandTones = { high: 'red', medium: 'amber', low: 'grey' } as const;

/** Seed, size and weights, and the button that draws. */
function DrawForm({ audit }: { readonly audit: Audit }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const words = useCycleWords();
  const draw = useAct(drawAuditSample);
  const { seed = `audit-${audit.number}`, size = 8, weights = audit.usualWeights } = audit.sample ?? {};
  const form = useForm({ seed, size: size as number | string, weights }, values =>
    draw.mutateAsync({
      request: { params: { audit: audit.id }, body: { ...values, size: Number(values.size) } },
      version: audit.version,
    }),
  );
  return (
    <form {...form.form} className={css.form}>
      {form.general === null ? null : <Banner tone="red">{textOf(form.general).message}</Banner>}
      <div className={css.two}>
        <TextInput
          label={t`Seed`}
          description={t`The same seed draws the same projects`}
          {...form.text('seed')}
        />
        <NumberInput
          label={t`Projects`}
          description={t`How many to draw`}
          min={1}
          max={200}
          {...form.field('size')}
        />
      </div>
      <fieldset className={css.weights}>
        <legend className="small muted">{t`How much each weighs in the risk, 0 to 10`}</legend>
        {factors.map(f => (
          <NumberInput
            key={f}
            label={words.factors[f]}
            min={0}
            max={10}
            value={form.values.weights[f]}
            onChange={value => form.set('weights', { ...form.values.weights, [f]: Number(value) })}
          />
        ))}
      </fieldset>
      <div className={css.end}>
        <Button type="submit" variant="filled" loading={form.submitting}>
          {audit.sample === null ? <Trans>Draw the sample</Trans> : <Trans>Draw again</Trans>}
        </Button>
      </div>
    </form>
  );
}

function Auditor({ audit, row }: { readonly audit: Audit; readonly row: SampledProject }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const set = useAct(setAuditProject);
  if (!audit.may.edit || row.rank === null) return <>{row.auditor?.name ?? '—'}</>;
  return (
    <Select
      aria-label={t`Auditor of ${row.project.name}`}
      placeholder={t`Nobody`}
      w={160}
      data={audit.auditors.map(a => {
        const conflict = row.conflicts.find(c => c.person.id === a.id);
        return { value: a.id, label: conflict === undefined ? a.name : `${a.name}: ${conflict.why}` };
      })}
      value={row.auditor?.id ?? null}
      onChange={auditorId =>
        set.mutate(
          {
            request: {
              params: { audit: audit.id },
              body: { projectId: row.project.id, auditorId: auditorId as never },
            },
            version: audit.version,
          },
          { onError: error => errorToast(textOf(error).message) },
        )
      }
    />
  );
}

function Line({ audit, row }: { readonly audit: Audit; readonly row: SampledProject }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useCycleWords();
  const pct = (n: number | null) => (n === null ? '—' : format.percent(n));
  const { points } = row;
  return (
    <tr>
      <td data-right>{row.rank ?? '—'}</td>
      <td className={css.wide}>
        {row.rank === null ? (
          row.project.name
        ) : (
          <Link
            to="/audits/$audit"
            params={{ audit: audit.id }}
            search={{ tab: 'questionnaire', project: row.project.id }}
          >
            {row.project.name}
          </Link>
        )}
        <div className="small faint">
          {row.project.key}
          {row.byHand ? t`, put in by hand: ${row.reason}` : null}
        </div>
      </td>
      <td>
        <Chip tone={bandTones[row.band]}>{words.bands[row.band]}</Chip>
      </td>
      <td data-right>{row.score === null ? '—' : format.number(row.score)}</td>
      {factors.map(f => (
        <td key={f} data-right className="muted">
          {points === null ? '—' : format.number(points[f], 2)}
        </td>
      ))}
      <td>
        <Auditor audit={audit} row={row} />
      </td>
      <td data-right>{pct(row.auditorScore.pct)}</td>
      <td data-right>{pct(row.selfScore.pct)}</td>
    </tr>
  );
}

function Rows({ audit, rows }: { readonly audit: Audit; readonly rows: readonly SampledProject[] }) {
  const { t } = useLingui();
  const words = useCycleWords();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col" data-right>{t`No`}</th>
          <th scope="col">{t`Project`}</th>
          <th scope="col">{t`Band`}</th>
          <th scope="col" data-right>{t`Risk`}</th>
          {factors.map(f => (
            <th key={f} scope="col" data-right className={css.figure}>
              {words.factors[f]}
            </th>
          ))}
          <th scope="col">{t`Auditor`}</th>
          <th scope="col" data-right className={css.figure}>{t`Auditor’s score`}</th>
          <th scope="col" data-right className={css.figure}>{t`Own score`}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <Line key={row.project.id} audit={audit} row={row} />
        ))}
      </tbody>
    </table>
  );
}

/** The sample with why each project is in it, how it was drawn, and that it can be drawn again. */
export function SampleTab({ audit }: { readonly audit: Audit }) {
  const { t } = useLingui();
  const drawn = audit.sampled.filter(s => s.rank !== null);
  const rest = audit.sampled.filter(s => s.rank === null);
  return (
    <Stack>
      {audit.may.sample ? (
        <Card title={t`Draw by risk`} more={t`high from 60, medium from 35`}>
          <DrawForm audit={audit} />
        </Card>
      ) : null}
      {audit.sample === null ? null : <RepeatSample audit={audit} />}
      {drawn.length === 0 ? (
        <EmptyState title={t`No project is in the sample`}>
          <Trans>Draw a sample: large, long unaudited and troubled projects come up more often.</Trans>
        </EmptyState>
      ) : (
        <Card title={t`Sample`} more={drawn.length} flush>
          <Rows audit={audit} rows={drawn} />
        </Card>
      )}
      {audit.may.edit ? <PutByHand audit={audit} /> : null}
      {rest.length === 0 ? null : (
        <Card title={t`Not drawn`} more={rest.length} flush>
          <Rows audit={audit} rows={rest.slice(0, 50)} />
        </Card>
      )}
    </Stack>
  );
}
