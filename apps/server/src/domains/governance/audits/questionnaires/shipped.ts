import type { Questionnaire } from '@chartroom/contract';

export type ShippedQuestionnaire = Pick<Questionnaire, 'code' | 'number' | 'title' | 'kind' | 'sections'>;

type Kind = 'scale' | 'yes-no' | 'text';
type Line = readonly [
  id: string,
  text: string,
  weight: number,
  standard: string,
  evidence: string,
  kind?: Kind,
];

const section = (title: string, lines: readonly Line[]) => ({
  title,
  questions: lines.map(([id, text, weight, standard, evidence, kind = 'scale']) => ({
    ...{ id, text, kind, weight, standard, evidence },
  })),
});

const health: ShippedQuestionnaire = {
  code: 'HEALTH',
  number: 1,
  title: 'Project health check',
  kind: 'health',
  sections: [
    section('Purpose and sponsorship', [
      [
        'case',
        'The business case is current, and the sponsor can say why the project goes on.',
        3,
        'ISO 21502:2020, 6.3',
        'Business case with its date',
      ],
      [
        'sponsor',
        'The sponsor decides within the time that the project needs.',
        3,
        'ISO 21502:2020, 4.5.3',
        'Decisions of the last three months',
      ],
      [
        'benefits',
        'Each benefit has an owner, a measure and a day on which it is measured.',
        2,
        'ISO 21502:2020, 7.3',
        'List of benefits',
      ],
    ]),
    section('Scope and plan', [
      [
        'scope',
        'What is in scope and what is not is written down and agreed.',
        3,
        'PM² guide 3.1, project handbook',
        'Agreed scope, changes to it',
      ],
      [
        'schedule',
        'The schedule is complete, linked and kept up; its dates are believed by who has to meet them.',
        3,
        'GAO-16-89G, best practices',
        'Schedule quality, last update',
      ],
      [
        'baseline',
        'There is an approved baseline, and deviations from it are explained.',
        2,
        'ISO 21502:2020, 7.6',
        'Baseline and its reason',
        'yes-no',
      ],
      [
        'change',
        'Changes are decided by who may, with their effect on time and money known.',
        2,
        'ISO 21502:2020, 7.9',
        'Register of changes',
      ],
    ]),
    section('Money and people', [
      [
        'cost',
        'Forecast and spend are kept up and agree with the books.',
        3,
        'ISO 21502:2020, 7.7',
        'Forecast beside the ledger',
      ],
      [
        'people',
        'The people that the plan needs are named and available.',
        3,
        'ISO 21502:2020, 7.5',
        'Bookings of the next quarter',
      ],
      [
        'supplier',
        'Suppliers are managed by what was agreed with them.',
        1,
        'ISO 21502:2020, 7.14',
        'Contracts, acceptance',
      ],
    ]),
    section('Risk, quality and reporting', [
      [
        'risk',
        'Risks have owners and responses, and the list is looked through at least monthly.',
        3,
        'ISO 31000:2018, 6.5',
        'Register of risks',
      ],
      [
        'quality',
        'What is delivered is accepted against criteria that were agreed before.',
        2,
        'ISO 21502:2020, 7.8',
        'Acceptance records',
      ],
      [
        'status',
        'The reported status is honest: figures and words agree.',
        3,
        'PM² guide 7.2',
        'Last three updates',
      ],
      [
        'lessons',
        'What has been learnt is written down while it is fresh.',
        1,
        'ISO 21502:2020, 7.17',
        'Lessons',
        'yes-no',
      ],
      ['else', 'What else should the sponsor know?', 0, '', '', 'text'],
    ]),
  ],
};

const gateway: ShippedQuestionnaire = {
  code: 'GATEWAY',
  number: 1,
  title: 'Gateway review',
  kind: 'gateway',
  sections: [
    section('Strategic fit', [
      [
        'need',
        'The need is still there, and it is still this project that answers it.',
        3,
        'UK assurance toolkit: strategic case',
        'Business case',
      ],
      [
        'options',
        'Other ways were looked at, among them to do less.',
        2,
        'HM Treasury Green Book',
        'Appraisal of options',
      ],
      [
        'stakeholders',
        'Those who are touched by it are known and agree with the direction.',
        2,
        'ISO 21502:2020, 7.12',
        'Stakeholder map',
      ],
    ]),
    section('Readiness for the next stage', [
      [
        'plan',
        'The plan of the next stage is in such detail that it can be tracked.',
        3,
        'ISO 21502:2020, 6.5',
        'Stage plan',
      ],
      [
        'resources',
        'Money and people of the next stage are committed.',
        3,
        'ISO 21502:2020, 7.5',
        'Approved budget, bookings',
      ],
      [
        'risks',
        'The main risks are known, owned and affordable.',
        3,
        'ISO 31000:2018, 6.4',
        'Register of risks',
      ],
      [
        'earlier',
        'Recommendations of the review before are dealt with.',
        2,
        'UK assurance toolkit',
        'List of recommendations',
        'yes-no',
      ],
    ]),
    section('Leadership and learning', [
      [
        'roles',
        'Who decides what is clear, and decisions are made.',
        3,
        'ISO 21502:2020, 4.5',
        'Roles, decisions',
      ],
      [
        'skills',
        'The team has the skills that the next stage needs.',
        2,
        'ISO 21502:2020, 4.5.5',
        'Skills of the team',
      ],
      [
        'lessons',
        'Lessons of like projects were looked up and used.',
        1,
        'ISO 21502:2020, 7.17',
        'Lessons used',
      ],
    ]),
  ],
};

const maturity: ShippedQuestionnaire = {
  code: 'MATURITY',
  number: 1,
  title: 'Maturity of the PMO',
  kind: 'maturity',
  sections: [
    section('Governance', [
      [
        'mandate',
        'The PMO has a written mandate that the board stands behind.',
        2,
        'ISO 21505:2017',
        'Mandate',
      ],
      [
        'method',
        'One family of methods is published, tailored and followed.',
        3,
        'ISO 21502:2020, 4.3',
        'Adoption by department',
      ],
      [
        'audit',
        'Compliance is checked, and what is found is corrected and looked at again.',
        2,
        'ISO 19011:2018',
        'Findings and their age',
      ],
    ]),
    section('Portfolio', [
      [
        'alignment',
        'Every project can be traced to a goal of the organisation.',
        3,
        'ISO 21504:2022',
        'Goals and projects',
      ],
      [
        'choice',
        'Projects are chosen by agreed criteria, and stopped by them.',
        3,
        'ISO 21504:2022',
        'Scores, stopped projects',
      ],
      [
        'benefits',
        'Benefits are measured after the project has ended.',
        2,
        'ISO 21503:2022',
        'Measured benefits',
      ],
    ]),
    section('Monitoring', [
      [
        'reporting',
        'Every project reports in its cadence, in one scale.',
        2,
        'ISO 21502:2020, 7.10',
        'Who has not reported',
      ],
      [
        'honesty',
        'Reported status is held against facts, and disagreement is dealt with.',
        3,
        'ISO 21502:2020, 7.10',
        'Status beside computed',
      ],
      [
        'dependencies',
        'Dependencies between projects are known and agreed by both sides.',
        2,
        'ISO 21503:2022',
        'Dependencies',
      ],
    ]),
    section('Resources', [
      [
        'capacity',
        'It is known who is free when, before a project is promised.',
        3,
        'ISO 21504:2022',
        'Capacity beside demand',
      ],
      [
        'estimates',
        'Estimates have ranges and are compared with what came of them.',
        2,
        'GAO-20-195G',
        'Estimates and actuals',
      ],
    ]),
    section('Knowledge', [
      [
        'skills',
        'Project managers are trained, and their growth is looked after.',
        2,
        'ISO 21500:2021',
        'Training, mentoring',
      ],
      [
        'lessons',
        'Lessons reach the projects that need them.',
        2,
        'ISO 30401:2018',
        'Lessons that were used',
      ],
    ]),
  ],
};

/** The questionnaires that come with the product, in our own words, with the standard that each question comes from. */
export const shippedQuestionnaires: readonly ShippedQuestionnaire[] = [health, gateway, maturity];
