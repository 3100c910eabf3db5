import {
  columns,
  date,
  list,
  long,
  money,
  optional,
  person,
  type ShippedTemplate,
  section,
  table,
  text,
} from './ask.ts';
import { charter, requirementsSummary } from './charter.ts';

const initiationRequest: ShippedTemplate = {
  key: 'initiation-request',
  kind: 'document',
  type: 'initiation-request',
  texts: {
    'en-GB': {
      title: 'Project initiation request',
      summary:
        'Asks that an idea becomes a project: what is wrong today, what would be better, and what it takes.',
      sections: [
        section(
          'request',
          ['The request', 'Who asks for what, in a few lines that stand on their own.'],
          [
            text(
              'name',
              [
                'Name of the project',
                'Short, and understood outside of your department.',
                'Online booking of harbour berths',
              ],
              { source: 'project.name' },
            ),
            person(
              'sponsor',
              [
                'Sponsor',
                'The person who wants the result and answers for the money.',
                'Helen Marsh, Director of Operations',
              ],
              { source: 'project.sponsor' },
            ),
            text('unit', ['Department', 'Where the project would be run.', 'Harbour operations'], {
              source: 'project.unit',
              ...optional,
            }),
            long(
              'summary',
              [
                'In three sentences',
                'What would be done, for whom, and why now. Somebody who reads only this should be able to say yes or no to reading on.',
                'Skippers book berths by telephone, and a third of the calls are lost in summer. We want them to book and pay online. The telephone contract ends in March, so it has to be renewed or replaced by then.',
              ],
              { minLength: 60, source: 'project.description' },
            ),
          ],
        ),
        section(
          'why',
          ['Why', 'The reason for doing anything at all.'],
          [
            long(
              'problem',
              [
                'What is wrong today',
                'Name the trouble and how large it is, with a number where you have one. Leave the solution out.',
                '31% of 14,200 calls between May and August were not answered. 220 complaints named it, and an estimated 900 nights were lost to the marina next door.',
              ],
              { minLength: 80 },
            ),
            long(
              'outcome',
              [
                'What would be different',
                'How people would notice a year later that it was worth it.',
                'Nine of ten bookings come in without a call, berths are full on four more weekends, and one post is free for other work.',
              ],
              { minLength: 40 },
            ),
            list(
              'driver',
              ['Main reason', 'The one that would be left if all others fell away.', 'Efficiency'],
              {
                choices: [
                  'Law or regulation',
                  'Strategy',
                  'Efficiency',
                  'Risk reduction',
                  'Replacement of something that ends',
                  'Income',
                ],
              },
            ),
            long(
              'nothing',
              [
                'What if nothing is done',
                'The cost of waiting a year, said honestly.',
                'The contract is renewed for three years at £48,000 a year, and lost nights grow by a tenth each summer.',
              ],
              optional,
            ),
          ],
        ),
        section(
          'what',
          ['What', 'Only as far as it is known.'],
          [
            long(
              'scope',
              [
                'What belongs to it',
                'Results one can touch or see, one on each line.',
                'A booking page in two languages\nPayment by card\nA screen for the harbour office\nTraining of six people',
              ],
              { minLength: 20 },
            ),
            long(
              'not',
              [
                'What does not',
                'What others may expect and will not get.',
                'Cargo berths. A telephone app. Changes to the price list.',
              ],
              optional,
            ),
            long(
              'options',
              [
                'Other ways that were thought of',
                'Two or three, each with the reason against it. Doing nothing is one.',
                'More people on the telephone in summer: £60,000 a year and no answer at night.\nA package from the port authority: cheaper, but without payment.',
              ],
              optional,
            ),
          ],
        ),
        section(
          'takes',
          ['What it takes', 'Orders of magnitude are enough at this point.'],
          [
            money(
              'cost',
              ['Rough cost', 'Everything until the result is in use, within a factor of two.', '180,000'],
              { source: 'project.costForecast', ...optional },
            ),
            money(
              'benefit',
              [
                'Rough benefit',
                'Over the years for which you would defend the number.',
                '420,000 over five years',
              ],
              { source: 'project.benefitsForecast', ...optional },
            ),
            date('start', ['Wished start', 'When people could begin.', '2026-02-02'], {
              source: 'project.startForecast',
              ...optional,
            }),
            date('finish', ['Needed by', 'And what happens on that day.', '2026-11-30'], {
              source: 'project.finishForecast',
              ...optional,
            }),
            long(
              'risks',
              [
                'What could go wrong',
                'The three things that would keep you awake.',
                'The card provider may need four months for its checks.\nThe harbour office is short of two people in summer.\nSkippers over seventy may not use it.',
              ],
              { minLength: 20 },
            ),
          ],
        ),
        section(
          'next',
          ['What is asked for now', 'The decision, so that it can be taken.'],
          [
            long(
              'decision',
              [
                'Decision',
                'Who is to decide what by when. Ask for the next step only, not for the whole project.',
                'Operations board, 12 March: agree to a business case, with ten days of the IT architect.',
              ],
              { minLength: 20 },
            ),
            person(
              'manager',
              ['Who would prepare it', 'The person who carries the request to the next step.', 'Tom Ridley'],
              { source: 'project.manager', ...optional },
            ),
          ],
        ),
      ],
    },
  },
};

const businessCase: ShippedTemplate = {
  key: 'business-case',
  kind: 'document',
  type: 'business-case',
  texts: {
    'en-GB': {
      title: 'Business case',
      summary: 'Shows whether a project is worth its money, against doing nothing and against other ways.',
      sections: [
        section(
          'reason',
          ['Reason', 'Why the organisation would want this.'],
          [
            long(
              'need',
              [
                'Need',
                'The trouble or the chance, with its size and how it was measured.',
                'Paper files take 11 minutes each to find (sample of 200, May). With 38,000 requests a year that is 7,000 hours.',
              ],
              { minLength: 80 },
            ),
            long('strategy', [
              'Part in the strategy',
              'Which goal it serves, and how one would see that. If none, say so.',
              'Goal 2, "answers within five days": the share answered in time rises from 61% to 90%.',
            ]),
          ],
        ),
        section(
          'options',
          ['Options', 'At least doing nothing, the least that helps, and what is recommended.'],
          [
            table(
              'compared',
              [
                'Options compared',
                'The same measure for each. One that nobody would choose does not count.',
                'Do nothing | 0 | 0 | Backlog grows by 6% a year',
              ],
              columns({
                option: 'Option',
                cost: ['Cost', 'money'],
                benefit: ['Benefit', 'money'],
                remark: 'What speaks for and against it',
              }),
            ),
            long(
              'recommended',
              [
                'Recommended option',
                'Which, and the one reason that decides.',
                'Scanning on request: nine tenths of the benefit for a third of the cost, since 80% of files are never asked for again.',
              ],
              { minLength: 40 },
            ),
          ],
        ),
        section(
          'money',
          ['Money', 'Whole life, not only the project.'],
          [
            money(
              'cost',
              ['Cost of the project', 'Until the result is in use, own people included.', '640,000'],
              { source: 'project.costForecast' },
            ),
            money(
              'running',
              ['Cost of running it a year', 'What stays afterwards: licences, people, room.', '85,000'],
              optional,
            ),
            money(
              'benefits',
              [
                'Benefits in money',
                'Only what somebody will stand up for by name.',
                '1,900,000 over six years',
              ],
              { source: 'project.benefitsForecast' },
            ),
            long(
              'assumptions',
              [
                'What the numbers rest on',
                'The three assumptions which move the result most, and how far each may be off before the answer changes.',
                'Requests stay at 38,000 a year; below 21,000 the case no longer holds.',
              ],
              { minLength: 40 },
            ),
          ],
        ),
        section(
          'benefits',
          ['Benefits', 'What gets better, who owns it, and how one will know.'],
          [
            table(
              'list',
              [
                'Benefits',
                'One line each, with an owner who stays after the project.',
                'Shorter search | Minutes for each file | 11 | 2 | R. Patel | 2027-06-30',
              ],
              columns({
                benefit: 'Benefit',
                measure: 'Measure',
                today: 'Today',
                target: 'Target',
                owner: ['Owner', 'person'],
                due: ['By', 'date'],
              }),
            ),
          ],
        ),
        section(
          'risk',
          ['Risk and time', 'What could spoil the case.'],
          [
            long('risks', [
              'Main risks',
              'Cause, event, effect, and what is done about each.',
              'Because the scanner vendor is being sold, delivery may slip by a quarter; we keep the rental for six months.',
            ]),
            date('finish', ['In use by', 'The day on which benefits begin.', '2027-01-31'], {
              source: 'project.finishForecast',
            }),
            long(
              'exit',
              [
                'When we would stop',
                'The sign at which going on is no longer worth it.',
                'If the pilot takes more than four minutes for each file, the project ends at gate 2.',
              ],
              optional,
            ),
          ],
        ),
      ],
    },
  },
};

export const initiating: readonly ShippedTemplate[] = [
  initiationRequest,
  businessCase,
  charter,
  requirementsSummary,
];
