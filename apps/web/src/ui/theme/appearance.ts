/** What a reader chose for this browser; `public/appearance.js` applies the same keys before the first paint. */
export type Theme = 'auto' | 'light' | 'dark';
export type Density = 'compact' | 'comfortable';

export const themeKey = 'chartroom.theme';
const densityKey = 'chartroom.density';

export const density = (): Density =>
  localStorage.getItem(densityKey) === 'comfortable' ? 'comfortable' : 'compact';

export function setDensity(chosen: Density): void {
  localStorage.setItem(densityKey, chosen);
  document.documentElement.dataset.density = chosen;
}
