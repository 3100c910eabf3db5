import type { Api, Finding } from '@chartroom/contract';
import { asDay, sayDay, sayNumber } from '@chartroom/engine';
import type { Answer, Paper, PaperBlock } from '../../../../platform/index.ts';

type Audit = Answer<Api['getAudit']>;
type AuditAssessment = Answer<Api['getAuditAssessment']>;

type Section = Paper['sections'][number];

const text = (title: string, said: string): PaperBlock => ({ kind: 'text', title, text: said });

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
export function factsOf(audit: Audit): Paper['facts'] {
  const { units, portfolios } = audit.scope;
  const scope =
    units.length + portfolios.length === 0 ? 'The whole organisation' : names([...units, ...portfolios], '');
  return [
    ['Planned', `${day(audit.from)} to ${day(audit.to)}`],
    ['State', audit.closedOn === null ? states[audit.state] : `closed on ${day(audit.closedOn)}`],
    ['Lead auditor', audit.lead?.name ?? '–'],
    ['Auditors', names(audit.auditors, '–')],
    ['Scope', scope],
    ['Questionnaire', `${audit.questionnaire.title} (${audit.questionnaire.key})`],
    ['Re-audit of', audit.reauditOf?.title ?? '–'],
  ];
}

/** What came out on the whole, where somebody has said so. */
export const summarySection = ({ summary }: Audit): readonly Section[] =>
  summary === '' ? [] : [{ title: 'Summary', blocks: [text('Conclusion', summary)] }];

/** The sample, and how it can be drawn again. */
export function sampleSection(audit: Audit): Section {
  const drawn = audit.sampled.filter(s => s.rank !== null);
  const { sample } = audit;
  const how =
    sample === null
      ? 'The projects were chosen by hand.'
      : `Drawn by risk from the seed “${sample.seed}”, ${sample.size} wanted. Weights: budget ${sample.weights.budget}, ` +
        `last audit ${sample.weights.lastAudit}, failing controls ${sample.weights.controls}, computed status ` +
        `${sample.weights.status}, disagreement ${sample.weights.disagreement}. SHA-256 of the frame: ${sample.frameHash}.`;
  return {
    title: 'Sample',
    blocks: [
      text('How it was drawn', how),
      {
        kind: 'table',
        title: 'Projects in it',
        header: ['No', 'Project', 'Risk', 'Band', 'Auditor', 'Auditor’s score', 'Own score'],
        widths: [0.5, 3, 0.7, 0.8, 1.6, 1, 1],
        right: [0, 2, 5, 6],
        rows: drawn.map(s => [
          String(s.rank),
          `${s.project.key} ${s.project.name}${s.byHand ? ' (by hand)' : ''}`,
          number(s.score),
          s.band,
          s.auditor?.name ?? '–',
          number(s.auditorScore.pct),
          number(s.selfScore.pct),
        ]),
      },
    ],
  };
}

const scoreOf = (view: AuditAssessment['self'], question: string): string => {
  const answer = view.answers.find(a => a.question === question);
  if (answer === undefined) return '–';
  return answer.na === true ? 'n/a' : number(answer.score ?? null);
};

/** Of each project what the auditor and its manager answered, beside each other. */
export function scoresSection(assessments: readonly AuditAssessment[]): readonly Section[] {
  const answered = assessments.filter(a => a.auditor.answers.length + a.self.answers.length > 0);
  if (answered.length === 0) return [];
  const how =
    '0 to 4 for each question, a yes is 4; the score of a project is the weighted mean in per cent, n/a left out.';
  return [
    {
      title: 'Scores',
      blocks: [
        text('How they are calculated', how),
        ...answered.map(
          (a): PaperBlock => ({
            kind: 'table',
            title: `${a.project.key} ${a.project.name}`,
            header: ['Question', 'Auditor', 'Own', 'Note'],
            widths: [3, 0.7, 0.7, 3],
            right: [1, 2],
            rows: a.questionnaire.sections.flatMap(s =>
              s.questions.map(q => [
                q.text,
                scoreOf(a.auditor, q.id),
                scoreOf(a.self, q.id),
                a.auditor.answers.find(x => x.question === q.id)?.note ?? '',
              ]),
            ),
          }),
        ),
      ],
    },
  ];
}

const actionText = (a: Finding['actions'][number]): string =>
  `${a.what} (${a.owner?.name ?? '–'}, due ${day(a.due)}, ${a.state}${a.verifiedBy === null ? '' : ` by ${a.verifiedBy.name}`})`;

/** The findings with their corrective actions. */
export function findingsSection(findings: readonly Finding[]): Section {
  const blocks = findings.map(
    (f): PaperBlock => ({
      kind: 'table',
      title: `${f.key} ${f.title}`,
      header: ['What', 'Said'],
      widths: [1, 3],
      right: [],
      rows: [
        ['On', f.project === null ? 'The organisation' : `${f.project.key} ${f.project.name}`],
        ['Severity, state', `${f.severity}, ${f.state}, ${f.ageDays} days`],
        ['Standard', f.standard],
        ['Statement', f.statement],
        ...(f.evidence === '' ? [] : [['Evidence', f.evidence]]),
        ...f.actions.map(a => ['Action', actionText(a)]),
      ],
    }),
  );
  return {
    title: 'Findings',
    blocks: blocks.length === 0 ? [text('None', 'No finding was raised.')] : blocks,
  };
}
