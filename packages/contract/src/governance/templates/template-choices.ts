// Apart from the schemas, which the addresses of pages do without.

export const templateKinds = ['document', 'checklist', 'register'] as const;
export const templateStates = ['draft', 'published', 'retired'] as const;
export const documentFormats = ['docx', 'pdf', 'pptx'] as const;

/** Languages a template may be written in; the first is the one that is shown where another is missing. */
export const documentLanguages = ['en-GB', 'de'] as const;
