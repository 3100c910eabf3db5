import type { ProjectPage } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useDocumentTitle } from '@mantine/hooks';
import { IconLock } from '@tabler/icons-react';
import { Chip } from '../../../ui/status/chip.tsx';
import css from './project.module.css';
import { useStateWords } from './state-words.ts';
import { StatusHeader } from './status-header.tsx';
import { WarningsChip } from './warnings-chip.tsx';

const Fact = ({ name, value }: { readonly name: string; readonly value: string | undefined }) =>
  value === undefined ? null : (
    <span>
      {name} <b>{value}</b>
    </span>
  );

/** Name and key, where it belongs and who answers for it; at the right the status pair over time. */
export function ProjectHeader({ page }: { readonly page: ProjectPage }) {
  const { t } = useLingui();
  const states = useStateWords();
  const { project } = page;
  useDocumentTitle(`${project.key} ${project.name} · Chartroom`);
  return (
    <header className={css.header}>
      <div className={css.identity}>
        <h1 tabIndex={-1} data-page-title>
          {project.name}
          <span className={css.key}>{project.key}</span>
          {project.confidential ? (
            <Chip>
              <IconLock size={12} aria-hidden="true" /> {t`Confidential`}
            </Chip>
          ) : null}
        </h1>
        <div className={css.facts}>
          <Fact name={t`Programme`} value={project.programme?.name} />
          {project.programme === null ? <Fact name={t`Portfolio`} value={project.portfolio?.name} /> : null}
          <Fact name={t`Unit`} value={project.unit?.name} />
          <Fact name={t`Manager`} value={project.manager?.name} />
          <Fact name={t`Sponsor`} value={project.sponsor?.name} />
          <WarningsChip page={page} />
          <Fact name={t`State`} value={project.present ? states(project.state) : t`has left the portfolio`} />
        </div>
      </div>
      <StatusHeader page={page} />
    </header>
  );
}
