import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconLink, IconPin, IconPinFilled, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { copyText } from '../feedback/copy-text.ts';
import { usePanelSlot } from './panel-slot.tsx';
import css from './side-panel.module.css';

interface SidePanelProps {
  readonly title: string;
  /** Faint, behind the title: what it is about. */
  readonly about?: ReactNode;
  readonly onClose: () => void;
  /** With it the panel can be kept open when the page changes. */
  readonly pinned?: boolean;
  readonly onPin?: (pinned: boolean) => void;
  /** Address that opens the same panel; the address bar's when left out. */
  readonly link?: string;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** Takes focus when it opens, gives it back when it closes, and closes on Escape wherever focus is. */
function usePanelFocus(onClose: () => void) {
  const heading = useRef<HTMLHeadingElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (document.querySelector('[aria-modal=true]') !== null) return;
      // A dialog that this key has just closed is gone from the page, but not from above what had the focus.
      if (event.target instanceof Element && event.target.closest('[aria-modal=true]') !== null) return;
      close.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return heading;
}

/** A record or an explanation beside the page; the page stays usable. */
export function SidePanel(props: SidePanelProps) {
  const slot = usePanelSlot();
  return slot === null ? null : createPortal(<Panel {...props} />, slot);
}

function Panel({ title, about, onClose, pinned = false, onPin, link, footer, children }: SidePanelProps) {
  const { t } = useLingui();
  const id = useId();
  const heading = usePanelFocus(onClose);
  return (
    <aside className={css.panel} aria-labelledby={id}>
      <header className={css.header}>
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <span className="small faint ellipsis">{about}</span>
        <div className={css.tools}>
          {onPin === undefined ? null : (
            <ActionIcon
              aria-label={t`Keep open`}
              title={t`Keep open`}
              aria-pressed={pinned}
              onClick={() => onPin(!pinned)}
            >
              {pinned ? <IconPinFilled size={16} /> : <IconPin size={16} />}
            </ActionIcon>
          )}
          <ActionIcon
            aria-label={t`Copy link`}
            title={t`Copy link`}
            onClick={() => copyText(link ?? location.href, t`Link copied`)}
          >
            <IconLink size={16} />
          </ActionIcon>
          <ActionIcon aria-label={t`Close`} title={t`Close`} onClick={onClose}>
            <IconX size={16} />
          </ActionIcon>
        </div>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={css.body} tabIndex={0} aria-label={title}>
        {children}
      </section>
      {footer === undefined ? null : <footer className={css.footer}>{footer}</footer>}
    </aside>
  );
}
