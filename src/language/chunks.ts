/** White space up to that of a typewriter, by code. */
const isLowSpace = new Uint8Array(0x21);
for (const code of [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20]) isLowSpace[code] = 1;

function isSpace(code: number): boolean {
  if (code > 0x20) return code === 0xa0 || (code >= 0x1680 && /\s/.test(String.fromCharCode(code)));
  return isLowSpace[code] === 1;
}

/** Spellings remembered: those of a large study; beyond, they are met anew. */
const mostChunks = 500_000;

/** What a slot of the table holds, in numbers: a power of two. */
const slotSize = 4;

/**
 * The chunks of texts, what stands between white space, each spelling known by a number: texts repeat theirs. Digits that
 * only a space parts, and the `h` of a time, are of one chunk (« 1 200 », « 14 h 30 »), so that no word stands in two.
 */
export class Chunks {
  /** Of the text scanned last: the number of each chunk, and where it begins in UTF-16 units. */
  ids = new Int32Array(256);
  starts = new Int32Array(256);
  /** A table by hash, at most half full: of each chunk its number and 1, its hash, and where in the pool it stands. */
  private slots = new Int32Array(2048 * slotSize);
  /** The units of all spellings, one after the other, and where each begins. */
  private pool = new Uint16Array(8192);
  private froms = new Int32Array(1024);
  private known = 0;
  /** The units of the text that is scanned: read one by one, a string that is part of another is slower by half. */
  private units = new Uint16Array(4096);
  private bytes = unitsOf(this.units);

  /**
   * @param learn what is to be found out about a spelling when it is met, under its number.
   * @param forget all numbers are given anew.
   */
  constructor(
    private readonly learn: (id: number, chunk: string) => void,
    private readonly forget: () => void,
  ) {}

  /** Takes a text apart. @returns how many chunks it has. */
  scan(text: string): number {
    if (this.known >= mostChunks) this.clear();
    const { length } = text;
    if (length >= this.units.length) {
      this.units = new Uint16Array(length * 2);
      this.bytes = unitsOf(this.units);
    }
    const { units } = this;
    this.bytes.write(text, 'utf16le');
    // So that no chunk need be asked whether the text goes on.
    units[length] = 0x20;
    let count = 0;
    for (let at = 0; at < length; ) {
      if (isSpace(units[at] as number)) {
        at++;
        continue;
      }
      const start = at;
      let hash = 0;
      for (;;) {
        for (let code = units[at] as number; !isSpace(code); code = units[++at] as number)
          hash = (Math.imul(hash, 31) + code) | 0;
        if (at >= length - 1 || !goesOn(units, at)) break;
        hash = (Math.imul(hash, 31) + (units[at++] as number)) | 0;
      }
      if (count === this.ids.length) this.grow();
      this.ids[count] = this.idOf(start, at, hash);
      this.starts[count++] = start;
    }
    return count;
  }

  /** How a chunk is written. */
  readonly spelling = (id: number): string =>
    unitsOf(this.pool.subarray(this.froms[id], this.froms[id + 1])).toString('utf16le');

  private idOf(start: number, end: number, hash: number): number {
    const { slots } = this;
    const last = slots.length - slotSize;
    let slot = firstSlot(hash, last);
    for (; slots[slot] !== 0; slot = (slot + slotSize) & last) {
      if (slots[slot + 1] === hash && this.isWritten(slots[slot + 2] as number, slots[slot + 3] as number, start, end))
        return (slots[slot] as number) - 1;
    }
    return this.added(slot, start, end, hash);
  }

  private isWritten(from: number, to: number, start: number, end: number): boolean {
    if (to - from !== end - start) return false;
    const { pool, units } = this;
    for (let i = 0; i < end - start; i++) if (pool[from + i] !== units[start + i]) return false;
    return true;
  }

  private added(slot: number, start: number, end: number, hash: number): number {
    const id = this.known++;
    if (this.known === this.froms.length) this.froms = doubled(this.froms);
    const from = this.froms[id] as number;
    const to = from + end - start;
    if (to > this.pool.length) this.pool = doubled(this.pool, end - start);
    this.pool.set(this.units.subarray(start, end), from);
    this.froms[id + 1] = to;
    this.slots.set([id + 1, hash, from, to], slot);
    if (this.known * 2 * slotSize > this.slots.length) this.rehash();
    this.learn(id, this.spelling(id));
    return id;
  }

  private rehash(): void {
    const before = this.slots;
    this.slots = new Int32Array(before.length * 2);
    const last = this.slots.length - slotSize;
    for (let at = 0; at < before.length; at += slotSize) {
      if (before[at] === 0) continue;
      let slot = firstSlot(before[at + 1] as number, last);
      while (this.slots[slot] !== 0) slot = (slot + slotSize) & last;
      this.slots.set(before.subarray(at, at + slotSize), slot);
    }
  }

  private clear(): void {
    this.slots.fill(0);
    this.known = 0;
    this.forget();
  }

  private grow(): void {
    this.ids = doubled(this.ids);
    this.starts = doubled(this.starts);
  }
}

const apart = new Chunks(
  () => undefined,
  () => undefined,
);

/** The chunks of a text, as they are written. */
export function chunksOf(text: string): string[] {
  const count = apart.scan(text);
  return [...apart.ids.subarray(0, count)].map(apart.spelling);
}

/** The last bits of a sum of products differ least. */
function firstSlot(hash: number, last: number): number {
  return ((hash ^ (hash >>> 15)) * slotSize) & last;
}

/** Whether a chunk goes on after the space at an offset: a number or a time of day does. */
function goesOn(units: Uint16Array, at: number): boolean {
  const before = units[at - 1] as number;
  if (!isDigit(before) && !isHour(before)) return false;
  const next = units[at + 1] as number;
  return isDigit(next) || (isHour(next) && isDigit(before));
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isHour(code: number): boolean {
  return code === 0x68 || code === 0x48;
}

/** The same memory, as bytes. */
function unitsOf({ buffer, byteOffset, byteLength }: Uint16Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function doubled<T extends Int32Array | Uint16Array>(values: T, atLeast = 0): T {
  const more = new (values.constructor as new (length: number) => T)(values.length * 2 + atLeast);
  more.set(values);
  return more;
}
