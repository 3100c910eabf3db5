import { columns, list, long, optional, type ShippedTemplate, section, table } from './ask.ts';

const scale = ['Very low', 'Low', 'Medium', 'High', 'Very high'] as const;

type Row = readonly [label: string, help: string, example: string];
type Columns = Parameters<typeof columns>[0];

/** A table of rows, and how it is kept. */
const register = (
  key: string,
  type: string,
  said: {
    readonly title: string;
    readonly summary: string;
    readonly rows: Row;
    readonly kept: Row;
    readonly columns: Columns;
  },
): ShippedTemplate => ({
  ...{ key, type, kind: 'register' },
  texts: {
    'en-GB': {
      ...{ title: said.title, summary: said.summary },
      sections: [
        section(
          'register',
          [said.title, 'One row for each.'],
          [table('rows', said.rows, columns(said.columns))],
        ),
        section(
          'keeping',
          ['How it is kept', 'Who looks at it when.'],
          [
            long('how', said.kept, optional),
            list('cadence', ['Looked at', 'How often the whole is gone through.', 'Every second week'], {
              required: false,
              choices: ['Weekly', 'Every second week', 'Monthly', 'At gates'],
            }),
          ],
        ),
      ],
    },
  },
});

const risk = register('risk-register', 'risk-log', {
  title: 'Risk log',
  summary: 'What may happen, how likely and how bad, and who does what about it.',
  rows: [
    'Risks',
    'Write cause, event and effect. A row without an owner or an answer is a worry, not a risk that is managed.',
    'R-03 | Because the vendor is being sold, the scanner may come three weeks late, so that wave 2 falls into the holidays | Medium | High | Reduce | Rent for six months | R. Patel | 2026-10-15 | Open',
  ],
  kept: [
    'Rules',
    'From which size on who is told.',
    'Above High and High the sponsor hears of it on the same day.',
  ],
  columns: {
    id: 'No.',
    risk: 'Cause, event, effect',
    likelihood: ['Likelihood', scale],
    impact: ['Impact', scale],
    exposure: ['Exposure', 'money'],
    response: ['Response', ['Avoid', 'Reduce', 'Pass on', 'Accept']],
    action: 'Action',
    owner: ['Owner', 'person'],
    due: ['By', 'date'],
    state: ['State', ['Open', 'Happened', 'Closed']],
  },
});

const issue = register('issue-log', 'issue-log', {
  title: 'Issue log',
  summary: 'What has gone wrong already and needs somebody to act.',
  rows: [
    'Issues',
    'Say what it stops. An issue nobody acts on within a week is escalated or dropped.',
    'I-07 | North office has no network on floor 2 | Stops training of 14 people | High | T. Ridley | 2026-09-12 | In work',
  ],
  kept: ['Rules', 'When an issue goes up a level.', 'After ten days without progress to the sponsor.'],
  columns: {
    id: 'No.',
    issue: 'Issue',
    effect: 'What it stops',
    priority: ['Priority', ['Low', 'Medium', 'High', 'Urgent']],
    owner: ['Owner', 'person'],
    due: ['By', 'date'],
    state: ['State', ['Open', 'In work', 'Escalated', 'Solved']],
  },
});

const assumption = register('assumption-log', 'assumption-log', {
  title: 'Assumption log',
  summary: 'What the plan takes as true without proof, and when each will be known.',
  rows: [
    'Assumptions',
    'Only those that would change the plan if they were false.',
    'A-02 | The network reaches all sites | Wave 3 moves by two months | R. Patel | 2026-04-30 | True',
  ],
  kept: ['Rules', 'What happens with one that turns out false.', 'It becomes an issue on the same day.'],
  columns: {
    id: 'No.',
    assumption: 'Assumption',
    otherwise: 'If it is false',
    owner: ['Who finds out', 'person'],
    due: ['By', 'date'],
    state: ['State', ['Unknown', 'True', 'False']],
  },
});

const decision = register('decision-log', 'decision-log', {
  title: 'Decision log',
  summary: 'What was decided by whom and why, so that it need not be decided twice.',
  rows: [
    'Decisions',
    'With the option that was not taken and the reason.',
    'D-11 | Rent a second scanner for six months | Waiting would move wave 2 into January | Board | 2026-10-10',
  ],
  kept: [
    'Rules',
    'What has to be in here.',
    'Everything that costs more than a day, or that somebody has asked about twice.',
  ],
  columns: {
    id: 'No.',
    decision: 'Decision',
    why: 'Why, and what was not chosen',
    by: 'Decided by',
    day: ['On', 'date'],
    reversible: ['Can be undone', ['Easily', 'With effort', 'No']],
  },
});

const stakeholder = register('stakeholder-register', 'stakeholder-matrix', {
  title: 'Stakeholder matrix',
  summary: 'Who is touched by the project, what they want, and how they are kept with it.',
  rows: [
    'People and groups',
    'Write nothing that the person should not read.',
    'Works council | High | Medium | Sceptical | Supportive | No post is lost | Monthly talk | H. Marsh',
  ],
  kept: ['Rules', 'Who may see it.', 'Only the project team and the sponsor.'],
  columns: {
    who: 'Who',
    influence: ['Influence', scale],
    interest: ['Interest', scale],
    today: ['Today', ['Against', 'Sceptical', 'Neutral', 'Supportive', 'Leading']],
    wanted: ['Wanted', ['Neutral', 'Supportive', 'Leading']],
    expects: 'What they expect',
    how: 'How we keep in touch',
    owner: ['Who does', 'person'],
  },
});

const communication = register('communication-register', 'communication-log', {
  title: 'Communication log',
  summary: 'What was said to whom when, and what came back.',
  rows: [
    'Communications',
    'Also what was promised.',
    '2026-08-01 | Case workers, north | Change-over date | Team meeting | Ann Lee | Worry about floor 2',
  ],
  kept: ['Rules', 'What is worth a row.', 'Everything that goes to more than one team.'],
  columns: {
    day: ['On', 'date'],
    audience: 'To whom',
    message: 'What',
    channel: 'How',
    by: ['By', 'person'],
    reply: 'What came back',
  },
});

const lessons = register('lessons-register', 'lessons-log', {
  title: 'Lessons log',
  summary: 'What the team learned, while it remembers why.',
  rows: [
    'Lessons',
    'What happened, why, and what to do next time. A lesson that nobody could act on is a memory.',
    'L-04 | Key users forgot what they learned in May | Trained four months too early | Train in the week before | Training',
  ],
  kept: ['Rules', 'When they are collected.', 'At each gate, fifteen minutes, before anything else.'],
  columns: {
    id: 'No.',
    event: 'What happened',
    cause: 'Why',
    advice: 'Next time',
    area: ['Area', ['Scope', 'Time', 'Money', 'People', 'Quality', 'Supplier', 'Training', 'Other']],
    day: ['On', 'date'],
  },
});

const benefit = register('benefit-register', 'benefit-log', {
  title: 'Benefit log',
  summary: 'Each benefit with its owner, its measure and what was measured so far.',
  rows: [
    'Benefits',
    'The owner keeps the row after the project has ended.',
    'B-01 | Shorter search | Minutes for each file | 11 | 2 | 1.8 | 310,000 | R. Patel | 2027-06-30',
  ],
  kept: ['Rules', 'Who confirms a value in money.', 'Finance, twice a year.'],
  columns: {
    id: 'No.',
    benefit: 'Benefit',
    measure: 'Measure',
    before: 'Before',
    target: 'Target',
    measured: 'Measured',
    value: ['Value', 'money'],
    owner: ['Owner', 'person'],
    due: ['By', 'date'],
  },
});

export const registers: readonly ShippedTemplate[] = [
  risk,
  issue,
  assumption,
  decision,
  stakeholder,
  communication,
  lessons,
  benefit,
];
