import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Setting, settings } from '../apps/server/src/platform/config/setting.ts';
import { root } from './boundaries/house.ts';

const shown = (value: unknown): string => {
  if (value === null) return '-';
  const text = typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
  return `\`${text}\``;
};

const cell = (text: string): string => text.replaceAll('|', '\\|');

test('the README lists every setting with its default and meaning', () => {
  const rows = Object.values(settings).map((setting: Setting<unknown>) => {
    const value = shown(setting.read.parse(undefined));
    return `| \`${setting.variable}\` | ${value} | ${cell(setting.meaning)} |`;
  });
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const section = readme.split('## Settings')[1]?.split('\n## ')[0] ?? '';
  expect(section.split('\n').filter(line => line.startsWith('| `'))).toEqual(rows);
});
