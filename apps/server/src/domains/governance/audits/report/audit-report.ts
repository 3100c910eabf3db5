import type { Api, Finding, Input } from '@chartroom/contract';
import { asDay, sayDay } from '@chartroom/engine';
import {
  type Answer,
  contentHash,
  type Download,
  type Paper,
  readOrganisation,
  type Tx,
  writePaperPdf,
  writePaperWord,
} from '../../../../platform/index.ts';
import { todayIn } from '../../../../register/index.ts';
import { allFindings } from '../findings/finding-view.ts';
import { getAssessment } from '../programme/assessment.ts';
import { auditView } from '../programme/audit-view.ts';
import { factsOf, findingsSection, sampleSection, scoresSection, summarySection } from './sections.ts';

/** What the report of an audit is made of. */
export interface AuditReport {
  readonly audit: Answer<Api['getAudit']>;
  readonly assessments: readonly Answer<Api['getAuditAssessment']>[];
  readonly findings: readonly Finding[];
}

const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

async function reportOf(tx: Tx, id: string): Promise<AuditReport> {
  const audit = await auditView(tx, id);
  const assessments: Answer<Api['getAuditAssessment']>[] = [];
  for (const { project, rank } of audit.sampled)
    if (rank !== null)
      assessments.push(
        await getAssessment(tx, { params: { audit: audit.id, project: project.id } } as Input<
          Api['getAuditAssessment']
        >),
      );
  const findings = (await allFindings(tx)).filter(f => f.audit?.id === audit.id);
  return { audit, assessments, findings };
}

/** The report of an audit as the actor may see it; the same content gives the same bytes. */
export async function printAudit(tx: Tx, { params, query }: Input<Api['printAudit']>): Promise<Download> {
  const report = await reportOf(tx, params.audit);
  const day = await todayIn(tx);
  const { name: organisation } = await readOrganisation(tx);
  const said = {
    title: `${report.audit.title}, audit report`,
    subtitle: `Audit ${report.audit.number} of ${report.audit.programme.title}, ${report.audit.programme.year}`,
    ...{ organisation, day, facts: factsOf(report.audit) },
    sections: [
      ...summarySection(report.audit),
      sampleSection(report.audit),
      ...scoresSection(report.assessments),
      findingsSection(report.findings),
    ],
  };
  const hash = contentHash(said);
  const paper: Paper = {
    ...said,
    ...{ language: 'en-GB', mark: null, hash },
    notes: [
      `As of ${sayDay(asDay(day))}`,
      `audit version ${report.audit.version}`,
      'as its reader may see it',
    ],
    words: { empty: 'Nothing', done: 'Done', open: 'Open' },
  };
  const { format } = query;
  const bytes = await { pdf: writePaperPdf, docx: writePaperWord }[format](paper);
  return {
    name: `audit-${report.audit.number}-${day}-${hash.slice(0, 12)}.${format}`,
    mediaType: mediaTypes[format],
    bytes: new Uint8Array(bytes),
  };
}
