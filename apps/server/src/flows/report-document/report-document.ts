import { type Api, dimensions, type Input, type Rating, type Status } from '@chartroom/contract';
import { asDay, sayDay } from '@chartroom/engine';
import { loadReport, loadScales, reportView, scalesOf } from '../../domains/monitoring/index.ts';
import {
  AppError,
  type Download,
  type Handlers,
  may,
  organisationKnownAt,
  renderPdf,
  type Tx,
  writeSlides,
} from '../../platform/index.ts';
import { placeOf, visibleProject } from '../../register/index.ts';
import { type About, aboutContent } from '../document/about.ts';
import { sayInstant, sayMoney } from '../document/say.ts';
import { stateAt } from '../state/store/states.ts';
import { reportDeck } from './slides.ts';
import { reportTemplate } from './template.ts';

/** Endpoint -> use case. */
export const reportDocumentHandlers = {
  printReport: (tx, input) => printReport(tx, input),
} satisfies Partial<Handlers<Api>>;

/** A rating in words and in the status it stands for. */
export interface SaidRating {
  readonly said: string;
  readonly status: Status;
}

/** What a published report says, in words that are ready to be read. */
export interface ReportContent {
  readonly about: About;
  readonly project: string;
  readonly key: string;
  readonly overall: SaidRating;
  readonly dimensions: readonly { readonly name: string; readonly rating: SaidRating }[];
  readonly narrative: string;
  readonly facts: readonly (readonly [string, string])[];
}

const mediaTypes = {
  pdf: 'application/pdf',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
} as const;

/** A published report as a file; a draft is not for others yet. */
async function printReport(tx: Tx, { params, query }: Input<Api['printReport']>): Promise<Download> {
  const content = await reportContent(tx, params.report);
  const { format } = query;
  const bytes =
    format === 'pdf'
      ? await renderPdf({ template: reportTemplate, data: content })
      : await writeSlides(reportDeck(content));
  const name = `report-${content.key}-${content.about.day}-${content.about.hash.slice(0, 12)}.${format}`;
  return { name, mediaType: mediaTypes[format], bytes };
}

const said = (r: Rating): SaidRating => ({ said: r.said || 'No rating', status: r.status });
const titled = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

async function reportContent(tx: Tx, id: string): Promise<ReportContent> {
  const stored = await loadReport(tx, id);
  const unknown = () => new AppError('not_found', 'There is no such report.');
  if (!stored) throw unknown();
  const project = await visibleProject(tx, stored.projectId).catch(() => {
    throw unknown();
  });
  if (!may(tx.actor, 'report.read', placeOf(project))) throw unknown();
  if (stored.state === 'draft' || stored.publishedAt === null) {
    throw new AppError('conflict', 'This report is a draft. Publish it; then it can be printed.');
  }
  const knownAt = stored.publishedAt;
  const report = reportView(tx, (await loadReport(tx, id, knownAt)) ?? stored, {
    project,
    scales: scalesOf(await loadScales(tx)),
  });
  // What the project was called then: a report does not change when its project is renamed.
  const then = await stateAt(
    tx,
    { asOf: report.asOf, knownAt, today: report.asOf, isNow: false },
    project.id,
  );
  const name = then?.name ?? project.name;
  const content = {
    project: name,
    key: project.key,
    overall: said(report.overall),
    dimensions: dimensions.flatMap(d => {
      const rating = report.dimensions[d];
      return rating === undefined ? [] : [{ name: titled(d), rating: said(rating) }];
    }),
    narrative: report.narrative,
    facts: [
      ['Manager', then?.manager ?? '–'],
      ['Forecast finish', report.finishForecast === null ? '–' : sayDay(asDay(report.finishForecast))],
      [
        'Forecast cost',
        report.costForecast === null
          ? '–'
          : sayMoney(report.costForecast.minor, report.costForecast.currency),
      ],
      ['Reported by', report.author?.name ?? 'Import'],
      ['Scale', report.scale.name],
      ...(report.revision === 1 ? [] : [[`Revision ${report.revision}`, report.reason ?? '–'] as const]),
    ] as readonly (readonly [string, string])[],
  };
  const head = {
    title: `${name}, status report`,
    day: report.asOf,
    notes: [
      `As of ${sayDay(asDay(report.asOf))}`,
      `revision ${report.revision}`,
      `published ${sayInstant(knownAt)}`,
    ],
  };
  const { name: organisation } = await organisationKnownAt(tx, knownAt);
  return { about: aboutContent(head, organisation, content), ...content };
}
