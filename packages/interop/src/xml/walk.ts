import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** What is told of an XML document; names come without the namespace prefix of the format. */
export interface XmlEvents {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
  /** Called for what is not well-formed; throw to stop. Without it the first mistake stops the walk. */
  readonly error?: (message: string) => void;
}

/** Thrown by a walker that has seen enough. */
export class Enough extends Error {}

/** The document declares a document type: the door to entity bombs and to other files. */
export class DoctypeFound extends Error {}

const local = (name: string) => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

/** Feeds pieces of XML text to the events. Entities other than the five of XML are never looked up. */
export function walkXml(pieces: Iterable<string>, on: XmlEvents): void {
  for (const _ of walkXmlInSteps(pieces, on));
}

/** Walks as `walkXml` does, a piece with each step. */
export function* walkXmlInSteps(pieces: Iterable<string>, on: XmlEvents): Generator<void, void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw new DoctypeFound();
  });
  parser.on('error', error => {
    if (!on.error) throw error;
    on.error(error.message);
  });
  const { open, close, text } = on;
  // Prefixes are taken off only where the first element has one; elsewhere they mark extensions of the format.
  let prefixed: boolean | null = null;
  const named = (name: string) => {
    prefixed ??= name.includes(':');
    return prefixed ? local(name) : name;
  };
  if (open) parser.on('opentag', (tag: SaxesTagPlain) => open(named(tag.name), tag.attributes));
  if (close) parser.on('closetag', (tag: SaxesTagPlain) => close(named(tag.name)));
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  try {
    for (const piece of pieces) {
      parser.write(piece);
      yield;
    }
    parser.close();
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
}
