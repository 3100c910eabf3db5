const key = 'chartroom.keys';

/** Whether keys without Ctrl do something; who dictates or has a tremor can switch them off (WCAG 2.1.4). */
export const singleKeys = (): boolean => localStorage.getItem(key) !== 'off';

export const setSingleKeys = (on: boolean): void => localStorage.setItem(key, on ? 'on' : 'off');
