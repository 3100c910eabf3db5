import type { DemoUnit } from './records.ts';

/** The invented organisation: a services group with operations in four countries. */
export const organisationName = 'Northmoor Group';

export const units: readonly DemoUnit[] = [
  { key: 'group', parent: null, name: 'Northmoor Group', pmoType: 'controlling', typeDays: 1010 },
  { key: 'finance', parent: 'group', name: 'Finance', pmoType: null },
  { key: 'people', parent: 'group', name: 'People', pmoType: 'supportive', typeDays: 610 },
  { key: 'legal', parent: 'group', name: 'Legal and compliance', pmoType: null },
  { key: 'customer', parent: 'group', name: 'Customer', pmoType: null },
  { key: 'sales', parent: 'customer', name: 'Sales and marketing', pmoType: 'supportive', typeDays: 250 },
  { key: 'service', parent: 'customer', name: 'Customer service', pmoType: null },
  { key: 'operations', parent: 'group', name: 'Operations', pmoType: null },
  { key: 'field', parent: 'operations', name: 'Field services', pmoType: null },
  { key: 'supply', parent: 'operations', name: 'Supply chain', pmoType: null },
  { key: 'estates', parent: 'operations', name: 'Estates', pmoType: 'directive', typeDays: 330 },
  { key: 'technology', parent: 'group', name: 'Technology', pmoType: null },
  { key: 'platforms', parent: 'technology', name: 'Platforms', pmoType: 'directive', typeDays: 180 },
  { key: 'data', parent: 'technology', name: 'Data', pmoType: null },
  { key: 'security', parent: 'technology', name: 'Information security', pmoType: null },
  { key: 'pmo', parent: 'group', name: 'Project management office', pmoType: null },
];

export interface Place {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly units: readonly string[];
  readonly projects: readonly string[];
}
export interface PortfolioPlan {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly programmes: readonly Place[];
  /** Projects of no programme. */
  readonly alone: Place;
}

interface Sketch extends Pick<Place, 'key' | 'name' | 'category'> {
  readonly units: string;
  readonly projects: string;
}

const place = ({ units, projects, ...rest }: Sketch): Place => ({
  ...rest,
  description: '',
  units: units.split(' '),
  projects: projects.split('; '),
});
const programme = (p: Place, description: string): Place => ({ ...p, description });

export const portfolioPlans: readonly PortfolioPlan[] = [
  {
    key: 'transformation',
    name: 'Transformation',
    description: 'Change that customers and colleagues notice: finance, service and the use of data.',
    programmes: [
      programme(
        place({
          key: 'finance-platform',
          name: 'Finance platform',
          category: 'Systems',
          units: 'finance platforms',
          projects:
            'Payments switch replacement; General ledger renewal; Supplier portal; Expenses in the app; Invoice automation; Treasury forecasting; Fixed asset register; Group consolidation; Tax reporting; Contract lifecycle; Procurement catalogue; Month-end in three days',
        }),
        'One ledger and one way to pay for all companies of the group.',
      ),
      programme(
        place({
          key: 'customer-experience',
          name: 'Customer experience',
          category: 'Service',
          units: 'service sales customer',
          projects:
            'Customer record, single view; Contact centre move; Self-service portal; Loyalty scheme; Complaints in one place; Web shop renewal; Pricing engine; Brand refresh; Field visit booking; Proactive messages; Accessibility programme; Customer research panel',
        }),
        'Customers tell us once, and see where things stand.',
      ),
      programme(
        place({
          key: 'data-insight',
          name: 'Data and insight',
          category: 'Data',
          units: 'data finance customer',
          projects:
            'Data warehouse move; Master data for materials; Demand forecasting; Reporting catalogue; Data quality office; Records digitisation; Sensor data platform; Self-service analytics; Retention and deletion; Management information pack; Geographic data service; Reference data hub',
        }),
        'Figures that people trust, without asking twice.',
      ),
    ],
    alone: place({
      key: 'transformation-alone',
      name: '',
      category: 'Change',
      units: 'people legal sales',
      projects:
        'Learning platform; Pension data cleansing; Workforce scheduling; Hybrid working rooms; Policy library; Board papers online; Recruitment system; Employee survey renewal',
    }),
  },
  {
    key: 'operations-estates',
    name: 'Operations and estates',
    description: 'How we reach customers, keep stock and run our buildings.',
    programmes: [
      programme(
        place({
          key: 'field-operations',
          name: 'Field operations',
          category: 'Operations',
          units: 'field operations',
          projects:
            'Field service mobile; Route planning; Fleet telematics; Electric vans, wave 1; Electric vans, wave 2; Meter exchange north; Meter exchange south; Depot merger Leeds; Safety cameras; Tool tracking; Night crews; Remote diagnosis',
        }),
        'More visits right first time, with fewer miles.',
      ),
      programme(
        place({
          key: 'estates-energy',
          name: 'Estates and energy',
          category: 'Construction',
          units: 'estates',
          projects:
            'Depot energy retrofit; Head office refurbishment; Warehouse roof solar; Heat pumps in depots; Charging points; Osaka branch fit-out; Rotterdam yard extension; Lift replacement; Asbestos removal; Space booking; Water reuse; Boston office move',
        }),
        'Fewer, better buildings that use half the energy.',
      ),
      programme(
        place({
          key: 'supply-chain',
          name: 'Supply chain',
          category: 'Logistics',
          units: 'supply operations',
          projects:
            'Warehouse management system; Parcel sorter; Supplier quality; Second source for valves; Returns centre; Stock count by drone; Packaging reduction; Inbound tracking; Spare parts forecast; Customs declarations; Cold store; Dock scheduling',
        }),
        'The right part in the right van on the right morning.',
      ),
    ],
    alone: place({
      key: 'operations-alone',
      name: '',
      category: 'Operations',
      units: 'operations field supply',
      projects:
        'Incident review process; Flood defences at the river depot; Apprentice workshop; Control room relocation; Drone inspections; Permit to work online; Noise monitoring; Winter readiness',
    }),
  },
  {
    key: 'technology-foundations',
    name: 'Technology foundations',
    description: 'What everything else stands on: networks, data centres, identity and recovery.',
    programmes: [
      programme(
        place({
          key: 'infrastructure-renewal',
          name: 'Infrastructure renewal',
          category: 'Infrastructure',
          units: 'platforms technology',
          projects:
            'Data centre exit, wave 1; Data centre exit, wave 2; Network renewal Europe; Network renewal Americas; Desktop refresh; Telephony move; Container platform; Backup renewal; Mainframe retirement; Wi-Fi in depots; Print service; Monitoring in one place',
        }),
        'Out of our own data centres, and off what is no longer maintained.',
      ),
      programme(
        place({
          key: 'security-resilience',
          name: 'Security and resilience',
          category: 'Security',
          units: 'security technology',
          projects:
            'Identity and access renewal; Privileged access; Recovery site test; Security operations centre; Supplier assurance; Payment card compliance; Secure development; Phishing resistance; Encryption of archives; Crisis exercises; Vulnerability backlog; Operational technology segmentation',
        }),
        'Known who has access to what, and back within a day.',
      ),
    ],
    alone: place({
      key: 'technology-alone',
      name: '',
      category: 'Infrastructure',
      units: 'technology platforms security',
      projects:
        'Service desk renewal; Licence audit; Architecture catalogue; Developer portal; Test data service; Interface hub; Mobile device management; Meeting room video',
    }),
  },
];
