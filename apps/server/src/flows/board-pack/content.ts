import type { Api, Input, OnePage, Status } from '@chartroom/contract';
import { asDay, sayDay } from '@chartroom/engine';
import { type Answer, organisationKnownAt, type Tx } from '../../platform/index.ts';
import { cockpit } from '../cockpit/cockpit.ts';
import { type About, aboutContent } from '../document/about.ts';
import { figureChange, figureText } from '../one-page/figure-text.ts';
import { changeOf, inOrder, onePage } from '../one-page/one-page.ts';
import { projectPage } from '../project-page/project-page.ts';

type Asked = Input<Api['buildBoardPack']>['body'];
type Page = Answer<Api['getProject']>;

/** A page about one project, in words that are ready to be read. */
export interface ProjectSheet {
  readonly key: string;
  readonly name: string;
  readonly facts: string;
  readonly reported: { readonly said: string; readonly status: Status };
  readonly computed: { readonly said: string; readonly status: Status };
  readonly disagree: string | null;
  readonly figures: OnePage['figures'];
  readonly dimensions: readonly {
    readonly name: string;
    readonly reported: { readonly said: string; readonly status: Status } | null;
    readonly computed: { readonly said: string; readonly status: Status };
    readonly because: string;
  }[];
  readonly milestones: readonly (readonly [string, string, string, string])[];
  /** Slip in days on each day on which it changed, at most forty. */
  readonly trend: readonly { readonly day: string; readonly value: number }[];
  readonly narrative: string;
  readonly narrativeBy: string;
}

/** Everything that a pack says, whatever it is written to. */
export interface PackContent {
  readonly about: About;
  readonly asOf: string;
  readonly knownAt: string;
  readonly page: OnePage;
  readonly changes: OnePage['changes'] | null;
  readonly projects: readonly ProjectSheet[];
}

/** Gathers a pack as its reader may see it; the same for the same day and instant. */
export async function packContent(tx: Tx, asked: Asked): Promise<PackContent> {
  const page = await onePage(tx, asked);
  const whole = asked.changed ? await cockpit(tx, asked) : null;
  const chosen = [
    ...new Set([...asked.projects, ...page.attention.slice(0, asked.attention).map(a => a.key)]),
  ];
  const sheets = new Map<string, ProjectSheet>();
  for (const project of chosen) {
    const sheet = sheetOf(await projectPage(tx, { params: { project }, query: asked }));
    sheets.set(sheet.key, sheet);
  }
  const content = {
    page,
    changes: whole && asked.compareWith !== undefined ? inOrder(whole.changes).map(changeOf) : null,
    projects: [...sheets.values()],
  };
  const { name } = await organisationKnownAt(tx, asked.knownAt ?? 'infinity');
  const head = { title: asked.title, day: page.asOf, notes: page.about.notes };
  return {
    about: aboutContent(head, name, content),
    asOf: page.asOf,
    knownAt: page.knownAt,
    ...content,
  };
}

const words: Readonly<Record<Status, string>> = {
  'on-track': 'On track',
  'at-risk': 'At risk',
  'off-track': 'Off track',
  unknown: 'Not computed',
};

const wanted = [
  'finish-slip-days',
  'finish-forecast',
  'whole-life-cost',
  'cost-variance-pct',
  'benefits-forecast',
  'report-age',
];
const day = (d: string | null): string => (d === null ? '–' : sayDay(asDay(d)));

function sheetOf(p: Page): ProjectSheet {
  const { project, health, latestReport: report } = p;
  const facts = [
    project.programme && `Programme ${project.programme.name}`,
    project.portfolio && `Portfolio ${project.portfolio.name}`,
    project.manager && `Manager ${project.manager.name}`,
    project.sponsor && `Sponsor ${project.sponsor.name}`,
  ].filter(f => f !== null);
  return {
    key: project.key,
    name: project.name,
    facts: facts.join(', '),
    reported: {
      said: report === null ? 'No report' : health.reported.said || 'No rating',
      status: health.reported.status,
    },
    computed: { said: words[health.computed], status: health.computed },
    disagree: health.disagreeWeeks === null ? null : `Disagree for ${health.disagreeWeeks} weeks`,
    figures: wanted.flatMap(id => {
      const f = p.figures.find(x => x.metric === id);
      return f ? [{ metric: id, name: f.name, value: figureText(f), ...figureChange(f) }] : [];
    }),
    dimensions: p.dimensions.map(d => ({
      name: `${d.dimension.charAt(0).toUpperCase()}${d.dimension.slice(1)}`,
      reported: d.reported && { said: d.reported.said, status: d.reported.status },
      computed: { said: words[d.computed], status: d.computed },
      because: d.because,
    })),
    milestones: p.milestones
      .slice(0, 12)
      .map(m => [
        m.name,
        day(m.baseline),
        m.actual === null ? day(m.forecast) : `${day(m.actual)}, done`,
        m.slipDays === null ? '' : `${m.slipDays > 0 ? '+' : ''}${m.slipDays}`,
      ]),
    trend: p.dimensions.find(d => d.dimension === 'schedule')?.trend ?? [],
    narrative: report?.narrative.slice(0, 1500) ?? '',
    narrativeBy: report === null ? '' : `${report.author?.name ?? 'Somebody'}, ${day(report.asOf)}`,
  };
}
