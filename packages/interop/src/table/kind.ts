/** What a file is by its first bytes, so that a wrong one can be refused with the right advice. */
export type FileKind =
  | 'text'
  | 'empty'
  | 'xlsx'
  | 'zip'
  | 'locked-office'
  | 'xls'
  | 'mpp'
  | 'ole'
  | 'pdf'
  | 'html'
  | 'xml'
  | 'xer'
  | 'binary';

const starts = (bytes: Uint8Array, ...head: readonly number[]) => head.every((b, i) => bytes[i] === b);

/** Does the ASCII text occur, one byte (`step` 1) or two bytes (`step` 2, UTF-16) a letter? */
function holds(bytes: Uint8Array, text: string, step: 1 | 2): boolean {
  const first = text.charCodeAt(0);
  const last = bytes.length - text.length * step;
  for (let i = bytes.indexOf(first); i >= 0 && i <= last; i = bytes.indexOf(first, i + 1)) {
    let n = 1;
    while (
      n < text.length &&
      bytes[i + n * step] === text.charCodeAt(n) &&
      (step === 1 || bytes[i + n * 2 - 1] === 0)
    )
      n++;
    if (n === text.length) return true;
  }
  return false;
}

function oleKind(bytes: Uint8Array): FileKind {
  if (holds(bytes, 'EncryptedPackage', 2)) return 'locked-office';
  if (holds(bytes, 'Workbook', 2) || holds(bytes, 'Book', 2)) return 'xls';
  if (holds(bytes, 'TBkndTask', 2) || holds(bytes, 'MSProject', 1) || holds(bytes, 'Props14', 2))
    return 'mpp';
  return 'ole';
}

function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8_192);
  if (starts(sample, 0xff, 0xfe) || starts(sample, 0xfe, 0xff)) return false;
  let odd = 0;
  let even = 0;
  let control = 0;
  sample.forEach((b, i) => {
    if (b === 0) i % 2 ? odd++ : even++;
    else if (b < 9 || (b > 13 && b < 32 && b !== 27 && b !== 26)) control++;
  });
  const utf16 = Math.max(odd, even) > sample.length * 0.2 && Math.min(odd, even) < Math.max(odd, even) / 10;
  return !utf16 && (odd + even > 0 || control > sample.length * 0.05);
}

/** Looks at the bytes only; a name can lie. */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return oleKind(bytes);
  if (starts(bytes, 0x50, 0x4b, 3, 4) || starts(bytes, 0x50, 0x4b, 5, 6)) {
    return holds(bytes, 'xl/workbook.xml', 1) || holds(bytes, 'xl/worksheets/', 1) ? 'xlsx' : 'zip';
  }
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) return 'pdf';
  if (isBinary(bytes)) return 'binary';
  const wide = starts(bytes, 0xff, 0xfe) || bytes[1] === 0;
  const wideBig = starts(bytes, 0xfe, 0xff) || bytes[0] === 0;
  const head = new TextDecoder(wide ? 'utf-16le' : wideBig ? 'utf-16be' : 'utf-8')
    .decode(bytes.subarray(0, 1_024))
    .trimStart()
    .toLowerCase();
  if (head === '') return 'empty';
  if (/^(<!doctype html|<html|<table|<meta|<body)/.test(head)) return 'html';
  if (head.startsWith('<?xml') || /^<[a-z]/.test(head)) return head.includes('<html') ? 'html' : 'xml';
  return head.startsWith('ermhdr\t') ? 'xer' : 'text';
}
