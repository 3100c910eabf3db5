import type { Api, SampledProject } from '@chartroom/contract';
import { scoreAnswers, usualRiskWeights } from '@chartroom/engine';
import { type Answer, AppError, holdsEverywhere, type Tx } from '../../../../platform/index.ts';
import { conflictsOf } from '../independence.ts';
import { oneQuestionnaire, questionsOf } from '../questionnaires/questionnaires.ts';
import { loadAnswers } from './store/answers.ts';
import * as store from './store.ts';

type AuditAnswer = Answer<Api['getAudit']>;
type Head = Answer<Api['listAudits']>['items'][number];
type Person = Head['auditors'][number];

/** An audit without its sample. */
function headOf(a: store.AuditRow, team: readonly store.MemberRow[], title: string): Head {
  return {
    ...{ id: a.id, number: a.number, title: a.title, state: a.state, from: a.fromDay, to: a.toDay },
    programme: { id: a.programmeId, year: a.year, title: a.programme },
    lead: { id: a.leadId, name: a.lead ?? '' },
    auditors: team.filter(m => m.auditId === a.id).map(({ id, name }) => ({ id, name })),
    questionnaire: { key: a.questionnaire, title },
    reauditOf: a.reauditOf === null ? null : { id: a.reauditOf, title: a.reauditTitle ?? '' },
    ...{ projects: a.projects, findings: a.findings, openFindings: a.openFindings },
    ...{ closedOn: a.closedOn, version: a.version },
  } as Head;
}

export async function listAudits(tx: Tx, asked: store.AuditsAsked): Promise<Answer<Api['listAudits']>> {
  if (asked.programme !== undefined && (await store.loadProgramme(tx, asked.programme)) === null)
    throw new AppError('not_found', 'There is no such programme of audits.');
  const rows = await store.loadAudits(tx, asked);
  const team = await store.loadMembers(
    tx,
    rows.map(r => r.id),
  );
  const titles = new Map<string, string>();
  for (const { questionnaire: key } of rows)
    if (!titles.has(key)) titles.set(key, (await oneQuestionnaire(tx, key)).title);
  return {
    items: rows.map(r => headOf(r, team, titles.get(r.questionnaire) ?? '')),
    may: { create: holdsEverywhere(tx.actor, 'audit.edit') },
  };
}

/** One audit as it is stored. Throws `not_found`. */
export async function auditRow(tx: Tx, id: string, lock = false): Promise<store.AuditRow> {
  const found = await store.loadAudit(tx, id, lock);
  if (!found) throw new AppError('not_found', 'There is no such audit.');
  return found;
}

/** An audit with its sample; who does not audit sees what was drawn, not the rest of the frame. */
export async function auditView(tx: Tx, id: string): Promise<AuditAnswer> {
  const row = await auditRow(tx, id);
  const team = await store.loadMembers(tx, [id]);
  const questionnaire = await oneQuestionnaire(tx, row.questionnaire);
  const mayEdit = holdsEverywhere(tx.actor, 'audit.edit');
  return {
    ...headOf(row, team, questionnaire.title),
    scope: {
      units: [...(await store.namesOf(tx, 'unit', row.unitIds))],
      portfolios: [...(await store.namesOf(tx, 'portfolio', row.portfolioIds))],
    } as AuditAnswer['scope'],
    summary: row.summary,
    sample: row.sample,
    usualWeights: usualRiskWeights,
    sampled: await sampledOf(tx, row, { team, questions: questionsOf(questionnaire), whole: mayEdit }),
    may: {
      edit: mayEdit && row.state !== 'closed',
      sample: mayEdit && row.state === 'planned',
      close: mayEdit && row.state === 'reporting',
      reaudit: mayEdit && row.state === 'closed',
    },
  };
}

interface Shown {
  readonly team: readonly store.MemberRow[];
  readonly questions: ReturnType<typeof questionsOf>;
  /** Also what was not drawn. */
  readonly whole: boolean;
}

async function sampledOf(
  tx: Tx,
  row: store.AuditRow,
  { team, questions, whole }: Shown,
): Promise<SampledProject[]> {
  const frame = (await store.loadFrame(tx, row.id)).filter(f => whole || f.rank !== null);
  const drawn = frame.filter(f => f.rank !== null).map(f => f.projectId);
  const conflicts = await conflictsOf(
    tx,
    team.map(m => m.id),
    drawn,
  );
  const answers = await loadAnswers(tx, row.id);
  const score = (project: string, side: string) =>
    scoreAnswers(questions, answers.find(a => a.projectId === project && a.side === side)?.answers ?? []);
  return frame.map(f => ({
    project: {
      id: f.projectId,
      key: f.projectKey,
      name: f.project,
      unit: f.unit,
    } as SampledProject['project'],
    ...{ rank: f.rank, byHand: f.byHand, reason: f.reason, band: f.band },
    score: f.seesMoney ? f.score : null,
    points: f.seesMoney ? f.points : null,
    key: f.seesMoney ? f.key : null,
    auditor: f.auditorId === null ? null : ({ id: f.auditorId, name: f.auditor ?? '' } as Person),
    conflicts: team.flatMap(({ id, name }) => {
      const why = conflicts.get(`${f.projectId} ${id}`);
      return why === undefined ? [] : [{ person: { id, name } as Person, why }];
    }),
    auditorScore: score(f.projectId, 'auditor'),
    selfScore: score(f.projectId, 'self'),
  }));
}
