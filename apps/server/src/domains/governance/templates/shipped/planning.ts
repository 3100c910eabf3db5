import {
  columns,
  date,
  long,
  money,
  optional,
  person,
  type ShippedTemplate,
  section,
  table,
  text,
} from './ask.ts';
import { benefitsPlan, transitionPlan } from './using.ts';
import { document } from './written.ts';

const managementPlan = document(
  ['management-plan', 'plan'],
  ['Project management plan', 'How the project will be run: plan, people, money, quality, risk and change.'],
  [
    section(
      'overview',
      ['Overview', 'Enough for somebody who joins today.'],
      [
        text('project', ['Project', 'As in the register.', 'Digital case file'], { source: 'project.name' }),
        person('manager', ['Project manager', 'Who keeps this plan.', 'Tom Ridley'], {
          source: 'project.manager',
        }),
        long(
          'approach',
          [
            'Approach',
            'How the result comes about: in stages, in sprints, with a pilot, and why that fits here.',
            'Two offices as a pilot, then four waves of ten. Software in three-week sprints, since the forms are not agreed yet.',
          ],
          { minLength: 60 },
        ),
      ],
    ),
    section(
      'schedule',
      ['Schedule', 'The plan itself is kept in the schedule; here are its bones.'],
      [
        date('finish', ['Planned finish', 'Of the baseline.', '2027-01-31'], {
          source: 'project.finishBaseline',
          ...optional,
        }),
        table(
          'stages',
          [
            'Stages',
            'What each ends with, and who says that it is over.',
            'Design | 2026-06-15 | Screens agreed by the intake team | H. Marsh',
          ],
          columns({
            stage: 'Stage',
            end: ['Ends', 'date'],
            result: 'Ends with',
            by: ['Accepted by', 'person'],
          }),
        ),
        long(
          'critical',
          [
            'What decides the date',
            'The chain of work that cannot slip, and where the reserve is.',
            'Contract, then scanner, then pilot. Three weeks of reserve before wave 2.',
          ],
          { minLength: 20 },
        ),
      ],
    ),
    section(
      'resources',
      ['People and money', 'Who works on it, and who pays.'],
      [
        table(
          'team',
          [
            'Team',
            'Share of working time, and until when it is promised by whom.',
            'Analyst | 60% | 2026-12-31 | Head of IT',
          ],
          columns({
            role: 'Role',
            name: ['Name', 'person'],
            share: ['Per cent', 'number'],
            until: ['Until', 'date'],
            promised: 'Promised by',
          }),
        ),
        money('budget', ['Budget', 'Approved.', '640,000'], { source: 'project.costBaseline', ...optional }),
        long('tracking', [
          'How cost is followed',
          'Where actuals come from, how often, and what counts as spent.',
          'Ledger on the fifth working day; orders count as spent when they are signed.',
        ]),
      ],
    ),
    section(
      'rules',
      ['How we work', 'Only what differs from the handbook.'],
      [
        long(
          'change',
          [
            'Changes',
            'Who may agree to what.',
            'Up to five days and £5,000: the project manager. Above: the board.',
          ],
          { minLength: 20 },
        ),
        long(
          'quality',
          [
            'Quality',
            'What is checked by whom before it is handed over.',
            'Each form by two case workers who did not design it.',
          ],
          { minLength: 20 },
        ),
        long(
          'risk',
          [
            'Risks',
            'How often they are looked at, and from which size on the sponsor hears of them.',
            'Every second Monday. Above £20,000 or four weeks on the same day.',
          ],
          { minLength: 20 },
        ),
        long('reporting', [
          'Reporting',
          'What is sent to whom, when.',
          'Weekly update by Friday noon; one page to the board before each meeting.',
        ]),
      ],
    ),
  ],
);

const handbook = document(
  ['project-handbook', 'handbook'],
  ['Project handbook', 'The working agreement of the team: where things are, who does what, how we decide.'],
  [
    section(
      'team',
      ['Team', 'Who we are.'],
      [
        table(
          'members',
          ['Members', 'Reachable how, and away when.', 'Ann Lee | Analyst | Mon to Thu | ann@example.org'],
          columns({ name: ['Name', 'person'], role: 'Role', hours: 'Here when', contact: 'Reach by' }),
        ),
        long('onboarding', [
          'For who joins',
          'What to read, ask for and set up in the first week.',
          'Read the charter. Ask Ann for access. Sit with the intake team for a morning.',
        ]),
      ],
    ),
    section(
      'work',
      ['How we work', 'Few rules, kept.'],
      [
        table(
          'meetings',
          [
            'Meetings',
            'Why each is there. One that nobody misses is dropped.',
            'Stand-up | Daily 9:15, 10 minutes | See what is stuck',
          ],
          columns({ meeting: 'Meeting', when: 'When', why: 'What for' }),
        ),
        long(
          'places',
          [
            'Where things are',
            'One place for each kind of thing.',
            'Plan, risks and documents: here. Drawings: drive P. Code: the IT repository.',
          ],
          { minLength: 20 },
        ),
        long(
          'decisions',
          [
            'How we decide',
            'What everybody may decide, what the team, what the manager.',
            'Whoever does the work decides how. What costs more than a day is written in the decision log.',
          ],
          { minLength: 20 },
        ),
        long(
          'naming',
          [
            'Names and versions',
            'So that others find it in a year.',
            'Year-month-day first. No "final". A version number only when it has left the team.',
          ],
          optional,
        ),
      ],
    ),
  ],
);

const communicationPlan = document(
  ['communication-plan', 'communication-plan'],
  ['Communication plan', 'Who has to know what, when, and from whom.'],
  [
    section(
      'aim',
      ['Aim', 'What people should know, think and do afterwards.'],
      [
        long(
          'goal',
          [
            'Goal',
            'Said so that one can check it by asking ten people.',
            'Every case worker knows a month before when their office changes over, and whom to ask.',
          ],
          { minLength: 40 },
        ),
        long('messages', [
          'Messages',
          'Three at most, in the words of those who hear them.',
          'Files come to your screen in minutes. Nobody loses their post. Your office goes on when it is ready.',
        ]),
      ],
    ),
    section(
      'plan',
      ['Plan', 'Concrete enough to be done by somebody else.'],
      [
        table(
          'actions',
          [
            'What is said to whom',
            'Begin with those who lose something.',
            'Case workers, north | Change-over date | Team meeting | Team leader | 2026-08-01',
          ],
          columns({
            audience: 'Audience',
            message: 'Message',
            channel: 'How',
            sender: ['From', 'person'],
            due: ['When', 'date'],
          }),
        ),
        long('listening', [
          'How we listen',
          'How we learn what was understood.',
          'Five telephone calls after each wave; questions are answered on the page within two days.',
        ]),
      ],
    ),
  ],
);

const qualityPlan = document(
  ['quality-plan', 'quality-plan'],
  ['Quality plan', 'What good enough means for each result, and how it is shown.'],
  [
    section(
      'standards',
      ['What good means', 'Measures, not adjectives.'],
      [
        table(
          'criteria',
          [
            'Acceptance criteria',
            'One line for each deliverable, agreed with who will accept it.',
            'Booking page | 95% of testers book within three minutes | H. Marsh',
          ],
          columns({
            deliverable: 'Deliverable',
            criterion: 'Good enough when',
            accepts: ['Accepted by', 'person'],
          }),
        ),
        long(
          'standards',
          [
            'Standards that apply',
            'Laws, house rules, norms, each only if somebody will check it.',
            'House style. Accessibility to level AA. Retention rules of the archive.',
          ],
          optional,
        ),
      ],
    ),
    section(
      'checks',
      ['Checks', 'By whom, when, and what happens with what is found.'],
      [
        table(
          'reviews',
          ['Reviews and tests', 'Early ones are cheaper.', 'Prototype test | Six skippers | 2026-05-20'],
          columns({ check: 'Check', by: 'By whom', due: ['When', 'date'] }),
        ),
        long(
          'defects',
          [
            'What is found',
            'Where it is written down, who decides, and what stops a release.',
            'In the issue log. No open defect that loses a booking or money.',
          ],
          { minLength: 20 },
        ),
      ],
    ),
  ],
);

export const planning: readonly ShippedTemplate[] = [
  managementPlan,
  handbook,
  communicationPlan,
  qualityPlan,
  benefitsPlan,
  transitionPlan,
];
