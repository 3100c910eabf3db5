import { Trans, useLingui } from '@lingui/react/macro';
import { useMantineColorScheme } from '@mantine/core';
import {
  IconAdjustments,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
  IconUser,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useErrorText } from '../../lib/api/error-text.ts';
import { useSession } from '../../lib/session.ts';
import { errorToast } from '../../ui/feedback/toast.tsx';
import { Dropdown } from '../../ui/panel/dropdown.tsx';
import css from './shell.module.css';

const initials = (name: string): string => {
  const words = name.split(/\s+/).filter(Boolean);
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
};

function Themes() {
  const { t } = useLingui();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const themes = [
    { key: 'light', label: t`Light`, icon: IconSun },
    { key: 'dark', label: t`Dark`, icon: IconMoon },
    { key: 'auto', label: t`As the system`, icon: IconDeviceDesktop },
  ] as const;
  return themes.map(({ key, label, icon: Icon }) => (
    <button
      key={key}
      type="button"
      className={css.item}
      aria-pressed={colorScheme === key}
      onClick={() => setColorScheme(key)}
    >
      <Icon size={15} aria-hidden="true" />
      {label}
    </button>
  ));
}

/** Who is signed in, the theme, settings, keys, signing out. */
export function AccountMenu({ onKeySheet }: { readonly onKeySheet: () => void }) {
  const { t } = useLingui();
  const { me, signOut } = useSession();
  const textOf = useErrorText();
  const stillIn = (error: unknown) => errorToast(t`You are still signed in. ${textOf(error).message}`);
  if (me === undefined || me === null) return null;
  return (
    <Dropdown
      label={t`Account`}
      width={232}
      button={props => (
        <button type="button" {...props} className={css.avatar}>
          {initials(me.person.name)}
          <span className="sr-only">{t`, account of ${me.person.name}`}</span>
        </button>
      )}
    >
      {close => (
        <div className={css.menu}>
          <div className={css.who}>
            <div>{me.person.name}</div>
            <div className="small faint">{me.organisation.name}</div>
          </div>
          <Themes />
          <hr />
          <Link to="/account" className={css.item} onClick={close}>
            <IconUser size={15} aria-hidden="true" />
            <Trans>Your account</Trans>
          </Link>
          <Link to="/settings/appearance" className={css.item} onClick={close}>
            <IconAdjustments size={15} aria-hidden="true" />
            <Trans>Language and appearance</Trans>
          </Link>
          <button
            type="button"
            className={css.item}
            onClick={() => {
              close();
              onKeySheet();
            }}
          >
            <IconKeyboard size={15} aria-hidden="true" />
            <Trans>Keyboard shortcuts</Trans>
          </button>
          <hr />
          <button type="button" className={css.item} onClick={() => void signOut().catch(stillIn)}>
            <IconLogout size={15} aria-hidden="true" />
            <Trans>Sign out</Trans>
          </button>
        </div>
      )}
    </Dropdown>
  );
}
