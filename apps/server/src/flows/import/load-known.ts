import type { ImportMapping, Permission } from '@chartroom/contract';
import { may, type Tx } from '../../platform/index.ts';
import { loadFacts, onlyAttributes, placeOf } from '../../register/index.ts';
import { type AddedFields, loadAddedFields, permissionsForAdded } from './added-fields.ts';
import { matchKey } from './check-rows.ts';
import { fieldDefinitions } from './fields.ts';
import type { KnownProject, ReportContent } from './known.ts';
import type { ReadRow } from './read-row.ts';
import { loadProjects, loadReports, type ReportRow } from './store.ts';

/** What somebody must be allowed on a project whose rows are imported. */
export function permissionsFor(mapping: ImportMapping, added: AddedFields): readonly Permission[] {
  const money = Object.keys(mapping.fields).some(
    f => fieldDefinitions[f as keyof typeof fieldDefinitions]?.type === 'money',
  );
  return [
    'import.run',
    'project.edit',
    ...(money ? (['money.edit'] as const) : []),
    ...(mapping.as === 'reports' ? (['report.publish'] as const) : []),
    ...permissionsForAdded(mapping, added),
  ];
}

const contentOf = (r: ReportRow): ReportContent => ({
  scaleId: r.scaleId,
  overall: r.overallSaid,
  dimensions: Object.fromEntries(Object.entries(r.dimensions).map(([d, rating]) => [d, rating.said])),
  narrative: r.narrative,
  finishForecast: r.finishForecast,
  costForecastMinor: r.costForecastMinor,
});

/** The names, or keys of ours, by which rows point at projects. */
const namesIn = (mapping: ImportMapping, rows: readonly ReadRow[]): readonly string[] => {
  if (mapping.as === 'milestones')
    return [...new Set(rows.map(r => String(r.values.projectKey ?? '').toLowerCase()))];
  return mapping.key === 'name' ? [...new Set(rows.map(r => matchKey(mapping, r)))] : [];
};

/** The projects that rows may mean, with their history and whether the importing person may change them. */
export async function loadKnown(
  tx: Tx,
  mapping: ImportMapping,
  rows: readonly ReadRow[],
): Promise<readonly KnownProject[]> {
  const words = namesIn(mapping, rows);
  const needs = permissionsFor(mapping, await loadAddedFields(tx, mapping.as));
  // A project that may not be seen is not there, but where its key would be given a second time.
  const adds = mapping.as !== 'milestones' && mapping.key === 'externalKey';
  const projects = (await loadProjects(tx, { source: mapping.source, words })).filter(
    p => (adds && p.externalSource === mapping.source) || may(tx.actor, 'project.read', placeOf(p)),
  );
  const ids = projects.map(p => p.id);
  const facts = await loadFacts(tx, ids);
  const reports = Map.groupBy(await loadReports(tx, ids), r => r.projectId);
  return projects.map(p => ({
    id: p.id,
    key: p.key,
    name: p.name,
    currency: p.currency,
    externalSource: p.externalSource,
    externalKey: p.externalKey,
    place: placeOf(p),
    mayEdit: needs.every(permission => may(tx.actor, permission, placeOf(p))),
    facts: (facts.get(p.id) ?? []).map(f => ({ day: f.validFrom, attributes: onlyAttributes(f) })),
    reports: new Map((reports.get(p.id) ?? []).map(r => [r.asOf, contentOf(r)])),
  }));
}
