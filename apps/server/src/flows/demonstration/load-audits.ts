import { addDays, type Day, random } from '@chartroom/engine';
import { addFindings, auditsHandlers, type ToldFinding } from '../../domains/governance/index.ts';
import type { Tx } from '../../platform/index.ts';
import { findingWords } from './finding-words.ts';
import { type Ids, idOf } from './ids.ts';
import type { Demonstration, DemoProject } from './records.ts';

type Handler = keyof typeof auditsHandlers;
/** A request as a handler takes it. */
const input = <H extends Handler>(given: object) => given as Parameters<(typeof auditsHandlers)[H]>[1];
const at = <H extends Handler>(version: number) => ({ version }) as Parameters<(typeof auditsHandlers)[H]>[2];
const as = (tx: Tx, person: string): Tx => ({ ...tx, actor: { ...tx.actor, person } });

const weights = { budget: 3, lastAudit: 2, controls: 3, status: 1, disagreement: 1 };
const questions = 'case sponsor benefits scope schedule change cost people risk quality status'.split(' ');

interface Stage {
  readonly demo: Demonstration;
  readonly ids: Ids;
  readonly auditor: string;
  readonly second: string;
  readonly director: string;
}

/** Two audits, a re-audit, forty findings, a gateway review, an assessment of maturity and two false alarms. */
export async function loadAudits(tx: Tx, demo: Demonstration, ids: Ids): Promise<void> {
  const director = demo.signIns.find(s => s.role === 'pmo-director')?.person;
  const lead = demo.signIns.find(s => s.role === 'auditor')?.person;
  const [second] = demo.people.filter(p => p.jobTitle === 'Internal auditor' && p.key !== lead);
  if (director === undefined || lead === undefined || second === undefined) return;
  const stage = {
    ...{ demo, ids, director: idOf(ids, director) },
    ...{ auditor: idOf(ids, lead), second: idOf(ids, second.key) },
  };
  const mine = as(tx, stage.auditor);
  const audits = await planAudits(mine, stage);
  await addFindings(mine, findingsOf(stage, audits));
  await review(mine, stage);
  await assessMaturity(mine, stage);
  await markFalseAlarms(as(tx, stage.director));
}

interface Audits {
  readonly closed: string;
  readonly fieldwork: string;
}

async function planAudits(tx: Tx, stage: Stage): Promise<Audits> {
  const { demo, ids } = stage;
  const year = Number(demo.anchor.slice(0, 4));
  const programme = await auditsHandlers.createAuditProgramme(
    tx,
    input<'createAuditProgramme'>({
      body: {
        ...{ year, title: `Programme of audits ${year}` },
        purpose:
          'Every department once a year, by risk; what was found is looked at again after two quarters.',
      },
    }),
  );
  const plan = (title: string, from: number, more: object) =>
    auditsHandlers.createAudit(
      tx,
      input<'createAudit'>({
        body: {
          ...{ title, auditProgrammeId: programme.id, leadId: stage.auditor, auditorIds: [stage.second] },
          ...{
            from: addDays(demo.anchor, from),
            to: addDays(demo.anchor, from + 25),
            unitIds: [],
            portfolioIds: [],
          },
          ...{ questionnaire: 'HEALTH-1', reauditOf: null },
          ...more,
        },
      }),
    );
  const first = await plan('Health of projects in operations', -200, { unitIds: [idOf(ids, 'operations')] });
  await conduct(tx, first.id, { seed: `operations-${year}`, size: 6, closed: true });
  const now = await plan('Health of projects in technology', -12, { unitIds: [idOf(ids, 'technology')] });
  await conduct(tx, now.id, { seed: `technology-${year}`, size: 8, closed: false });
  await plan('Re-audit of operations', 30, { unitIds: [idOf(ids, 'operations')], reauditOf: first.id });
  return { closed: first.id, fieldwork: now.id };
}

interface Conducted {
  readonly seed: string;
  readonly size: number;
  readonly closed: boolean;
}

/** Draws the sample, answers for most of it, and closes the audit where it is over. */
async function conduct(tx: Tx, audit: string, { seed, size, closed }: Conducted): Promise<void> {
  const params = { audit };
  const body = { seed, size, weights };
  const drawn = await auditsHandlers.drawAuditSample(
    tx,
    input<'drawAuditSample'>({ params, body }),
    at<'drawAuditSample'>(1),
  );
  let version = drawn.version;
  const move = async (state: string) => {
    const change = { params, body: { state } };
    version = (await auditsHandlers.updateAudit(tx, input<'updateAudit'>(change), at<'updateAudit'>(version)))
      .version;
  };
  await move('fieldwork');
  const sample = drawn.sampled.filter(s => s.rank !== null);
  const stream = random(seed);
  for (const { project, auditor } of sample.slice(0, closed ? size : 3)) {
    const answers = questions.map(question => ({
      question,
      score: stream.int(1, 4),
      na: false,
      note: '',
      links: [],
    }));
    const path = { audit, project: project.id };
    await auditsHandlers.answerAuditAssessment(
      as(tx, auditor?.id ?? tx.actor.person ?? ''),
      input<'answerAuditAssessment'>({ params: path, body: { side: 'auditor', answers } }),
      at<'answerAuditAssessment'>(1),
    );
  }
  if (!closed) return;
  await move('reporting');
  await move('closed');
}

const severities = ['major', 'minor', 'minor', 'major', 'critical'] as const;
const states = ['open', 'agreed', 'done', 'verified', 'closed'] as const;
const inOrder = (state: ToldFinding['state']) => states.slice(0, states.indexOf(state) + 1);

/** Forty findings over the projects of three departments, by turns in every state; the first seven are found again later. */
function findingsOf(stage: Stage, audits: Audits): readonly ToldFinding[] {
  const { demo } = stage;
  const departments = new Set(['operations', 'technology', 'customer']);
  const parents = new Map(demo.units.map(u => [u.key, u.parent]));
  const isIn = (unit: string) => departments.has(unit) || departments.has(parents.get(unit) ?? '');
  const found = demo.projects.filter(p => !p.confidential && isIn(p.unit) && p.changes.length > 0);
  const projects = found.length === 0 ? demo.projects.filter(p => !p.confidential) : found;
  return Array.from({ length: 40 }, (_, i) => {
    const again = i >= 33;
    const place = again ? i - 33 : i;
    const project = projects[(place * 5) % projects.length] as DemoProject;
    const state = i < 7 ? 'closed' : (states[(i * 2) % 5] ?? 'open');
    return oneFinding(stage, {
      ...{ project, state, index: i, words: findingWords[place % findingWords.length] ?? findingWords[0] },
      auditId: i < 20 ? audits.closed : audits.fieldwork,
      raisedOn: addDays(demo.anchor, i < 7 ? -190 + i : i < 20 ? -180 + i * 3 : -60 + i),
    });
  });
}

interface Given {
  readonly project: DemoProject;
  readonly state: ToldFinding['state'];
  readonly index: number;
  readonly words: (typeof findingWords)[number];
  readonly auditId: string;
  readonly raisedOn: Day;
}

function oneFinding(stage: Stage, { project, state, index, words, auditId, raisedOn }: Given): ToldFinding {
  const { ids, auditor, second } = stage;
  const manager = idOf(ids, project.manager);
  const passed = inOrder(state);
  const day = (n: number): Day => addDays(raisedOn, n * 5);
  const doneOn = passed.includes('done') ? day(2) : null;
  const verifiedOn = passed.includes('verified') ? day(3) : null;
  const { title, standard, rootCause, statement, action } = words;
  return {
    ...{ title, standard, rootCause, statement, state, auditId, raisedOn },
    ...{ projectId: idOf(ids, project.key), reviewId: null, controlCode: null },
    severity: severities[index % severities.length] ?? 'minor',
    evidence: 'Interview with the manager, record of the project, last three updates',
    evidenceUrl: null,
    raisedBy: index % 2 === 0 ? auditor : second,
    closedOn: state === 'closed' ? day(4) : null,
    reauditOn: state === 'closed' ? addDays(stage.demo.anchor, 30) : null,
    reopened: 0,
    facts: passed.map((s, n) => ({
      day: day(n),
      state: s,
      personId: s === 'done' ? manager : auditor,
      note: '',
    })),
    actions:
      state === 'open' && index % 3 === 0
        ? []
        : [
            {
              what: action,
              ownerId: manager,
              due: addDays(raisedOn, index % 4 === 0 ? 20 : 240),
              state: verifiedOn !== null ? 'verified' : doneOn !== null ? 'done' : 'open',
              ...{ doneOn, verifiedOn, verifiedBy: verifiedOn === null ? null : second },
              evidence: doneOn === null ? '' : 'Shown in the record of the project',
              evidenceUrl: null,
              verification: verifiedOn === null ? '' : 'Seen in the record, and asked for in the team',
            },
          ],
  };
}

async function review(tx: Tx, { demo, ids }: Stage): Promise<void> {
  const project = demo.projects.find(p => !p.confidential && p.first.state !== 'closed');
  if (project === undefined) return;
  const made = await auditsHandlers.createReview(
    tx,
    input<'createReview'>({
      params: { project: idOf(ids, project.key) },
      body: {
        ...{ title: 'Gateway review before the next stage', kind: 'gateway', day: addDays(demo.anchor, -20) },
        confidence: 'amber',
        summary:
          'Delivery is feasible. Two matters need attention by the sponsor before the next stage is paid for.',
      },
    }),
  );
  const recommend = (text: string, criticality: string, days: number) =>
    auditsHandlers.addRecommendation(
      tx,
      input<'addRecommendation'>({
        params: { review: made.id },
        body: { text, criticality, ownerId: idOf(ids, project.manager), due: addDays(demo.anchor, days) },
      }),
    );
  await recommend('Commit the people of the next stage by name.', 'critical', -5);
  await recommend('Agree on acceptance criteria with operations.', 'essential', 25);
  await recommend('Ask the sister project for its lessons.', 'recommended', 60);
  await auditsHandlers.updateReview(
    tx,
    input<'updateReview'>({ params: { review: made.id }, body: { state: 'final' } }),
    at<'updateReview'>(1),
  );
}

const maturity =
  'mandate:3 method:2 audit:2 alignment:3 choice:1 benefits:0 reporting:4 honesty:3 dependencies:2 capacity:1 estimates:1 skills:2 lessons:1';

async function assessMaturity(tx: Tx, { demo }: Stage): Promise<void> {
  const body = { title: 'Autumn assessment', day: addDays(demo.anchor, -40), questionnaire: 'MATURITY-1' };
  const made = await auditsHandlers.createMaturity(tx, input<'createMaturity'>({ body }));
  const answers = maturity.split(' ').map(pair => {
    const [question = '', score = '0'] = pair.split(':');
    return { question, score: Number(score), na: false, note: '', links: [] };
  });
  await auditsHandlers.answerMaturity(
    tx,
    input<'answerMaturity'>({ params: { maturity: made.id }, body: { answers } }),
    at<'answerMaturity'>(1),
  );
}

/** Two failing cells that are mistakes of their control. */
async function markFalseAlarms(tx: Tx): Promise<void> {
  const matrix = await auditsHandlers.controlMatrix(tx, input<'controlMatrix'>({ query: {} }));
  const today = tx.at.slice(0, 10) as Day;
  const failing = matrix.projects.flatMap(p =>
    matrix.controls.flatMap((c, i) => (p.states[i] === 'fail' && c.severity !== 'high' ? [{ p, c }] : [])),
  );
  for (const found of [failing[3], failing[11]]) {
    if (found === undefined) continue;
    await auditsHandlers.markFalseAlarm(
      tx,
      input<'markFalseAlarm'>({
        params: { project: found.p.id },
        body: {
          code: found.c.code,
          reason: 'The record comes from another system, where this is kept in a field of its own.',
          expires: addDays(today, 120),
        },
      }),
    );
  }
}
