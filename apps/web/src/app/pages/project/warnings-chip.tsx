import type { ProjectPage } from '@chartroom/contract';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { Dropdown } from '../../../ui/panel/dropdown.tsx';
import css from './warnings.module.css';

/** The tab of the project's page on which a field is changed. */
const tabOf = (field: string): 'details' | 'reports' => (field === 'report' ? 'reports' : 'details');

/** What is missing of the project or hardly true, each with what to do and the way there. */
export function WarningsChip({ page }: { readonly page: ProjectPage }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { warnings, project } = page;
  if (warnings.length === 0) return null;
  const count = t`${plural(warnings.length, { one: '# data warning', other: '# data warnings' })}`;
  return (
    <Dropdown
      label={t`Data warnings`}
      width={360}
      button={props => (
        <button {...props} type="button" className={css.chip}>
          <IconAlertTriangle size={13} aria-hidden="true" /> {count}
        </button>
      )}
    >
      {close => (
        <ul className={css.list}>
          {warnings.map(({ rule, text, remedy, field }) => (
            <li key={rule}>
              <div>
                <b>{text}</b>
                <div className="small faint">{remedy}</div>
              </div>
              {field === null || !project.may.edit ? null : (
                <Button
                  size="compact-xs"
                  onClick={() => {
                    close();
                    void navigate({
                      to: '/projects/$project',
                      params: { project: project.key },
                      search: before => ({ ...before, tab: tabOf(field) }),
                    });
                  }}
                >
                  {t`Go there`}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Dropdown>
  );
}
