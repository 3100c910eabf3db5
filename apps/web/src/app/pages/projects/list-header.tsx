import type { ExportFormat } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useAsOf } from '../../../lib/as-of.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { ButtonLink } from '../button-link.tsx';
import { ListExport } from '../list-export/list-export.tsx';
import { ViewsMenu } from '../views/views-menu.tsx';
import type { ProjectsSearch, Scope } from './search.ts';
import type { useProjectView } from './use-project-view.ts';

interface HeaderProps {
  readonly search: ProjectsSearch;
  readonly onSearch: (change: Partial<ProjectsSearch>) => void;
  readonly onExport: (format: ExportFormat) => Promise<void>;
  readonly view: ReturnType<typeof useProjectView>;
  readonly may: { readonly create: boolean; readonly import: boolean } | undefined;
}

/** Title, scope, and what can be done with the list. */
export function ListHeader({ search, onSearch, onExport, view, may }: HeaderProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { past, compareWith } = useAsOf();
  return (
    <PageHeader
      title={t`Projects`}
      summary={
        compareWith === undefined ? undefined : (
          <span className="note">{t`Magenta: as it was on ${format.day(compareWith)}`}</span>
        )
      }
      actions={
        <>
          <SegmentedControl
            aria-label={t`Which projects`}
            data={[
              { value: 'live', label: t`Live` },
              { value: 'present', label: t`In the portfolio` },
              { value: 'all', label: t`All` },
            ]}
            value={search.scope ?? 'live'}
            onChange={scope => onSearch({ scope: scope === 'live' ? undefined : (scope as Scope) })}
          />
          <ViewsMenu list="projects" current={search.view} {...view} />
          <ListExport take={onExport} />
          {may?.import ? (
            <ButtonLink to="/imports">
              <Trans>Import</Trans>
            </ButtonLink>
          ) : null}
          {may?.create && !past ? (
            <Button
              variant="filled"
              leftSection={<IconPlus size={15} />}
              onClick={() => onSearch({ new: true })}
            >
              <Trans>New project</Trans>
            </Button>
          ) : null}
        </>
      }
    />
  );
}
