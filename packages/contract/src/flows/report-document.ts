import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { reportId } from '../monitoring/reporting.ts';
import { packFormats } from './board-pack.ts';

export const printReport = endpoint({
  method: 'GET',
  path: '/api/reports/:report/document',
  summary: 'A published status report as tagged PDF or as PPTX; final, so always the same bytes',
  access: 'report.read',
  params: z.object({ report: reportId }),
  query: z.object({ format: z.enum(packFormats).default('pdf') }),
  download: true,
  errors: ['conflict'],
});
