/** So many entries of a list are written at once. */
const entries = 2_000;
/** A piece is at least so long, but the last. */
const least = 32_768;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('toJSON' in value);

/** The texts that a value's JSON consists of, short ones: records by field, long lists by some entries. */
function* textsOf(value: unknown): Generator<string> {
  if (Array.isArray(value) && value.length > entries) {
    for (let i = 0; i < value.length; i += entries)
      yield `${i === 0 ? '[' : ','}${JSON.stringify(value.slice(i, i + entries)).slice(1, -1)}`;
    yield ']';
  } else if (isRecord(value)) {
    let before = '{';
    for (const [name, field] of Object.entries(value)) {
      if (field === undefined) continue;
      yield `${before}${JSON.stringify(name)}:`;
      yield* textsOf(field);
      before = ',';
    }
    yield before === '{' ? '{}' : '}';
  } else yield JSON.stringify(value);
}

/**
 * The JSON of a large record in pieces that follow on each other. One text of all would be given memory of its own by the
 * system each time, page by page, which takes as long as writing it.
 */
export function piecesOf(value: object): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const text of textsOf(value)) {
    piece += text;
    if (piece.length < least) continue;
    pieces.push(piece);
    piece = '';
  }
  return [...pieces, piece];
}
