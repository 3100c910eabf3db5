import { loadedDemonstration } from './server.ts';

/** Before all journeys: loads the demonstration, for the servers of all workers to start from. It is removed as this process ends. */
export default async function setup(): Promise<void> {
  process.env.CHARTROOM_LOADED_DEMONSTRATION = await loadedDemonstration();
}
