import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { id } from '../base/schema.ts';

export const fileId = id('file');

export const downloadFile = endpoint({
  method: 'GET',
  path: '/api/files/:file',
  summary: 'A file one uploaded or had made, as it is stored',
  access: 'signed-in',
  params: z.object({ file: fileId }),
  download: true,
});
