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

const closure: ShippedTemplate = {
  key: 'closure-report',
  kind: 'document',
  type: 'closure',
  texts: {
    'en-GB': {
      title: 'Closure report',
      summary: 'Ends a project in order: what was delivered, what it cost, what stays open and with whom.',
      sections: [
        section(
          'result',
          ['Result', 'Against the charter.'],
          [
            text('project', ['Project', 'As in the register.', 'Digital case file'], {
              source: 'project.name',
            }),
            person('sponsor', ['Sponsor', 'Who releases the project.', 'Helen Marsh'], {
              source: 'project.sponsor',
            }),
            long(
              'reached',
              [
                'What was reached',
                'Goal by goal, with the number that was promised and the one that was reached.',
                'Answers in five days: promised 90%, reached 87% in January.',
              ],
              { minLength: 60 },
            ),
            long(
              'not',
              [
                'What was not',
                'And who decided that.',
                'The archive of 2006 was dropped by the board on 12 May.',
              ],
              optional,
            ),
          ],
        ),
        section(
          'figures',
          ['Figures', 'Agreed and actual.'],
          [
            date('planned', ['Agreed finish', 'Of the baseline.', '2027-01-31'], {
              source: 'project.finishBaseline',
              ...optional,
            }),
            date('actual', ['Actual finish', 'When the last deliverable was accepted.', '2027-02-20'], {
              source: 'project.finishForecast',
            }),
            money('agreed', ['Agreed cost', 'Of the baseline.', '640,000'], {
              source: 'project.costBaseline',
              ...optional,
            }),
            money('spent', ['Actual cost', 'All invoices in, or with what is still expected.', '655,000'], {
              source: 'project.spent',
              ...optional,
            }),
            long(
              'why',
              [
                'Why they differ',
                'Causes, not culprits.',
                'Three weeks and £9,000 for a second scanner, since the vendor was sold.',
              ],
              { minLength: 20 },
            ),
          ],
        ),
        section(
          'handover',
          ['Handover', 'Nothing stays with people who are gone.'],
          [
            table(
              'open',
              [
                'Open points',
                'Each with a new owner who has agreed.',
                'VAT number on receipts | IT service | 2027-03-15',
              ],
              {
                required: false,
                ...columns({ point: 'Point', owner: ['New owner', 'person'], due: ['By', 'date'] }),
              },
            ),
            long(
              'running',
              [
                'Who runs it now',
                'Service, contract, money and documents.',
                'Service desk, contract with the vendor until 2030, cost centre 4410.',
              ],
              { minLength: 20 },
            ),
            long('benefits', ['Who measures the benefits', 'And when next.', 'R. Patel, June 2027.'], {
              minLength: 10,
            }),
          ],
        ),
        section(
          'lessons',
          ['Lessons', 'For the next project like it.'],
          [
            long(
              'keep',
              ['What to do again', 'With what made it work.', 'Train in the week before, with own cases.'],
              { minLength: 20 },
            ),
            long(
              'change',
              [
                'What to do otherwise',
                'And what would have told us earlier.',
                'Ask vendors about their owners before signing.',
              ],
              { minLength: 20 },
            ),
          ],
        ),
      ],
    },
  },
};

const review: ShippedTemplate = {
  key: 'post-project-review',
  kind: 'document',
  type: 'post-project-review',
  texts: {
    'en-GB': {
      title: 'Post-project review',
      summary: 'Half a year later: were the benefits real, and what should the organisation learn.',
      sections: [
        section(
          'benefits',
          ['Benefits', 'Measured, not felt.'],
          [
            table(
              'measured',
              [
                'Promised and measured',
                'By the measure that was agreed.',
                'Minutes for each file | 2 | 1.8 | Kept',
              ],
              columns({
                benefit: 'Benefit',
                promised: 'Promised',
                measured: 'Measured',
                result: ['Result', ['Kept', 'Partly', 'Not kept', 'Too early']],
              }),
            ),
            money('value', ['Value so far', 'As finance confirms it.', '210,000'], optional),
            long(
              'side',
              [
                'Side effects',
                'Wanted or not.',
                'Team leaders look into files more often; citizens ask less.',
              ],
              optional,
            ),
          ],
        ),
        section(
          'use',
          ['Use', 'Whether people use it, and how.'],
          [
            long(
              'users',
              [
                'What users say',
                'Ask ten of them; quote two.',
                '"I find it before I have put the receiver down."',
              ],
              { minLength: 20 },
            ),
            long('running', [
              'How it runs',
              'Faults, cost, help needed.',
              'Two outages, both under an hour. £7,100 a month as planned.',
            ]),
          ],
        ),
        section(
          'learning',
          ['Learning', 'For estimates, methods and templates.'],
          [
            long(
              'estimate',
              [
                'How good the estimate was',
                'Time and money, with the cause of the difference.',
                'Time 7% over, money 2% over; training was underestimated by half.',
              ],
              { minLength: 20 },
            ),
            table(
              'advice',
              ['Advice', 'To somebody by name.', 'Ask for ownership of vendors in tenders | Procurement'],
              columns({ advice: 'Advice', to: 'To whom' }),
            ),
            list('again', ['Would you do it again', 'Honestly.', 'Yes'], {
              choices: ['Yes', 'Yes, otherwise', 'No'],
            }),
          ],
        ),
      ],
    },
  },
};

export const closing: readonly ShippedTemplate[] = [closure, review];
