import type { Api, Finding } from '@chartroom/contract';
import { asDay, sayDay, sayNumber } from '@chartroom/engine';
import type { Answer, WordBlock } from '../../../../platform/index.ts';

type Audit = Answer<Api['getAudit']>;
type AuditAssessment = Answer<Api['getAuditAssessment']>;

const heading = (text: string, level: 1 | 2 | 3 = 2): WordBlock => ({ kind: 'heading', level, text });
const text = (said: string): WordBlock => ({ kind: 'text', text: said });
const quiet = (said: string): WordBlock => ({ kind: 'text', text: said, quiet: true });
const table = (
  header: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly string[])[],
): WordBlock => ({ kind: 'table', header, widths, rows });

const day = (d: string): string => sayDay(asDay(d));
const number = (n: number | null): string => (n === null ? '–' : sayNumber(String(n)));
const names = (some: readonly { readonly name: string }[], none: string): string =>
  some.length === 0 ? none : some.map(s => s.name).join(', ');
const states = {
  planned: 'planned',
  fieldwork: 'in fieldwork',
  reporting: 'being reported',
  closed: 'closed',
} as const;

/** What was audited, when, by whom. */
export function headBlocks(audit: Audit): readonly WordBlock[] {
  const units = audit.scope.units;
  const portfolios = audit.scope.portfolios;
  const scope =
    units.length + portfolios.length === 0 ? 'The whole organisation' : names([...units, ...portfolios], '');
  return [
    heading(audit.title, 1),
    quiet(`Audit ${audit.number} of ${audit.programme.title}, ${audit.programme.year}`),
    ...(audit.summary === '' ? [] : [text(audit.summary)]),
    heading('Scope'),
    table(
      ['What', 'Said'],
      [1, 3],
      [
        ['Planned', `${day(audit.from)} to ${day(audit.to)}`],
        ['State', audit.closedOn === null ? states[audit.state] : `closed on ${day(audit.closedOn)}`],
        ['Lead auditor', audit.lead?.name ?? '–'],
        ['Auditors', names(audit.auditors, '–')],
        ['Scope', scope],
        ['Questionnaire', `${audit.questionnaire.title} (${audit.questionnaire.key})`],
        ['Re-audit of', audit.reauditOf?.title ?? '–'],
      ],
    ),
  ];
}

/** The sample, and how it can be drawn again. */
export function sampleBlocks(audit: Audit): readonly WordBlock[] {
  const drawn = audit.sampled.filter(s => s.rank !== null);
  const { sample } = audit;
  const how =
    sample === null
      ? 'The projects were chosen by hand.'
      : `Drawn by risk from the seed “${sample.seed}”, ${sample.size} wanted. Weights: budget ${sample.weights.budget}, ` +
        `last audit ${sample.weights.lastAudit}, failing controls ${sample.weights.controls}, computed status ` +
        `${sample.weights.status}, disagreement ${sample.weights.disagreement}. SHA-256 of the frame: ${sample.frameHash}.`;
  return [
    heading('Sample'),
    text(how),
    table(
      ['No', 'Project', 'Risk', 'Band', 'Auditor', 'Auditor’s score', 'Own score'],
      [0.5, 3, 0.7, 0.8, 1.6, 1, 1],
      drawn.map(s => [
        String(s.rank),
        `${s.project.key} ${s.project.name}${s.byHand ? ' (by hand)' : ''}`,
        number(s.score),
        s.band,
        s.auditor?.name ?? '–',
        number(s.auditorScore.pct),
        number(s.selfScore.pct),
      ]),
    ),
  ];
}

const scoreOf = (view: AuditAssessment['self'], question: string): string => {
  const answer = view.answers.find(a => a.question === question);
  if (answer === undefined) return '–';
  return answer.na === true ? 'n/a' : number(answer.score ?? null);
};

/** Of each project what the auditor and its manager answered, beside each other. */
export function answerBlocks(assessments: readonly AuditAssessment[]): readonly WordBlock[] {
  const answered = assessments.filter(a => a.auditor.answers.length + a.self.answers.length > 0);
  if (answered.length === 0) return [];
  return [
    heading('Scores'),
    quiet(
      '0 to 4 for each question, a yes is 4; the score of a project is the weighted mean in per cent, n/a left out.',
    ),
    ...answered.flatMap(a => [
      heading(`${a.project.key} ${a.project.name}`, 3),
      table(
        ['Question', 'Auditor', 'Own', 'Note'],
        [3, 0.7, 0.7, 3],
        a.questionnaire.sections.flatMap(s =>
          s.questions.map(q => [
            q.text,
            scoreOf(a.auditor, q.id),
            scoreOf(a.self, q.id),
            a.auditor.answers.find(x => x.question === q.id)?.note ?? '',
          ]),
        ),
      ),
    ]),
  ];
}

const actionText = (a: Finding['actions'][number]): string =>
  `${a.what} (${a.owner?.name ?? '–'}, due ${day(a.due)}, ${a.state}${a.verifiedBy === null ? '' : ` by ${a.verifiedBy.name}`})`;

/** The findings with their corrective actions. */
export function findingBlocks(findings: readonly Finding[]): readonly WordBlock[] {
  if (findings.length === 0) return [heading('Findings'), text('No finding was raised.')];
  return [
    heading('Findings'),
    ...findings.flatMap(f => [
      heading(`${f.key} ${f.title}`, 3),
      table(
        ['What', 'Said'],
        [1, 3],
        [
          ['On', f.project === null ? 'The organisation' : `${f.project.key} ${f.project.name}`],
          ['Severity, state', `${f.severity}, ${f.state}, ${f.ageDays} days`],
          ['Standard', f.standard],
          ['Statement', f.statement],
          ...(f.evidence === '' ? [] : [['Evidence', f.evidence]]),
          ...f.actions.map(a => ['Action', actionText(a)]),
        ],
      ),
    ]),
  ];
}
