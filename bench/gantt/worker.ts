import type { LoadedPlan } from '../../apps/web/src/lib/plan-worker/serve.ts';
import { serve } from '../../apps/web/src/lib/plan-worker/serve.ts';
import { generatePlan } from '../schedule/generate.ts';

const load = (count: string): Promise<LoadedPlan> => {
  const plan = generatePlan(Number(count));
  // Only what the chart itself reads; the page around it is not measured here.
  const facts = { start: plan.header.start, finish: plan.header.start, header: plan.header } as never;
  return Promise.resolve({ plan, facts });
};

addEventListener('message', ({ ports: [port] }) => {
  if (port !== undefined) serve(port, load as never);
});
