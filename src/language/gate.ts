import { accented, accentedBytes, kinds, lettersOf, plainBytes, signKinds, stops } from './sign-bytes.ts';
import { kindOf, sign } from './sign-kinds.ts';

/**
 * Stemmers leave the first two letters of words as long as this as they are, but for a second `y` that becomes `i` and a `c`
 * that becomes `qu`; a test looks for others.
 */
export const steady = 5;

/** Letters of a prefix that are looked at, and states there may be: what begins so is let in. */
const longest = 6;
const mostStates = 40_000;
/** Letters of words that are learned, twice as many without accents; and states there may be of them: frequent words are met first. */
const longestLearned = 12;
const mostLearned = 8_000;

/** How many bytes there are: of each state, the table has one row. */
const width = 0x100;
/** First bytes of the signs « » and the no-break space, and of dashes, quotation marks and other spaces. */
const [latinSigns, signs] = [0xc2, 0xe2];

/**
 * A word is seen; after white space; after other signs; in a word that is not looked for; after digits. The row after each is
 * of accented letters.
 */
const [open, fresh, between, within, afterDigits] = [0, 2, 4, 6, 8];
/** After a word that was learned, and a sign. */
const ended = 10;
/** Of signs, three rows each: after a word that is known for none, and after one that is only known for short. */
const [afterWord, afterShort, firstFree] = [12, 15, 18];
const blank = 0x20;

/**
 * Sees where words may begin that have one of the stems or prefixes given: a machine that goes over the bytes of a text, and
 * passes nearly all words without knowing them. Where it cannot tell, it sees one.
 */
export class Gate {
  /** By state and byte, the next state. */
  private next: Uint16Array;
  private states = firstFree;
  /** Where the states begin that were learned. */
  private readonly learned: number;
  /** By letters so far, in a word that no stem or prefix begins like; none without stems: only stemmed may short ones be any. */
  private readonly short: readonly number[];
  /** Kinds that stems or prefixes begin with, other than letters. */
  private readonly odd: ReadonlySet<number>;

  /** @param stems and prefixes, folded. */
  constructor(stems: readonly string[], prefixes: readonly string[]) {
    const keys = [...prefixes.map((prefix) => prefix.slice(0, longest)), ...stems.flatMap(beginnings)].filter(Boolean);
    const room = keys.reduce((sum, { length }) => sum + length * 2, firstFree + steady * 2);
    this.next = new Uint16Array(Math.min(room, mostStates + 2) * width);
    this.odd = new Set(keys.map((key) => kindOf(key.charCodeAt(0))).filter((kind) => kind >= sign.letters));
    this.short = stems.length === 0 ? [] : [within, ...Array.from({ length: steady - 1 }, () => this.added())];
    this.passSigns(afterWord, 0);
    this.passSigns(afterShort, 1);
    this.pass(between, 0);
    this.pass(afterDigits, 0);
    this.next[ended * width + blank] = fresh;
    for (const [letters, state] of this.short.entries()) this.pass(state, letters);
    this.pass(within, steady);
    // « 3D », « 12.5kg »: where their words begin only the whole chunk tells.
    for (let letter = 0; letter < sign.letters; letter++) this.lead(afterDigits, letter, open);
    for (const key of keys) this.add(key);
    this.copy(between, fresh);
    this.learned = this.states;
  }

  /**
   * Where a word is seen that may be looked for: a byte of its chunk, or of the white space after it; `to`: there is none.
   * @param bytes of a text of UTF-8, between offsets at which no chunk is cut.
   */
  seen(bytes: Uint8Array, from: number, to: number): number {
    const { next } = this;
    let state: number = fresh;
    for (let at = from; at < to; at++) {
      state = next[state * width + (bytes[at] as number)] as number;
      if (state === open) return at;
    }
    // The end of a text is as white space is.
    return next[state * width + blank] === open ? to - 1 : to;
  }

  /** Whether any is seen in a chunk. */
  admits(chunk: string): boolean {
    const bytes = Buffer.from(chunk);
    return this.seen(bytes, 0, bytes.length) < bytes.length;
  }

  /** Takes note that a chunk is not looked for: one word of letters, after which one sign may stand, is passed from now on. */
  learn(bytes: Uint8Array, from: number, to: number): void {
    // A letter is of one byte, or two.
    if (to - from > longestLearned * 2) return;
    const letters = lettersOf(bytes, from, to);
    if (letters.length === 0 || this.states + letters.length * 2 > this.learned + mostLearned) return;
    let state: number = fresh;
    for (const letter of letters) {
      let next = this.leads(state, letter);
      if (next === within) return;
      if (next < this.learned) {
        next = this.copy(next, this.added());
        this.lead(state, letter, next);
      }
      state = next;
    }
    this.next[state * width + blank] = fresh;
    for (const byte of stops) this.next[state * width + byte] = ended;
  }

  private copy(state: number, to: number): number {
    this.next.copyWithin(to * width, state * width, (state + 2) * width);
    this.next[to * width + accented] = to + 1;
    return to;
  }

  private added(): number {
    const state = this.states;
    this.states += 2;
    if (this.states * width > this.next.length) {
      const more = new Uint16Array(this.next.length * 2);
      more.set(this.next);
      this.next = more;
    }
    return state;
  }

  /** Fills the rows of a state that is reached by so many letters of a word, where nothing begins like them and goes on. */
  private pass(state: number, letters: number): void {
    const after = this.isShort(letters) ? afterShort : afterWord;
    const beyond = new Map([
      [accented, state + 1],
      [latinSigns, after],
      [signs, after + 1],
    ]);
    this.fill(state, (byte) =>
      byte < 0x80 ? this.passed(kinds[byte] as number, letters) : (beyond.get(byte) ?? open),
    );
    this.fill(state + 1, (byte) => this.passed(kinds[0xc0 | (byte & 0x3f)] as number, letters));
  }

  private passSigns(state: number, letters: number): void {
    // « ª » is a letter, too.
    const passed = (kind: number | undefined) =>
      kind === undefined || kind < sign.letters ? open : this.passed(kind, letters);
    this.fill(state, (byte) => passed(kinds[0x80 | (byte & 0x3f)]));
    this.fill(state + 1, (byte) => (byte === 0x80 ? state + 2 : open));
    this.fill(state + 2, (byte) => passed(signKinds[byte & 0x3f]));
  }

  private fill(state: number, nextOf: (byte: number) => number): void {
    for (let byte = 0; byte < width; byte++) this.next[state * width + byte] = nextOf(byte);
  }

  /** What a character leads to after so many letters. */
  private passed(kind: number, letters: number): number {
    if (kind < sign.letters) return this.unlike(letters + 1);
    if (kind === sign.other || this.odd.has(kind)) return open;
    // An elision is no word.
    if (kind === sign.apostrophe) return between;
    if (this.isShort(letters)) return open;
    if (kind === sign.space) return fresh;
    return kind === sign.digit ? afterDigits : between;
  }

  private isShort(letters: number): boolean {
    return this.short.length > 0 && letters > 0 && letters < steady;
  }

  /** In a word of so many letters that nothing begins like. */
  private unlike(letters: number): number {
    return this.short[letters] ?? within;
  }

  /** Lets in what begins like a key, as far as its letters go. */
  private add(key: string): void {
    let state: number = between;
    for (let at = 0; state !== open; at++) {
      const kind = kindOf(key.charCodeAt(at));
      if (kind >= sign.letters) return;
      const isLast = at + 1 === key.length || kindOf(key.charCodeAt(at + 1)) >= sign.letters;
      if (isLast || this.states >= mostStates) this.lead(state, kind, open);
      else if (this.leads(state, kind) === this.unlike(at + 1)) {
        const added = this.added();
        this.pass(added, at + 1);
        this.lead(state, kind, added);
      }
      state = this.leads(state, kind);
    }
  }

  private leads(state: number, letter: number): number {
    return this.next[state * width + 0x61 + letter] as number;
  }

  /** Leads on from a state with a letter, however it is written. */
  private lead(state: number, letter: number, next: number): void {
    for (const byte of plainBytes[letter] as number[]) this.next[state * width + byte] = next;
    for (const byte of accentedBytes[letter] as number[]) this.next[(state + 1) * width + byte] = next;
  }
}

/** How words begin that may have a stem. */
function beginnings(stem: string): string[] {
  const [first = '', second = ''] = stem;
  const alike = ['iy', 'cq'].find((letters) => second !== '' && letters.includes(second)) ?? second;
  return alike === '' ? [first] : [...alike].map((letter) => first + letter);
}
