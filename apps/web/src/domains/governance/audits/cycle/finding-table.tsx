import type { Finding } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Chip } from '../../../../ui/status/chip.tsx';
import css from './cycle.module.css';
import { severityTones, useCycleWords } from './words.ts';

/** How old, how late, found before, found elsewhere: in words. */
export function FindingMarks({ finding }: { readonly finding: Finding }) {
  const { t } = useLingui();
  return (
    <span className={css.marks}>
      <span className="small faint">{t`${finding.ageDays} days`}</span>
      {finding.overdueDays === null ? null : <Chip tone="red">{t`${finding.overdueDays} days late`}</Chip>}
      {finding.repeats.length === 0 ? null : <Chip tone="note">{t`Found before`}</Chip>}
      {finding.systemic ? <Chip tone="water">{t`Systemic`}</Chip> : null}
    </span>
  );
}

interface FindingTableProps {
  readonly findings: readonly Finding[];
  readonly onOpen: (id: string) => void;
}

export function FindingTable({ findings, onOpen }: FindingTableProps) {
  const { t } = useLingui();
  const words = useCycleWords();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Finding</Trans>
          </th>
          <th scope="col">
            <Trans>Severity</Trans>
          </th>
          <th scope="col">
            <Trans>State</Trans>
          </th>
          <th scope="col">
            <Trans>On</Trans>
          </th>
          <th scope="col">
            <Trans>Standard</Trans>
          </th>
          <th scope="col">
            <Trans>Age</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {findings.map(f => (
          <tr key={f.id}>
            <td className={css.wide}>
              <button type="button" className={css.link} onClick={() => onOpen(f.id)}>
                {f.key} {f.title}
              </button>
            </td>
            <td>
              <Chip tone={severityTones[f.severity]}>{words.severities[f.severity]}</Chip>
            </td>
            <td>{words.findingStates[f.state]}</td>
            <td>{f.project?.name ?? t`The organisation`}</td>
            <td className={css.wide}>{f.standard}</td>
            <td>
              <span className={css.line}>
                <FindingMarks finding={f} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
