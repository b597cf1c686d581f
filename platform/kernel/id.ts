import { randomBytes } from 'node:crypto';

// Crockford's alphabet in lower case: no i, l, o, u, so that ids are read aloud without mistakes.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_LENGTH = 10;
const CHANCE_LENGTH = 16;

let lastMillisecond = 0;
let lastChance: number[] = [];

/** An id that says what it names and sorts by creation, within one process strictly: `prj_` + 10 characters of time + 16 of chance (80 bits). */
export function newId(prefix: string, now = Date.now()): string {
  if (now > lastMillisecond) {
    lastMillisecond = now;
    lastChance = Array.from(randomBytes(CHANCE_LENGTH), (byte) => byte % 32);
  } else {
    increment(lastChance);
  }
  let time = '';
  for (let rest = lastMillisecond, place = 0; place < TIME_LENGTH; place++, rest = Math.floor(rest / 32))
    time = ALPHABET[rest % 32] + time;
  return `${prefix}_${time}${lastChance.map((digit) => ALPHABET[digit]).join('')}`;
}

/** The prefix of an id, or null when the text has not the form of one. */
export function prefixOf(id: string): string | null {
  return /^([a-z]{2,6})_[0-9a-hjkmnp-tv-z]{26}$/.exec(id)?.[1] ?? null;
}

function increment(digits: number[]): void {
  for (let place = digits.length - 1; place >= 0; place--) {
    const next = (digits[place] ?? 0) + 1;
    digits[place] = next % 32;
    if (next < 32) return;
  }
}
