import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSession } from '../../lib/session.ts';
import { navigation } from '../navigation.ts';
import { actions } from './actions.tsx';
import { useFound } from './use-found.ts';

/** One line of the palette. */
export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  /** Faint, at the right: a key, a unit, a shortcut. */
  readonly hint?: string;
  readonly icon?: ReactNode;
  readonly onPick: () => void;
}

export interface PaletteSection {
  readonly title: string;
  readonly items: readonly PaletteItem[];
}

/** Every word typed must occur. */
const matches = (typed: string, label: string): boolean =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every(word => label.toLowerCase().includes(word));

function usePages(): readonly PaletteItem[] {
  const { i18n } = useLingui();
  const navigate = useNavigate();
  const { holds } = useSession();
  return navigation
    .flatMap(group => group.entries)
    .filter(entry => holds(entry.permission))
    .map(entry => ({
      id: `go ${entry.to}`,
      label: i18n._(entry.label),
      icon: <entry.icon size={16} />,
      ...(entry.key === undefined ? {} : { hint: `G ${entry.key.toUpperCase()}` }),
      onPick: () => void navigate({ to: entry.to }),
    }));
}

/** What the palette offers for what was typed: verbs, pages, then records. */
export function useSections(typed: string, only: 'create' | undefined) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const { holds } = useSession();
  const pages = usePages();
  const found = useFound(only === undefined ? typed : '');
  const verbs = actions
    .filter(a => only === undefined || a.creates)
    .filter(a => holds(a.permission))
    .map(a => ({
      id: `do ${a.id}`,
      label: i18n._(a.label),
      icon: a.icon,
      onPick: () => void navigate(a.to),
    }));
  const records = found.kinds.map(({ kind, items }) => ({
    title: i18n._(kind.title),
    items: items.map(item => ({
      ...item,
      id: `${kind.id} ${item.id}`,
      onPick: () => void navigate(item.to),
    })),
  }));
  const sections: readonly PaletteSection[] = [
    { title: t`Do`, items: verbs.filter(item => matches(typed, item.label)) },
    { title: t`Go to`, items: only === undefined ? pages.filter(item => matches(typed, item.label)) : [] },
    ...records,
  ];
  return { sections: sections.filter(section => section.items.length > 0), searching: found.searching };
}
