import { listPortfolios, type Portfolio } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useRead } from '../../../lib/api/use-read.ts';
import { useMoment } from '../../../lib/as-of.ts';
import { Dropdown } from '../../../ui/panel/dropdown.tsx';
import css from './cockpit.module.css';

/** How deep a portfolio lies in the tree. */
const depth = (items: readonly Portfolio[], item: Portfolio): number => {
  const parent = items.find(p => p.id === item.parentId);
  return parent === undefined ? 0 : 1 + depth(items, parent);
};

interface PortfolioPickerProps {
  readonly value: string | undefined;
  readonly onChange: (portfolio: string | undefined) => void;
}

/** One portfolio, or everything that the reader may see. */
export function PortfolioPicker({ value, onChange }: PortfolioPickerProps) {
  const { t } = useLingui();
  const { data } = useRead(listPortfolios, { query: useMoment() });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  const choices = [
    { id: undefined, name: t`All portfolios`, level: 0 },
    ...items.map(item => ({ id: item.id as string, name: item.name, level: depth(items, item) })),
  ];
  const chosen = choices.find(choice => choice.id === value) ?? choices[0];
  return (
    <Dropdown
      label={t`Portfolio`}
      width={300}
      button={props => (
        <Button {...props} rightSection={<IconChevronDown size={14} />}>
          <span className="sr-only">{t`Portfolio: `}</span>
          <span className={css.chosen}>{chosen?.name}</span>
        </Button>
      )}
    >
      {close => (
        <ul className={css.portfolios}>
          {choices.map(choice => (
            <li key={choice.id ?? 'all'}>
              <button
                type="button"
                aria-current={choice.id === value}
                style={{ paddingLeft: 8 + choice.level * 16 }}
                onClick={() => {
                  close();
                  onChange(choice.id);
                }}
              >
                <span className="ellipsis">{choice.name}</span>
                {choice.id === value ? <IconCheck size={14} aria-hidden="true" /> : null}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dropdown>
  );
}
