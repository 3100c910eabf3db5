// Apart from the schemas, which the addresses of pages do without.

export const recordKinds = ['document', 'gate'] as const;
