/** What is done with an element that holds only text, and whether an element is open around it. */
export interface LeafEvents {
  readonly leaf: (name: string, text: string) => void;
  readonly inside: () => boolean;
}

const plainName = /^[A-Za-z_][\w.-]*$/;
/** Entities, line ends and control characters, and the end of CDATA are left to the parser. */
const notPlain = /[&\]\p{Cc}\ufffe\uffff]/u;
const blank = /^\s*$/;
const maxCarried = 1 << 20;

/**
 * Takes plain elements, `<Name>text</Name>`, out of the pieces of an XML document and passes on the rest for the parser:
 * nine tenths of a plan are such elements, and each costs a parser three events. From the first comment, CDATA section,
 * document type or instruction on, everything is passed on, because such a tag may stand inside one.
 */
export function* withoutLeaves(pieces: Iterable<string>, on: LeafEvents): Iterable<string> {
  const names = new Map<string, boolean>();
  const isPlain = (name: string) => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const plain = plainName.test(name);
    if (names.size < 10_000) names.set(name, plain);
    return plain;
  };
  let carried = '';
  let first = true;
  let plain = true;
  for (const piece of pieces) {
    const s = carried + piece;
    carried = '';
    plain &&= s.length < maxCarried && !s.includes('<!') && s.indexOf('<?', first ? 6 : 0) < 0;
    first = false;
    if (!plain) {
      yield s;
      continue;
    }
    let from = 0;
    let cut = s.length;
    for (let lt = s.indexOf('<'); lt >= 0; ) {
      const gt = s.indexOf('>', lt);
      const end = gt < 0 ? -1 : s.indexOf('<', gt);
      const name = gt < 0 ? '' : s.slice(lt + 1, gt);
      if (end < 0 || s.length < end + name.length + 3) {
        cut = lt;
        break;
      }
      const closes =
        s.charCodeAt(end + 1) === 47 &&
        s.charCodeAt(end + 2 + name.length) === 62 &&
        s.startsWith(name, end + 2);
      if (closes && on.inside() && isPlain(name)) {
        const text = s.slice(gt + 1, end);
        if (!notPlain.test(text)) {
          if (lt > from && !blank.test(s.slice(from, lt))) yield s.slice(from, lt);
          on.leaf(name, text);
          from = end + name.length + 3;
          lt = s.indexOf('<', from);
          continue;
        }
      }
      if (!on.inside()) {
        yield s.slice(from, end);
        from = end;
      }
      lt = end;
    }
    if (cut > from) yield s.slice(from, cut);
    carried = s.slice(cut);
  }
  if (carried !== '') yield carried;
}
