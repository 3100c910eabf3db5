/** A word as it stands inside a sentence: `Off track` as `off track`. */
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
