import { expect, test } from 'vitest';
import { readKey } from './keys.ts';

const plain = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
const leaf = { parent: false, page: 20, tabIndents: true };

test('arrows move a bar by a day, with Shift by a week, with Alt its length', () => {
  expect(readKey({ ...plain, key: 'ArrowRight' }, leaf)).toEqual({ kind: 'move', days: 1 });
  expect(readKey({ ...plain, key: 'ArrowLeft', shiftKey: true }, leaf)).toEqual({ kind: 'move', days: -7 });
  expect(readKey({ ...plain, key: 'ArrowRight', altKey: true }, leaf)).toEqual({ kind: 'stretch', days: 1 });
});

test('on a row with others below it they fold and open', () => {
  expect(readKey({ ...plain, key: 'ArrowLeft' }, { ...leaf, parent: true })).toEqual({
    kind: 'fold',
    open: false,
  });
});

test('Tab indents until Escape gave it back to the page', () => {
  expect(readKey({ ...plain, key: 'Tab' }, leaf)).toEqual({ kind: 'indent' });
  expect(readKey({ ...plain, key: 'Tab', shiftKey: true }, leaf)).toEqual({ kind: 'outdent' });
  expect(readKey({ ...plain, key: 'Tab' }, { ...leaf, tabIndents: false })).toBeNull();
});

test('keys of the browser are left alone', () => {
  expect(readKey({ ...plain, key: 'r', ctrlKey: true }, leaf)).toBeNull();
  expect(readKey({ ...plain, key: 'F5' }, leaf)).toBeNull();
});
