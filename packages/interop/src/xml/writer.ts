import { formatWall, type WallSecond } from '@chartroom/engine';

/** Builds XML text piece by piece; what is undefined is not written. */
export interface XmlWriter {
  readonly open: (name: string, attributes?: string) => void;
  readonly close: (name: string) => void;
  readonly text: (name: string, value: string | undefined) => void;
  readonly number: (name: string, value: number | undefined) => void;
  readonly flag: (name: string, value: boolean | undefined) => void;
  readonly wall: (name: string, value: WallSecond | undefined) => void;
  /** Seconds as `PT8H30M0S`. */
  readonly duration: (name: string, seconds: number | undefined) => void;
  readonly bytes: () => Uint8Array;
}

const needsEscape =
  /[^\t\n\u0020\u0021\u0023-\u0025\u0027-\u003b\u003d\u003f-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Text for an element or attribute; characters that XML cannot hold are dropped. */
export function escapeXml(text: string): string {
  if (!needsEscape.test(text)) return text;
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

/** `PT8H30M0S`; hours may be more than 24. */
export function durationText(seconds: number): string {
  const s = Math.abs(Math.round(seconds));
  return `${seconds < 0 ? '-' : ''}PT${Math.floor(s / 3600)}H${Math.floor(s / 60) % 60}M${s % 60}S`;
}

/** `2026-01-05T08:00:00`. */
export function wallText(wall: WallSecond): string {
  const text = formatWall(wall);
  return text.length === 16 ? `${text}:00` : text;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

export function xmlWriter(): XmlWriter {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let text = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const walls = new Map<number, string>();
  const wallOf = (wall: WallSecond) => {
    const known = walls.get(wall);
    if (known !== undefined) return known;
    const written = wallText(wall);
    if (walls.size < 50_000) walls.set(wall, written);
    return written;
  };
  const put = (name: string, value: string) => {
    text += `<${name}>${value}</${name}>`;
  };
  return {
    open(name, attributes = '') {
      text += `<${name}${attributes}>`;
    },
    close(name) {
      text += `</${name}>\n`;
      if (text.length < 1 << 18) return;
      pieces.push(encoder.encode(text));
      text = '';
    },
    text: (name, value) => {
      if (value !== undefined) put(name, escapeXml(value));
    },
    number: (name, value) => {
      if (value !== undefined) put(name, String(value));
    },
    flag: (name, value) => {
      if (value !== undefined) put(name, value ? '1' : '0');
    },
    wall: (name, value) => {
      if (value !== undefined) put(name, wallOf(value));
    },
    duration: (name, seconds) => {
      if (seconds !== undefined) put(name, durationText(seconds));
    },
    bytes() {
      pieces.push(encoder.encode(text));
      text = '';
      return joined(pieces);
    },
  };
}
