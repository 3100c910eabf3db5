import type { Figure, OnePage } from '@chartroom/contract';
import { asDay, sayCount, sayDay, sayNumber, sayStatus } from '@chartroom/engine';
import { sayMoney, saySigned } from '../document/say.ts';

/** A value of a figure in brief, `GBP 412.6m`, `+23 days`. */
function valueText({ unit, currency, metric }: Figure, value: number | string): string {
  if (typeof value === 'string') return unit === 'day' ? sayDay(asDay(value)) : sayStatus(value);
  switch (unit) {
    case 'money':
      return sayMoney(value, currency ?? '');
    case 'days':
      return metric.includes('slip')
        ? `${saySigned(value)} ${Math.abs(value) === 1 ? 'day' : 'days'}`
        : sayCount(value, 'day');
    case 'weeks':
      return sayCount(value, 'week');
    case 'percent':
      return `${sayNumber(value)}%`;
    default:
      return sayNumber(value);
  }
}

/** A figure as it is read; a dash where there is no value. */
export const figureText = (f: Figure): string => (f.value === null ? '–' : valueText(f, f.value));

/** How a figure changed since the day compared with, and whether that is better. */
export function figureChange(f: Figure): Pick<OnePage['figures'][number], 'change' | 'tone'> {
  const { value, before } = f;
  if (typeof value !== 'number' || typeof before !== 'number') return { change: null, tone: 'same' };
  if (value === before) return { change: 'unchanged', tone: 'same' };
  const up = value > before;
  const better = f.better === 'none' ? null : up === (f.better === 'higher');
  return {
    change: `was ${valueText(f, before)}`,
    tone: better === null ? 'same' : better ? 'better' : 'worse',
  };
}
