// Apart from the schemas, which the addresses of pages do without.

export const severities = ['high', 'medium', 'low'] as const;
export const controlCategories = ['governance', 'schedule', 'cost', 'benefits', 'reporting', 'data'] as const;
