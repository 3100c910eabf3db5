export const settingsTabs = ['organisation', 'rates', 'holidays', 'tokens'] as const;
export type SettingsTab = (typeof settingsTabs)[number];

/** What the address of the settings holds. */
export interface SettingsSearch {
  readonly tab?: SettingsTab | undefined;
}

export const settingsSearch = (search: Readonly<Record<string, unknown>>): SettingsSearch => ({
  tab: settingsTabs.find(tab => tab === search.tab),
});
