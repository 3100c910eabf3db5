import { assert } from './assert.ts';

/** A stream of chance that is the same for the same seed, on every machine. */
export interface Random {
  /** Uniform in [0, 1) with 53 random bits. */
  next(): number;
  /** A whole number between two bounds, both included. */
  int(least: number, most: number): number;
  /** True with the probability given. */
  chance(probability: number): boolean;
  /** Normally distributed (Marsaglia's polar method, 1964). */
  normal(mean: number, deviation: number): number;
  /** Triangular between `least` and `most` with its peak at `mode` (inverse transform). */
  triangular(least: number, mode: number, most: number): number;
  /** One of the list, all equally likely. */
  choice<T>(list: readonly T[]): T;
  /** A new list in random order (Fisher and Yates, Durstenfeld 1964). */
  shuffle<T>(list: readonly T[]): readonly T[];
  /** A stream of its own for a part, so that a change in one part does not disturb the others. */
  fork(label: string): Random;
}

type State = [number, number, number, number];

/** xoshiro128** 1.1 by Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021). */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  const s: State = [...state];
  return () => {
    const x = Math.imul(s[1], 5);
    const result = Math.imul((x << 7) | (x >>> 25), 9) >>> 0;
    const t = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = (s[3] << 11) | (s[3] >>> 21);
    return result;
  };
}

/** Four words from a text: FNV-1a (Fowler, Noll, Vo), then the finaliser of MurmurHash3 (Appleby) on a counter. */
function stateOf(seed: string): State {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i += 1) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
  const word = () => {
    hash = (hash + 0x9e3779b9) | 0;
    let z = hash;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) | 0;
  };
  return [word(), word(), word(), word() | 1];
}

/** Starts a stream from a seed: a number or any text. */
export function random(seed: number | string): Random {
  const bits = xoshiro128(stateOf(String(seed)));
  const next = () => ((bits() >>> 5) * 67_108_864 + (bits() >>> 6)) / 9_007_199_254_740_992;
  const int = (least: number, most: number) => {
    assert(
      Number.isInteger(least) && Number.isInteger(most) && least <= most,
      `${least} to ${most} is a range`,
    );
    return least + Math.floor(next() * (most - least + 1));
  };
  const shuffle = <T>(list: readonly T[]): readonly T[] => {
    const out = [...list];
    for (let i = out.length - 1; i > 0; i -= 1) {
      const j = int(0, i);
      [out[i], out[j]] = [out[j] as T, out[i] as T];
    }
    return out;
  };
  return {
    next,
    int,
    shuffle,
    chance: probability => next() < probability,
    normal: (mean, deviation) => mean + deviation * polar(next),
    triangular: (least, mode, most) => triangular(next(), [least, mode, most]),
    choice: list => {
      assert(list.length > 0, 'there is something to choose from');
      return list[int(0, list.length - 1)] as (typeof list)[number];
    },
    fork: label => random(`${seed}/${label}`),
  };
}

function polar(next: () => number): number {
  for (;;) {
    const x = 2 * next() - 1;
    const y = 2 * next() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

function triangular(u: number, [least, mode, most]: readonly [number, number, number]): number {
  assert(least <= mode && mode <= most, `${least}, ${mode}, ${most} are in order`);
  const width = most - least;
  if (width === 0) return least;
  return u < (mode - least) / width
    ? least + Math.sqrt(u * width * (mode - least))
    : most - Math.sqrt((1 - u) * width * (most - mode));
}
