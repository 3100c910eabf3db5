import type { Allowance } from './rules/function-size.ts';

/**
 * Functions over 70 lines or 3 positional parameters that wait to be mended, with what they have today; 0 is within the
 * limit. The list only shrinks.
 */
export const oversize: Allowance = {
  'apps/server/src/http/caller.ts#admit': { lines: 0, parameters: 4 },
  'apps/server/src/http/route.ts#perform': { lines: 0, parameters: 4 },
  'apps/server/src/platform/filter/operand.ts#comparable': { lines: 0, parameters: 4 },
  'apps/server/src/platform/filter/operand.ts#valueFor': { lines: 0, parameters: 4 },
  'apps/server/src/platform/filter/parse.ts#compare': { lines: 0, parameters: 4 },
  'apps/server/src/platform/filter/parse.ts#readCall': { lines: 0, parameters: 5 },
  'apps/server/src/platform/idempotency/idempotency.ts#rememberAnswer': { lines: 0, parameters: 4 },
  'apps/server/src/platform/job/job.ts#noteProgress': { lines: 0, parameters: 4 },
  'apps/server/src/platform/job/run.ts#runJob': { lines: 0, parameters: 4 },
  'apps/server/src/platform/sign-in/account.ts#setAccount': { lines: 0, parameters: 4 },
  'apps/web/src/app/pages/imports/columns/columns-step.tsx#ColumnsStep': { lines: 92, parameters: 0 },
  'apps/web/src/domains/monitoring/reporting/status-rules-page.tsx#StatusRulesPage': {
    lines: 75,
    parameters: 0,
  },
  'apps/web/src/lib/api/upload.ts#upload': { lines: 0, parameters: 4 },
  'apps/web/src/lib/format/money.ts#moneyShort': { lines: 0, parameters: 4 },
  'apps/web/src/ui/filter/filter-box.tsx#FilterBox': { lines: 84, parameters: 0 },
  'apps/web/src/ui/tree/tree.tsx#Tree': { lines: 112, parameters: 0 },
  'packages/engine/src/metrics/explain.ts#filled': { lines: 0, parameters: 4 },
  'packages/engine/src/metrics/scales.ts#level': { lines: 0, parameters: 4 },
  'packages/engine/src/schedule/backward.ts#endWork': { lines: 0, parameters: 4 },
  'packages/engine/src/schedule/backward.ts#lateOther': { lines: 0, parameters: 5 },
  'packages/engine/src/schedule/backward.ts#lateWork': { lines: 0, parameters: 5 },
  'packages/engine/src/schedule/backward.ts#limitOf': { lines: 0, parameters: 5 },
  'packages/engine/src/schedule/compile.ts#loadDoor': { lines: 0, parameters: 4 },
  'packages/engine/src/schedule/edges.ts#add': { lines: 0, parameters: 4 },
  'packages/engine/src/schedule/forward.ts#boundOf': { lines: 0, parameters: 5 },
  'packages/engine/src/schedule/forward.ts#placeOther': { lines: 0, parameters: 5 },
  'packages/engine/src/schedule/forward.ts#placeWork': { lines: 0, parameters: 5 },
  'packages/engine/src/schedule/lag.ts#afterLag': { lines: 0, parameters: 4 },
  'packages/engine/src/schedule/lag.ts#beforeLag': { lines: 0, parameters: 4 },
  'packages/engine/src/schedule/progress.ts#resumedFrom': { lines: 0, parameters: 4 },
  'packages/engine/src/schedule/slack.ts#room': { lines: 0, parameters: 4 },
  'packages/engine/src/schedule/span.ts#timeBetween': { lines: 0, parameters: 4 },
  'packages/engine/src/schedule/together.ts#welcome': { lines: 0, parameters: 4 },
  'packages/interop/src/tasks/write.ts#column': { lines: 0, parameters: 4 },
};
