import {
  columns,
  date,
  list,
  long,
  money,
  number,
  optional,
  person,
  type ShippedTemplate,
  section,
  table,
  text,
} from './ask.ts';

const changeRequest: ShippedTemplate = {
  key: 'change-request',
  kind: 'document',
  type: 'change-request',
  texts: {
    'en-GB': {
      title: 'Change request',
      summary: 'Asks for a change of what was agreed, with what it does to time, money and result.',
      sections: [
        section(
          'change',
          ['The change', 'What is to be different.'],
          [
            text('title', ['Change', 'In one line.', 'Payment by invoice for yacht clubs']),
            person('asked', ['Asked for by', 'Who wants it, not who writes it down.', 'K. Osei']),
            long(
              'what',
              [
                'What is to change',
                'From what to what, so that both are clear.',
                'So far every booking is paid by card. Clubs with more than ten berths could pay once a month by invoice.',
              ],
              { minLength: 40 },
            ),
            long(
              'why',
              [
                'Why',
                'What happens if it is refused.',
                'Six clubs with 140 berths would stay with the telephone.',
              ],
              { minLength: 20 },
            ),
          ],
        ),
        section(
          'effect',
          ['Effects', 'Estimated by those who would do the work.'],
          [
            number('days', ['Days of delay', 'Of the finish; 0 if it fits.', '15']),
            money('cost', ['More or less cost', 'With a minus for less.', '12,000'], optional),
            long('result', [
              'On scope and quality',
              'What is dropped or gets worse in return.',
              'The screen for the harbour office comes a sprint later.',
            ]),
            long(
              'risk',
              [
                'On risks',
                'New ones, and those that fall away.',
                'Invoices may be paid late: about £4,000 outstanding.',
              ],
              optional,
            ),
            long(
              'options',
              [
                'Other ways',
                'At least one that is smaller.',
                'A deposit by card and a monthly statement: five days instead of fifteen.',
              ],
              optional,
            ),
          ],
        ),
        section(
          'decision',
          ['Recommendation', 'What the project manager advises.'],
          [
            list('advice', ['Advice', 'One of these.', 'Agree'], {
              choices: ['Agree', 'Agree with conditions', 'Put off', 'Refuse'],
            }),
            long(
              'because',
              [
                'Because',
                'One reason.',
                'The clubs bring a third of the nights; fifteen days are inside the tolerance.',
              ],
              { minLength: 20 },
            ),
          ],
        ),
      ],
    },
  },
};

const statusReport: ShippedTemplate = {
  key: 'status-report',
  kind: 'document',
  type: 'status-report',
  texts: {
    'en-GB': {
      title: 'Status report',
      summary: 'Where the project stands, for people outside of the system: one or two pages, or slides.',
      sections: [
        section(
          'status',
          ['Status', 'As reported, of which day.'],
          [
            text('project', ['Project', 'As in the register.', 'Digital case file'], {
              source: 'project.name',
            }),
            date('day', ['As of', 'The day the data are of.', '2026-09-30'], { source: 'report.day' }),
            text('overall', ['Overall', 'As last reported.', 'Amber'], { source: 'report.overall' }),
            long(
              'summary',
              [
                'In short',
                'Good news and bad, in five sentences that a board member can repeat.',
                'The pilot has ended, with 1.8 minutes for each file instead of two. The scanner contract is three weeks late, which uses up the reserve before wave 2. Money is in plan.',
              ],
              { minLength: 40, source: 'report.narrative' },
            ),
          ],
        ),
        section(
          'progress',
          ['Progress', 'What was done and what comes.'],
          [
            long(
              'done',
              [
                'Done since the last report',
                'Results, not efforts.',
                'Pilot accepted. 18 of 30 key users trained.',
              ],
              { minLength: 10 },
            ),
            long('next', ['Next', 'With days.', 'Contract signed by 15 October. Wave 1 on 3 November.'], {
              minLength: 10,
            }),
            table('milestones', ['Key dates', 'Agreed and expected.', 'Gate 3 | 2026-10-15 | 2026-11-05'], {
              source: 'project.milestones',
              required: false,
              ...columns({
                name: 'Milestone',
                baseline: ['Agreed', 'date'],
                forecast: ['Forecast', 'date'],
                actual: ['Actual', 'date'],
              }),
            }),
          ],
        ),
        section(
          'money',
          ['Money', 'Against what was agreed.'],
          [
            money('agreed', ['Agreed cost', 'Of the baseline.', '640,000'], {
              source: 'project.costBaseline',
              ...optional,
            }),
            money('forecast', ['Forecast cost', 'At the end.', '655,000'], {
              source: 'project.costForecast',
              ...optional,
            }),
            money('spent', ['Spent', 'So far.', '310,000'], { source: 'project.spent', ...optional }),
          ],
        ),
        section(
          'help',
          ['What is needed', 'Where the reader can help.'],
          [
            long(
              'decisions',
              [
                'Decisions wanted',
                'Of whom by when, with what happens otherwise.',
                'Board, 10 October: rent a second scanner for £9,000, or wave 2 moves into January.',
              ],
              optional,
            ),
            long(
              'risks',
              [
                'Risks and issues',
                'The three that matter now.',
                'Vendor sale (contract), holiday leave in the north office, open question on retention.',
              ],
              { minLength: 10 },
            ),
          ],
        ),
      ],
    },
  },
};

const gateReport: ShippedTemplate = {
  key: 'gate-report',
  kind: 'document',
  type: 'gate-report',
  texts: {
    'en-GB': {
      title: 'Gate report',
      summary:
        'What a board needs to decide whether the project goes on: what was reached, whether the case still holds, what comes next.',
      sections: [
        section(
          'gate',
          ['The gate', 'Which decision it is about.'],
          [
            text('project', ['Project', 'As in the register.', 'Digital case file'], {
              source: 'project.name',
            }),
            text('gate', ['Gate', 'Its name in the method.', 'Gate 2, ready for execution']),
            list('asked', ['Decision asked for', 'What the project manager recommends.', 'Go on'], {
              choices: ['Go on', 'Go on with conditions', 'Hold', 'Redo the phase', 'Stop'],
            }),
            long(
              'because',
              [
                'Because',
                'The reasons for and against, in this order.',
                'The pilot proved the two minutes. Against it speaks the vendor sale; the rental bridges six months.',
              ],
              { minLength: 40 },
            ),
          ],
        ),
        section(
          'reached',
          ['What was reached', 'Against what was promised at the last gate.'],
          [
            table(
              'deliverables',
              [
                'Deliverables',
                'Each with its state and where it can be seen.',
                'Design | Accepted | Document library',
              ],
              columns({
                deliverable: 'Deliverable',
                state: ['State', ['Accepted', 'Handed over', 'Open', 'Dropped']],
                evidence: 'Evidence',
              }),
            ),
            long(
              'lessons',
              [
                'What we learned',
                'And what is done differently in the next phase.',
                'Key users were trained too early; from now on in the week before.',
              ],
              optional,
            ),
          ],
        ),
        section(
          'case',
          ['Does the case still hold', 'Numbers of today.'],
          [
            money('cost', ['Forecast cost', 'At the end.', '655,000'], {
              source: 'project.costForecast',
              ...optional,
            }),
            money('benefits', ['Forecast benefits', 'As the owners confirm them today.', '1,850,000'], {
              source: 'project.benefitsForecast',
              ...optional,
            }),
            date('finish', ['Forecast finish', 'Of the whole.', '2027-02-20'], {
              source: 'project.finishForecast',
            }),
            long(
              'changed',
              [
                'What changed since',
                'In the need, the numbers or the surroundings.',
                'Requests fell by 4%; far from the 21,000 at which the case ends.',
              ],
              { minLength: 20 },
            ),
          ],
        ),
        section(
          'next',
          ['Next phase', 'What is asked for.'],
          [
            long(
              'plan',
              [
                'Plan of the phase',
                'Results, days, people and money up to the next gate.',
                'Four waves until January, nine people, £180,000.',
              ],
              { minLength: 40 },
            ),
            long(
              'conditions',
              [
                'Conditions that could be set',
                'With an owner and a day each.',
                'Contract signed by 15 October (R. Patel), else hold.',
              ],
              optional,
            ),
            long(
              'risks',
              [
                'Risks of going on',
                'And of not going on.',
                'Going on without a contract: rental costs. Stopping: paper files for three more years.',
              ],
              { minLength: 20 },
            ),
          ],
        ),
      ],
    },
  },
};

const acceptance: ShippedTemplate = {
  key: 'acceptance-record',
  kind: 'document',
  type: 'acceptance',
  texts: {
    'en-GB': {
      title: 'Acceptance record',
      summary:
        'Records that a deliverable was handed over, checked against what was agreed, and accepted or not.',
      sections: [
        section(
          'what',
          ['What is handed over', 'One deliverable or a set that belongs together.'],
          [
            text('deliverable', ['Deliverable', 'With its version.', 'Booking page, release 1.2']),
            date('handed', ['Handed over on', 'The day the clock for checking began.', '2026-06-01'], {
              source: 'today',
            }),
            person('owner', ['Accepted by', 'Who will use or own it, not who made it.', 'K. Osei']),
          ],
        ),
        section(
          'check',
          ['Check', 'Against the criteria of the quality plan.'],
          [
            table(
              'criteria',
              [
                'Criteria',
                'Copied before the check, not after it.',
                'Booking within three minutes | 19 of 20 testers | Met',
              ],
              columns({
                criterion: 'Criterion',
                found: 'What was found',
                result: ['Result', ['Met', 'Met with remarks', 'Not met']],
              }),
            ),
            long(
              'defects',
              [
                'Open defects',
                'With who mends them by when. "None" if there are none.',
                'The receipt lacks the VAT number (IT, 15 June).',
              ],
              { minLength: 4 },
            ),
          ],
        ),
        section(
          'result',
          ['Result', 'What follows from it.'],
          [
            list('decision', ['Decision', 'One of these.', 'Accepted'], {
              choices: ['Accepted', 'Accepted with conditions', 'Not accepted'],
            }),
            long(
              'conditions',
              ['Conditions', 'Only with a day.', 'VAT number by 15 June, else card payments stop.'],
              optional,
            ),
          ],
        ),
      ],
    },
  },
};

export const controlling: readonly ShippedTemplate[] = [changeRequest, statusReport, gateReport, acceptance];
