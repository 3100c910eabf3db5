import type { Random } from '@chartroom/engine';
import type { DemoPerson } from './records.ts';

const given =
  'Aaliyah Adam Aisha Alasdair Alice Amara Amir Angus Anika Anwen Arjun Beatrice Ben Bethan Callum Catrin Charlotte Chidi Chloe Conor Daniel Dafydd Deepa Dylan Eilidh Eleanor Elin Emeka Emily Erin Ewan Fatima Fergus Fiona Freya Gareth George Grace Hamza Hana Harriet Harry Hannah Imogen Imran Iona Isla Jack Jamal James Jasmine Joseph Kavita Keira Kwame Lachlan Laila Leah Leo Lewis Lily Lowri Lucy Maisie Malik Marcus Mariam Megan Meera Mohammed Nadia Naomi Niamh Nikhil Nia Oliver Olivia Omar Oscar Owen Poppy Priya Rachel Rahul Rhys Rory Rosa Ruth Sadia Samuel Sanjay Sarah Shreya Sian Simran Sofia Stephen Tariq Thomas Tom Victoria William Yasmin Zainab Zara'.split(
    ' ',
  );
const family =
  'Abbott Adeyemi Ahmed Akhtar Anderson Ashworth Bailey Baker Begum Bennett Bhatt Blackwood Boateng Bowen Brennan Brown Campbell Carter Chaudhry Clarke Cohen Cole Cooper Craig Davies Desai Doherty Douglas Duncan Edwards Ellis Evans Farooq Fletcher Foster Fraser Gallagher Gill Graham Grant Griffiths Hall Hamilton Harris Hassan Hughes Hussain Iqbal Jackson Jenkins Johnston Jones Joshi Kaur Kelly Khan Kumar Lambert Lewis Lloyd MacDonald Mahmood Malik Marsh Mason McKenzie Mensah Mirza Mitchell Morgan Murphy Murray Nair Newton Nkosi Obi Okafor Owusu Parker Patel Pearson Powell Price Qureshi Rahman Raman Reid Richards Roberts Robinson Rose Ross Russell Saunders Scott Shah Sharma Shaw Singh Stewart Sutton Taylor Thompson Turner Walker Walsh Ward Watson Webb West Williams Wood Wright Young'.split(
    ' ',
  );

/** How many people hold which job, by unit; the rest are team members. */
const leads: readonly (readonly [string, string, number])[] = [
  ['Director of the project management office', 'pmo', 1],
  ['System administrator', 'platforms', 1],
  ['Project management office analyst', 'pmo', 4],
  ['Internal auditor', 'legal', 2],
  ['Portfolio manager', 'pmo', 3],
  ['Programme manager', 'pmo', 8],
];
const sponsorUnits =
  'finance finance people legal customer sales service operations field supply estates technology platforms data security'.split(
    ' ',
  );
const managerUnits =
  'pmo finance people legal sales service field field supply supply estates estates platforms platforms data security'.split(
    ' ',
  );
const teamJobs: Readonly<Record<string, readonly string[]>> = {
  finance: ['Accountant', 'Finance analyst', 'Treasury analyst'],
  people: ['People partner', 'Learning designer'],
  legal: ['Solicitor', 'Compliance officer'],
  sales: ['Campaign manager', 'Account manager'],
  service: ['Service designer', 'Team leader', 'Knowledge editor'],
  field: ['Field engineer', 'Scheduler', 'Safety adviser'],
  supply: ['Buyer', 'Logistics planner', 'Warehouse engineer'],
  estates: ['Building surveyor', 'Mechanical engineer', 'Site manager'],
  platforms: ['Software engineer', 'Platform engineer', 'Test engineer', 'Business analyst'],
  data: ['Data engineer', 'Data analyst'],
  security: ['Security engineer', 'Security architect'],
  pmo: ['Planner', 'Project support officer'],
};

/** People by what they do in projects. */
export interface Cast {
  readonly people: readonly DemoPerson[];
  readonly of: (job: string) => readonly DemoPerson[];
  readonly sponsors: readonly DemoPerson[];
  readonly managers: readonly DemoPerson[];
  readonly team: readonly DemoPerson[];
}

export const peopleCount = 300;

/** Invents people: no two have the same name, and their addresses end in a domain that cannot exist. */
export function castPeople(random: Random): Cast {
  const next = nameSource(random);
  const people: DemoPerson[] = [];
  const add = (jobTitle: string, unit: string): DemoPerson => {
    const name = next();
    const person = { key: `person-${people.length + 1}`, name, email: addressOf(name), jobTitle, unit };
    people.push(person);
    return person;
  };
  for (const [job, unit, count] of leads) for (let i = 0; i < count; i += 1) add(job, unit);
  const sponsors = sponsorUnits.map((unit, i) =>
    add(i === 0 ? 'Chief financial officer' : 'Head of department', unit),
  );
  const heads = Object.keys(teamJobs).map(unit => add('Resource manager', unit));
  const managers = [1, 2, 3].flatMap(() => managerUnits.map(unit => add('Project manager', unit)));
  const team: DemoPerson[] = [];
  const units = Object.keys(teamJobs);
  while (people.length < peopleCount) {
    const unit = units[team.length % units.length] ?? 'platforms';
    team.push(add(random.choice(teamJobs[unit] ?? ['Analyst']), unit));
  }
  const of = (job: string) => people.filter(p => p.jobTitle === job);
  return { people, of, sponsors, managers, team: [...heads, ...team] };
}

/** An address in a domain that cannot exist. */
export const addressOf = (name: string): string =>
  `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@northmoor.example`;

function nameSource(random: Random): () => string {
  const used = new Set<string>();
  return () => {
    for (;;) {
      const name = `${random.choice(given)} ${random.choice(family)}`;
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  };
}
