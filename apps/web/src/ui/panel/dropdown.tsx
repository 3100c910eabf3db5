import {
  type FocusEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import css from './dropdown.module.css';

/** What the button must carry. */
interface ButtonProps {
  readonly ref: Ref<HTMLButtonElement>;
  readonly onClick: () => void;
  readonly 'aria-haspopup': 'dialog';
  readonly 'aria-expanded': boolean;
  readonly 'aria-controls': string | undefined;
}

interface DropdownProps {
  readonly label: string;
  readonly width: number;
  readonly button: (props: ButtonProps) => ReactNode;
  readonly children: (close: () => void) => ReactNode;
}

/** What stays free at the edge of the window, in pixels. */
const margin = 12;

/** A calendar or list that was opened from inside is drawn elsewhere in the document, and still belongs to it. */
const inside = (target: EventTarget | null, anchor: HTMLElement | null): boolean =>
  target instanceof Element &&
  (anchor?.contains(target) === true || target.closest('[data-portal]') !== null);

/**
 * A small panel under a button: Escape or a click elsewhere closes it, and focus returns to the button.
 * Mantine's Popover measures the page for this and would add a fifth to the first page's code.
 */
export function Dropdown({ label, width, button, children }: DropdownProps) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return;
    if (panel.current?.contains(document.activeElement) !== true) panel.current?.focus();
    const onPointer = (event: PointerEvent) => {
      if (!inside(event.target, anchor.current)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [open]);
  // Under its button, and within the window.
  useLayoutEffect(() => {
    const { left } = panel.current?.getBoundingClientRect() ?? { left: margin };
    if (open && left < margin) panel.current?.style.setProperty('right', `${left - margin}px`);
  }, [open]);
  const close = () => {
    setOpen(false);
    trigger.current?.focus();
  };
  const onBlur = (event: FocusEvent) => {
    if (event.relatedTarget !== null && !inside(event.relatedTarget, anchor.current)) setOpen(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what its parts let through
    <span
      ref={anchor}
      className={css.anchor}
      onBlur={onBlur}
      onKeyDown={event => {
        if (event.key !== 'Escape' || !open || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      {button({
        ref: trigger,
        onClick: () => setOpen(!open),
        'aria-haspopup': 'dialog',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
      })}
      {open ? (
        <div
          ref={panel}
          id={id}
          role="dialog"
          aria-label={label}
          tabIndex={-1}
          className={css.panel}
          style={{ width }}
        >
          {children(close)}
        </div>
      ) : null}
    </span>
  );
}
