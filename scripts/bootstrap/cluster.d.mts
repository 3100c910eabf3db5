/** Starts a private PostgreSQL; see cluster.mjs. */
export function startCluster(
  programs: string,
): Promise<{ readonly url: string; readonly superuserUrl: string; readonly stop: () => void }>;
