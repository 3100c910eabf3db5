import type { View, ViewList, ViewSettings } from '@chartroom/contract';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconBookmark, IconCheck, IconStar, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { Dropdown } from '../../../ui/panel/dropdown.tsx';
import { KeepView } from './keep-view.tsx';
import { sameSettings } from './settings.ts';
import { useViews } from './use-views.ts';
import css from './views.module.css';

interface ViewsMenuProps {
  readonly list: ViewList;
  /** Id of the view that the address names. */
  readonly current: string | undefined;
  /** How the list is shown now. */
  readonly settings: ViewSettings;
  /** Shows the list as a view wants it; null as it is without one. */
  readonly onApply: (view: View | null) => void;
}

/** The views of a list: choose one, keep what is shown, share, take away. */
export function ViewsMenu({ list, current, settings, onApply }: ViewsMenuProps) {
  const { t } = useLingui();
  const all = useViews(list);
  const view = all.views.find(v => v.id === current);
  const changed = view !== undefined && !sameSettings(view.settings, settings);
  const name = view?.name ?? t`All`;
  return (
    <Dropdown
      label={t`Views`}
      width={320}
      button={props => (
        <Button {...props} leftSection={<IconBookmark size={15} />} aria-label={t`View: ${name}`}>
          <span className={css.name}>{name}</span>
          {changed ? <span className={css.changed}>{t`changed`}</span> : null}
        </Button>
      )}
    >
      {close => (
        <div className={css.panel}>
          <ul className={css.list}>
            <Entry chosen={view === undefined} onChoose={() => onApply(null)} close={close}>
              {t`All`}
            </Entry>
            {all.views.map(v => (
              <Entry key={v.id} chosen={v.id === view?.id} onChoose={() => onApply(v)} close={close}>
                <span className={css.name}>{v.name}</span>
                {v.shared ? <IconUsers size={13} aria-label={t`shared by ${v.owner.name}`} /> : null}
                {v.chosen || v.forEverybody ? <IconStar size={13} aria-label={t`begins here`} /> : null}
              </Entry>
            ))}
          </ul>
          {view === undefined ? null : (
            <ViewActions
              all={all}
              view={view}
              changed={changed}
              settings={settings}
              onGone={() => onApply(null)}
              close={close}
            />
          )}
          <Keep all={all} settings={settings} onKept={onApply} close={close} />
        </div>
      )}
    </Dropdown>
  );
}

interface EntryProps {
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly close: () => void;
  readonly children: React.ReactNode;
}

const Entry = ({ chosen, onChoose, close, children }: EntryProps) => (
  <li>
    <button
      type="button"
      className={css.entry}
      aria-pressed={chosen}
      onClick={() => {
        onChoose();
        close();
      }}
    >
      <span className={css.tick}>{chosen ? <IconCheck size={14} aria-hidden="true" /> : null}</span>
      {children}
    </button>
  </li>
);

interface ActionsProps {
  readonly all: ReturnType<typeof useViews>;
  readonly view: View;
  readonly changed: boolean;
  readonly settings: ViewSettings;
  readonly onGone: () => void;
  readonly close: () => void;
}

/** What can be done with the view that is shown. */
function ViewActions({ all, view, changed, settings, onGone, close }: ActionsProps) {
  const { t } = useLingui();
  const act = (label: string, work: () => void) => (
    <Button
      key={label}
      size="compact-sm"
      onClick={() => {
        work();
        close();
      }}
    >
      {label}
    </Button>
  );
  return (
    <div className={css.actions}>
      {view.may.edit && changed ? act(t`Keep as shown`, () => void all.save(view, settings)) : null}
      {view.chosen
        ? act(t`Do not begin here`, () => void all.beginWith(null))
        : act(t`Begin here`, () => void all.beginWith(view))}
      {view.may.share
        ? view.shared
          ? act(t`Stop sharing`, () => void all.change(view, { shared: false }))
          : act(t`Share`, () => void all.change(view, { shared: true }))
        : null}
      {view.may.share && !view.forEverybody
        ? act(t`Begin here for everybody`, () => void all.change(view, { forEverybody: true }))
        : null}
      {view.may.edit
        ? act(t`Take away`, () => {
            void all.remove(view);
            onGone();
          })
        : null}
    </div>
  );
}

interface KeepProps {
  readonly all: ReturnType<typeof useViews>;
  readonly settings: ViewSettings;
  readonly onKept: (view: View) => void;
  readonly close: () => void;
}

function Keep({ all, settings, onKept, close }: KeepProps) {
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <div className={css.actions}>
        <Button size="compact-sm" variant="filled" onClick={() => setOpen(true)}>
          <Trans>Keep as a new view…</Trans>
        </Button>
      </div>
    );
  return (
    <KeepView
      mayShare={all.mayShare}
      onKeep={async (name, shared) => {
        onKept(await all.keep(name, shared, settings));
        close();
      }}
    />
  );
}
