import { countMyWork } from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useLocalStorage } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useRead } from '../../lib/api/use-read.ts';
import { useSession } from '../../lib/session.ts';
import { type NavigationEntry, type NavigationGroup, navigation } from '../navigation.ts';
import css from './shell.module.css';

const icon = 16;

/** Another page lies below this one in the address, and has its own line. */
const above = (entry: NavigationEntry): boolean =>
  navigation.some(group => group.entries.some(other => other.to.startsWith(`${entry.to}/`)));

/** How much waits for the reader; looked at again every minute. */
function Waiting() {
  const { t } = useLingui();
  const count = useRead(countMyWork, {}, { every: 60_000 }).data?.count ?? 0;
  if (count === 0) return null;
  return (
    <span className={css.count}>
      {count}
      <span className="sr-only">{t` waiting`}</span>
    </span>
  );
}

function Entry({
  entry,
  onFollow,
}: {
  readonly entry: NavigationEntry;
  readonly onFollow?: (() => void) | undefined;
}) {
  const { i18n } = useLingui();
  const Icon = entry.icon;
  return (
    <li>
      <Link
        to={entry.to}
        className={css.link}
        activeOptions={{ includeSearch: false, exact: entry.to === '/' || above(entry) }}
        onClick={() => onFollow?.()}
      >
        <Icon size={icon} />
        {i18n._(entry.label)}
        {entry.counted === true ? <Waiting /> : null}
      </Link>
    </li>
  );
}

interface GroupProps {
  readonly group: NavigationGroup;
  readonly entries: readonly NavigationEntry[];
  readonly onFollow?: (() => void) | undefined;
}

/** A group of pages under its name, which folds it away; what is folded stays so in this browser. */
function Group({ group, entries, onFollow }: GroupProps) {
  const { i18n } = useLingui();
  const list = useId();
  const [folded, setFolded] = useLocalStorage<readonly string[]>({
    key: 'chartroom-navigation-folded',
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const { label } = group;
  const open = label === undefined || !folded.includes(label.id);
  return (
    <div>
      {label === undefined ? null : (
        <button
          type="button"
          className={css.group}
          aria-expanded={open}
          aria-controls={list}
          onClick={() => setFolded(open ? [...folded, label.id] : folded.filter(id => id !== label.id))}
        >
          {i18n._(label)}
          <IconChevronDown size={12} />
        </button>
      )}
      <ul className={css.list} id={list} hidden={!open}>
        {entries.map(entry => (
          <Entry key={entry.to} entry={entry} onFollow={onFollow} />
        ))}
      </ul>
    </div>
  );
}

/** The pages that exist and that the reader may open. */
export function NavigationList({ onFollow }: { readonly onFollow?: () => void }) {
  const { holds } = useSession();
  return navigation.map(group => {
    const entries = group.entries.filter(entry => holds(entry.permission));
    return entries.length === 0 ? null : (
      <Group key={group.label?.id ?? ''} group={group} entries={entries} onFollow={onFollow} />
    );
  });
}

export function SideNavigation() {
  const { t } = useLingui();
  return (
    <nav className={css.nav} aria-label={t`Main`}>
      <NavigationList />
    </nav>
  );
}
