/** Builds the web app when its sources changed since it was built; see web.mjs. */
export function ensureWebBuilt(): Promise<void>;
