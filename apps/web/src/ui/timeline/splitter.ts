import css from './timeline.module.css';

/** The edge between the rows and the time: dragged, or moved by the arrow keys. */
export function createSplitter(
  into: HTMLElement,
  label: string,
  resize: { readonly width: () => number; readonly onResize: (width: number) => void },
): { readonly place: (width: number, most: number) => void } {
  const element = document.createElement('div');
  element.className = css.splitter ?? '';
  element.tabIndex = 0;
  element.setAttribute('role', 'separator');
  element.setAttribute('aria-orientation', 'vertical');
  element.setAttribute('aria-label', label);
  into.append(element);
  element.addEventListener('pointerdown', down => {
    down.preventDefault();
    element.setPointerCapture(down.pointerId);
    const from = resize.width();
    const move = (event: PointerEvent) => resize.onResize(from + event.clientX - down.clientX);
    element.addEventListener('pointermove', move);
    element.addEventListener('lostpointercapture', () => element.removeEventListener('pointermove', move), {
      once: true,
    });
  });
  element.addEventListener('keydown', event => {
    const by = event.key === 'ArrowLeft' ? -16 : event.key === 'ArrowRight' ? 16 : 0;
    if (by === 0) return;
    event.preventDefault();
    resize.onResize(resize.width() + by);
  });
  return {
    place: (width, most) => {
      element.style.left = `${width}px`;
      element.setAttribute('aria-valuenow', String(Math.round(width)));
      element.setAttribute('aria-valuemin', '0');
      element.setAttribute('aria-valuemax', String(Math.round(most)));
    },
  };
}
