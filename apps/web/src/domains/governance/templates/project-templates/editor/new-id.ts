/** An id that no element of any version has had: one that was taken away must not come back as another thing. */
export const newId = (stem: string): string => `${stem}-${crypto.randomUUID().slice(0, 8)}`;
