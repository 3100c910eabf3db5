import { activities, checklists, deliverables, type Pack, registers, roles } from './pack.ts';

export const light: Pack = {
  key: 'LIGHT',
  name: 'Light',
  kind: 'light',
  source: 'Our own: the least that lets a small project be seen, helped and closed. No outside source.',
  about: 'A page to begin with, a report every fortnight, a page at the end.',
  definition: {
    mode: 'guided',
    phases: [
      { id: 'begin', name: 'Begin', purpose: 'One page: why, what, who, until when.' },
      { id: 'do', name: 'Do', purpose: 'Do it and say how it goes.', after: ['begin'] },
      { id: 'finish', name: 'Finish', purpose: 'Accepted, handed over, one lesson.', after: ['do'] },
    ],
    gates: [
      {
        ...{ id: 'agreed', name: 'Agreed', after: 'begin' },
        criteria: [{ text: 'Who pays has read the page and agrees' }],
        deliverables: ['one-page-charter'],
        approvers: [{ role: 'sponsor', quorum: 1 }],
      },
    ],
    roles: roles(`
      sponsor | Sponsor | Pays and accepts | Begin, change, stop; Accept
      manager | Project manager | Does it, with whoever helps | How and when
    `),
    activities: activities(`
      begin | Write the page and agree on it | manager:R sponsor:A | l
      do | Report every fortnight | manager:A sponsor:I | l
      do | Talk about risks once a month | manager:A sponsor:C | s
      finish | Hand over | manager:R sponsor:A | l
    `),
    deliverables: deliverables(`
      begin | One-page charter | manager:R sponsor:A | l
      begin | List of milestones | manager:A | s
      finish | Acceptance by e-mail | sponsor:A | l
      finish | One lesson | manager:A | s | optional
    `),
    checklists: checklists(`
      finish | Before closing | It is in use, or was dropped on purpose; Nobody still books time on it
    `),
    cadences: [{ id: 'report', name: 'Short report', kind: 'report', everyDays: 14 }],
    registers: registers('Risks and issues | One list for both'),
  },
};
