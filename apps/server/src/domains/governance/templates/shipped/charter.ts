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

export const charter: ShippedTemplate = {
  key: 'project-charter',
  kind: 'document',
  type: 'charter',
  texts: {
    'en-GB': {
      title: 'Project charter',
      summary: 'Starts a project: its mandate, its goals, its limits and who may decide what.',
      sections: [
        section(
          'mandate',
          ['Mandate', 'Who gives the project to whom.'],
          [
            text('project', ['Project', 'As in the register.', 'Digital case file'], {
              source: 'project.name',
            }),
            text('key', ['Key', 'As in the register.', 'PRJ-104'], { source: 'project.key' }),
            person('sponsor', ['Sponsor', 'Owns the business case, and decides at gates.', 'Helen Marsh'], {
              source: 'project.sponsor',
            }),
            person(
              'manager',
              ['Project manager', 'Runs it day by day within the limits below.', 'Tom Ridley'],
              { source: 'project.manager' },
            ),
            long(
              'purpose',
              [
                'Purpose',
                'Why the project exists, in two or three sentences that will still be true at its end.',
                'Case files are found in two minutes by everybody who may see them, so that citizens get an answer within five days.',
              ],
              { minLength: 60, source: 'project.description' },
            ),
          ],
        ),
        section(
          'goals',
          ['Goals and scope', 'What is reached when it is over.'],
          [
            table(
              'goals',
              [
                'Goals',
                'Three to five, each with a measure and a day. "Improve" is no goal without a number.',
                'Answers in five days | 90% of requests | 2027-06-30',
              ],
              columns({ goal: 'Goal', measure: 'Measure', due: ['By', 'date'] }),
            ),
            long('deliverables', [
              'Deliverables',
              'What is handed over, one on each line.',
              'Scanning service with contract\nCase file system for 240 users\nTraining of 30 key users\nRules for destruction',
            ]),
            long(
              'excluded',
              [
                'Not part of it',
                'What somebody might expect.',
                'Files older than 2005. The archive building.',
              ],
              optional,
            ),
          ],
        ),
        section(
          'limits',
          ['Time and money', 'The frame inside which the manager decides alone.'],
          [
            date('start', ['Start', 'First day on which people work for it.', '2026-03-02'], {
              source: 'project.startForecast',
            }),
            date('finish', ['Finish', 'When the last deliverable is accepted.', '2027-01-31'], {
              source: 'project.finishForecast',
            }),
            money('budget', ['Budget', 'Approved, reserves included.', '640,000'], {
              source: 'project.costBaseline',
              ...optional,
            }),
            table(
              'milestones',
              ['Key dates', 'Gates and what others wait for.', 'Gate 2, design agreed | 2026-06-15'],
              {
                source: 'project.milestones',
                required: false,
                ...columns({
                  name: 'Milestone',
                  baseline: ['Agreed', 'date'],
                  forecast: ['Forecast', 'date'],
                }),
              },
            ),
            long(
              'tolerance',
              [
                'Tolerances',
                'How far time, money and scope may move before the sponsor has to be asked.',
                'Four weeks, 5% of the budget; no deliverable is dropped without the sponsor.',
              ],
              { minLength: 20 },
            ),
          ],
        ),
        section(
          'people',
          ['Roles and decisions', 'Who does, who decides, who is asked.'],
          [
            table(
              'roles',
              [
                'Roles',
                'A name for each role, and what it may decide.',
                'Business owner | R. Patel | Accepts deliverables',
              ],
              columns({ role: 'Role', name: ['Name', 'person'], decides: 'May decide' }),
            ),
            long(
              'board',
              [
                'Steering',
                'Who meets how often, and how somebody reaches them in between.',
                'Sponsor, IT and finance, every sixth Thursday; by telephone within two days.',
              ],
              optional,
            ),
          ],
        ),
        section(
          'risk',
          ['Risks and assumptions', 'What has to be true, and what could go wrong.'],
          [
            long(
              'assumptions',
              [
                'Assumptions',
                'What is taken as true without proof, each with the day on which it will be checked.',
                'The network reaches all sites (checked by 30 April).',
              ],
              { minLength: 20 },
            ),
            long(
              'risks',
              [
                'Main risks',
                'The three to five that the sponsor should know by heart.',
                'Data protection may ask for a second assessment: three months.',
              ],
              { minLength: 20 },
            ),
          ],
        ),
      ],
    },
  },
};

export const requirementsSummary: ShippedTemplate = {
  key: 'requirements-summary',
  kind: 'document',
  type: 'requirements',
  texts: {
    'en-GB': {
      title: 'Requirements summary',
      summary: 'What the result has to do and how well, ranked, with who asked and how it will be tested.',
      sections: [
        section(
          'context',
          ['Context', 'For whom it is and where it ends.'],
          [
            long('users', [
              'Who uses it',
              'Groups of people, how many, and what each wants to get done.',
              '40 case workers, all day; 200 team leaders, once a week; citizens through the portal.',
            ]),
            long('border', [
              'Border',
              'What lies inside, what outside, and what crosses the line.',
              'Inside: intake, file, answer. Outside: payment, which is read from the ledger each night.',
            ]),
          ],
        ),
        section(
          'requirements',
          ['Requirements', 'One sentence each, that can be tested.'],
          [
            table(
              'functions',
              [
                'What it has to do',
                'Begin with who: "a case worker can …". Rank honestly: if all is a must, nothing is.',
                'R-01 | A case worker finds a file by its number within two seconds | Must | Intake team | Timed test with 100 files',
              ],
              columns({
                id: 'No.',
                requirement: 'Requirement',
                rank: ['Rank', ['Must', 'Should', 'Could', 'Not now']],
                source: 'Asked by',
                test: 'How it is tested',
              }),
            ),
            table(
              'qualities',
              [
                'How well',
                'Speed, availability, security, access for all, language, law.',
                'Availability | 99.5% on working days, 7:00 to 19:00',
              ],
              { required: false, ...columns({ quality: 'Quality', level: 'Level' }) },
            ),
          ],
        ),
        section(
          'open',
          ['Open points', 'What is not yet known.'],
          [
            table(
              'points',
              ['Open questions', 'Each with a name and a day.', 'Do we keep fax? | R. Patel | 2026-05-15'],
              {
                required: false,
                ...columns({ question: 'Question', who: ['Who answers', 'person'], due: ['By', 'date'] }),
              },
            ),
          ],
        ),
      ],
    },
  },
};
