import type { GanttCommand } from './gantt-scene.ts';

/** What keys do on their own: walk through rows, fold, zoom, edit a cell. */
export type GanttStep =
  | { readonly kind: 'row'; readonly by: number; readonly extend: boolean }
  | { readonly kind: 'edge'; readonly last: boolean; readonly extend: boolean }
  | { readonly kind: 'fold'; readonly open: boolean }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'fit' | 'edit' | 'all' | 'release' };

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

interface Standing {
  /** The row has others below it. */
  readonly parent: boolean;
  readonly page: number;
  /** Tab indents; after Escape it leaves the grid as everywhere. */
  readonly tabIndents: boolean;
}

const step = (kind: 'fit' | 'edit' | 'all' | 'release'): GanttStep => ({ kind });
const command = (kind: 'undo' | 'redo' | 'insert' | 'delete' | 'open' | 'link' | 'apply'): GanttCommand => ({
  kind,
});

function withControl({ key, shiftKey }: Pressed): GanttStep | GanttCommand | null {
  switch (key.toLowerCase()) {
    case 'z':
      return command(shiftKey ? 'redo' : 'undo');
    case 'y':
      return command('redo');
    case 'a':
      return step('all');
    case 'enter':
      return command('apply');
    case 'home':
      return { kind: 'edge', last: false, extend: shiftKey };
    case 'end':
      return { kind: 'edge', last: true, extend: shiftKey };
    default:
      return null;
  }
}

function sideways(pressed: Pressed, parent: boolean): GanttStep | GanttCommand {
  const later = pressed.key === 'ArrowRight';
  const sign = later ? 1 : -1;
  if (pressed.altKey && pressed.shiftKey) return { kind: later ? 'indent' : 'outdent' };
  if (parent) return { kind: 'fold', open: later };
  if (pressed.altKey) return { kind: 'stretch', days: sign };
  return { kind: 'move', days: sign * (pressed.shiftKey ? 7 : 1) };
}

/** What a key means on a row; null when it is none of the timeline's. */
export function readKey(pressed: Pressed, at: Standing): GanttStep | GanttCommand | null {
  if (pressed.ctrlKey || pressed.metaKey) return withControl(pressed);
  const extend = pressed.shiftKey;
  switch (pressed.key) {
    case 'ArrowUp':
      return { kind: 'row', by: -1, extend };
    case 'ArrowDown':
      return { kind: 'row', by: 1, extend };
    case 'PageUp':
      return { kind: 'row', by: -at.page, extend };
    case 'PageDown':
      return { kind: 'row', by: at.page, extend };
    case 'Home':
      return { kind: 'edge', last: false, extend };
    case 'End':
      return { kind: 'edge', last: true, extend };
    case 'ArrowLeft':
    case 'ArrowRight':
      return sideways(pressed, at.parent);
    case 'Tab':
      return at.tabIndents ? { kind: pressed.shiftKey ? 'outdent' : 'indent' } : null;
    case '+':
    case '=':
      return { kind: 'zoom', factor: 1.5 };
    case '-':
      return { kind: 'zoom', factor: 1 / 1.5 };
    case '0':
      return step('fit');
    case 'F2':
    case 'Enter':
      return step('edit');
    case ' ':
      return command('open');
    case 'Insert':
      return command('insert');
    case 'Delete':
      return command('delete');
    case 'l':
    case 'L':
      return command('link');
    case 'Escape':
      return step('release');
    default:
      return null;
  }
}
