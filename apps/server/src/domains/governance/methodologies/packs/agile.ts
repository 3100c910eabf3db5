import { activities, checklists, deliverables, type Pack, registers, roles } from './pack.ts';

export const scrum: Pack = {
  key: 'SCRUM',
  name: 'Scrum',
  kind: 'agile',
  source:
    'The Scrum Guide, K. Schwaber and J. Sutherland, November 2020 (CC BY-SA 4.0), retold in our own words; what surrounds it for a portfolio is ours.',
  about: 'One team, one goal, one ordered backlog; something usable at the end of every sprint.',
  definition: {
    mode: 'guided',
    phases: [
      { id: 'set-up', name: 'Set up', purpose: 'A goal, a team and a first backlog.' },
      { id: 'sprints', name: 'Sprints', purpose: 'Sprint after sprint towards the goal.', after: ['set-up'] },
      {
        id: 'wrap-up',
        name: 'Wrap up',
        purpose: 'Reached, or dropped on purpose; what was learned is kept.',
        after: ['sprints'],
      },
    ],
    gates: [
      {
        ...{ id: 'start', name: 'Ready to sprint', after: 'set-up' },
        criteria: [
          { text: 'The team agrees what done means' },
          { text: 'The backlog is enough for two sprints' },
        ],
        deliverables: ['product-goal', 'product-backlog'],
        approvers: [{ role: 'product-owner', quorum: 1 }],
      },
    ],
    roles: roles(`
      product-owner | Product owner | Answers for the value of the product | Order of the backlog; Cancel a sprint; Release
      scrum-master | Scrum master | Answers for how well the team works by Scrum | How events are held
      developers | Developers | Plan and make the increment | How much goes into a sprint; How the work is done
      sponsor | Sponsor | Pays, and sees the product at reviews | Go on, or stop | s
    `),
    activities: activities(`
      set-up | Agree on the product goal | product-owner:A developers:C sponsor:C | l
      set-up | Form the team and its way of working | scrum-master:A developers:R | l
      set-up | Fill and order a first backlog | product-owner:A developers:R | l
      sprints | Plan each sprint | developers:R product-owner:C scrum-master:A | l
      sprints | Meet every day | developers:A scrum-master:C | l
      sprints | Show the increment to those concerned | product-owner:A developers:R sponsor:I | l
      sprints | Look back and improve | scrum-master:A developers:R | l
      sprints | Refine the backlog | product-owner:A developers:R | s
      sprints | Forecast from what was finished | product-owner:A scrum-master:R sponsor:I | f
      wrap-up | Hand over what runs | developers:R product-owner:A | l
      wrap-up | Look back on the whole | scrum-master:A developers:R | s
    `),
    deliverables: deliverables(`
      set-up | Product goal | product-owner:A | l
      set-up | Definition of done | developers:A scrum-master:C | l
      set-up | Product backlog | product-owner:A | l
      sprints | Sprint goals | developers:R product-owner:A | l
      sprints | Usable increments | developers:A | l
      sprints | Release forecast | product-owner:A | f
      wrap-up | Operations handover | developers:R product-owner:A | s
      wrap-up | Lessons for others | scrum-master:A developers:R | s | optional
    `),
    checklists: checklists(`
      sprints | Every sprint | There is a goal, not only a list; The increment meets the definition of done; Those concerned saw it; One improvement was chosen
    `),
    cadences: [
      { id: 'sprint', name: 'Sprint', kind: 'sprint', everyDays: 14 },
      { id: 'sprint-review', name: 'Sprint review', kind: 'review', everyDays: 14 },
      { id: 'portfolio-report', name: 'Report to the portfolio', kind: 'report', everyDays: 28 },
    ],
    registers: registers(`
      Impediments | What holds the team up and who clears it
      Decisions | What was decided about the product | s
    `),
  },
};

export const kanban: Pack = {
  key: 'KANBAN',
  name: 'Kanban',
  kind: 'agile',
  source:
    'After “Kanban” by D. J. Anderson and The Kanban Guide (J. Coleman, D. Vacanti), retold in our own words; what surrounds it for a portfolio is ours.',
  about: 'Work flows through visible states with a limit on each; service is measured and improved.',
  definition: {
    mode: 'guided',
    phases: [
      { id: 'design', name: 'Design the flow', purpose: 'States, limits and what is promised.' },
      { id: 'flow', name: 'Flow', purpose: 'Pull, finish, measure.', after: ['design'] },
      {
        id: 'end',
        name: 'End or hand over',
        purpose: 'The service goes on elsewhere, or ends.',
        after: ['flow'],
      },
    ],
    roles: roles(`
      requests | Service request manager | Answers for what is taken in and in which order | What is taken in next
      delivery | Service delivery manager | Answers for the flow | Limits on work in progress; Who helps where work piles up
      team | Team | Pulls and finishes work | How work is done
    `),
    activities: activities(`
      design | Draw the flow as it is | delivery:A team:R requests:C | l
      design | Set limits on work in progress | delivery:A team:C | l
      design | Agree on classes of service | requests:A delivery:R | s
      flow | Refill the queue | requests:A team:R | l
      flow | Walk the board from right to left | delivery:A team:R | l
      flow | Measure age, throughput and cycle time | delivery:A | l
      flow | Review the service with who uses it | requests:R delivery:A | s
      flow | Improve one thing by experiment | delivery:A team:R | f
      end | Finish or return what is in progress | delivery:A team:R | l
    `),
    deliverables: deliverables(`
      design | Board with policies | delivery:A team:R | l
      design | Service promise | requests:A delivery:R | s
      flow | Flow figures | delivery:A | l
      end | Handover note | delivery:A team:R | l
    `),
    checklists: checklists(`
      flow | Once a week | Nothing is older than promised without being talked about; No limit is broken in silence; What is blocked has somebody who clears it
    `),
    cadences: [
      { id: 'refill', name: 'Refilling the queue', kind: 'meeting', everyDays: 7 },
      { id: 'service-review', name: 'Service review', kind: 'review', everyDays: 28, level: 'standard' },
      { id: 'flow-report', name: 'Report of flow', kind: 'report', everyDays: 28 },
    ],
    registers: registers(`
      Blockers | What stops work, for how long and why
      Experiments | What was tried and what it did | f
    `),
  },
};
