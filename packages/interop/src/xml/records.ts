import { withoutLeaves } from './leaves.ts';
import { Enough, walkXml } from './walk.ts';

/** One element that has child elements: those that hold only text by name, and the others in order. */
export interface XmlRecord {
  readonly name: string;
  readonly values: ReadonlyMap<string, string>;
  readonly children: readonly XmlRecord[];
}

interface Building {
  readonly name: string;
  readonly values: Map<string, string>;
  readonly children: XmlRecord[];
}

const maxDepth = 60;
const maxMistakes = 20;

/** What is done with records as they close, so that a large file is never held whole. */
export interface RecordEvents {
  /** The first element was seen. */
  readonly root: (name: string) => void;
  /** A record is complete; true takes it, false leaves it with its parent. */
  readonly record: (record: XmlRecord, parent: string) => boolean;
  /** The document is not well-formed here; reading goes on where that is possible. */
  readonly mistake: (message: string) => void;
}

/** Walks XML as records and returns the root record with what nobody took; null when there is no element at all. */
export function walkRecords(pieces: Iterable<string>, on: RecordEvents): XmlRecord | null {
  const stack: Building[] = [];
  let pending: string | null = null;
  let text = '';
  let root: XmlRecord | null = null;
  let mistakes = 0;
  const begin = (name: string) => {
    if (stack.length >= maxDepth) {
      on.mistake(`elements are nested more than ${maxDepth} deep`);
      throw new Enough();
    }
    stack.push({ name, values: new Map(), children: [] });
  };
  const end = () => {
    const record = stack.pop();
    const parent = stack.at(-1);
    if (record && parent) {
      if (!on.record(record, parent.name)) parent.children.push(record);
    } else if (record) root = record;
  };
  const leaf = (name: string, value: string) => {
    if (pending !== null) begin(pending);
    pending = null;
    stack.at(-1)?.values.set(name, value);
  };
  const inside = () => pending !== null || stack.length > 0;
  walkXml(withoutLeaves(pieces, { leaf, inside }), {
    open(name) {
      if (pending !== null) begin(pending);
      else if (stack.length === 0) on.root(name);
      pending = name;
      text = '';
    },
    text(t) {
      if (pending !== null) text += t;
    },
    close(name) {
      if (pending === null) return end();
      const parent = stack.at(-1);
      if (parent) parent.values.set(pending, text);
      else root = { name, values: new Map(), children: [] };
      pending = null;
    },
    error(message) {
      on.mistake(message);
      if (++mistakes >= maxMistakes) throw new Enough();
    },
  });
  pending = null;
  while (stack.length > 0) end();
  return root;
}
