import type { FastifyInstance } from 'fastify';
import { AppError } from '../platform/index.ts';

const deepest = 64;

/** How deep brackets are nested, without parsing: deep nesting is refused before it costs anything. */
const depthOf = (text: string): number => {
  let depth = 0;
  let most = 0;
  let inText = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (inText) {
      if (c === 0x5c) i += 1;
      else if (c === 0x22) inText = false;
    } else if (c === 0x22) inText = true;
    else if (c === 0x5b || c === 0x7b) most = Math.max(most, ++depth);
    else if (c === 0x5d || c === 0x7d) depth -= 1;
  }
  return most;
};

const parse = (text: string): unknown => {
  if (text.trim() === '') return undefined;
  if (depthOf(text) > deepest) {
    throw new AppError('invalid', `The JSON is nested deeper than ${deepest} levels. Send a flatter one.`);
  }
  try {
    // A __proto__ from outside becomes an own key that no schema knows, never a prototype.
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new AppError('invalid', `The body is not valid JSON: ${why.slice(0, 200)}`);
  }
};

/** Takes JSON bodies and nothing else; forms and plain text are what a foreign page could send unasked. */
export const acceptJsonOnly = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, parse(String(body)));
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  });
};
