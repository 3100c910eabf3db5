import type { CellEdit } from './column.ts';
import css from './timeline.module.css';

/** How an edit of a cell ended, and where to go on. */
export type EditEnd = 'next' | 'previous' | 'stay' | 'cancelled';

/** Puts a field into a cell; Enter and Tab take what was typed, Escape leaves it as it was. */
export function editCell(cell: HTMLElement, edit: CellEdit, ended: (how: EditEnd) => void): void {
  const field = document.createElement('input');
  field.className = css.editor ?? '';
  field.type = edit.kind === 'date' ? 'date' : 'text';
  if (edit.kind === 'number') field.inputMode = 'decimal';
  field.value = edit.value;
  field.setAttribute('aria-label', edit.label);
  let over = false;
  const end = (how: EditEnd) => {
    if (over) return;
    over = true;
    field.remove();
    cell.removeAttribute('data-editing');
    ended(how);
  };
  const commit = (how: EditEnd) => {
    const wrong = field.value === edit.value ? null : edit.commit(field.value);
    if (wrong === null) {
      end(how);
      return;
    }
    field.setAttribute('aria-invalid', 'true');
    field.setCustomValidity(wrong);
    field.reportValidity();
  };
  field.addEventListener('input', () => field.setCustomValidity(''));
  field.addEventListener('keydown', event => {
    event.stopPropagation();
    if (event.key === 'Escape') end('cancelled');
    else if (event.key === 'Enter') commit('stay');
    else if (event.key === 'Tab') commit(event.shiftKey ? 'previous' : 'next');
    else return;
    event.preventDefault();
  });
  field.addEventListener('blur', () => {
    if (over) return;
    if (field.value !== edit.value) edit.commit(field.value);
    end('cancelled');
  });
  cell.dataset.editing = '';
  cell.append(field);
  field.focus();
  field.select();
}
