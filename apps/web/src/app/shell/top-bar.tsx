import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { BrandMark } from '../../ui/page/brand-mark.tsx';
import { Kbd } from '../../ui/page/kbd.tsx';
import { AccountMenu } from './account-menu.tsx';
import { AsOfControl } from './as-of-control.tsx';
import { NotificationBell } from './notification-bell.tsx';
import css from './shell.module.css';

interface TopBarProps {
  readonly onPalette: () => void;
  readonly onNavigation: () => void;
  readonly onKeySheet: () => void;
}

export function TopBar({ onPalette, onNavigation, onKeySheet }: TopBarProps) {
  const { t } = useLingui();
  return (
    <header className={css.top}>
      <ActionIcon className={css.burger} aria-label={t`Open navigation`} onClick={onNavigation}>
        <IconMenu2 size={18} />
      </ActionIcon>
      <Link to="/" className={css.brand}>
        <BrandMark />
        Chartroom
      </Link>
      <button type="button" className={css.search} onClick={onPalette} aria-keyshortcuts="Control+K">
        <IconSearch size={16} aria-hidden="true" />
        <span className="ellipsis">
          <Trans>Find a project, person, page or command</Trans>
        </span>
        <span aria-hidden="true" className={css.shortcut}>
          <Kbd>Ctrl K</Kbd>
        </span>
      </button>
      <div className={css.spacer} />
      <AsOfControl />
      <NotificationBell />
      <AccountMenu onKeySheet={onKeySheet} />
    </header>
  );
}
