import { bearing, chunkStart, goesOn, isSpace, spaceBefore, wideSpaceAt } from './chunk-bounds.ts';
import type { Gate } from './gate.ts';

/** Spellings remembered: those of a large study; beyond, they are met anew. */
const mostChunks = 500_000;

/** What a slot of the table holds, in numbers: a power of two. */
const slotSize = 4;

/**
 * The chunks of texts, what stands between white space, each spelling known by a number: texts repeat theirs. Digits that
 * only a space parts, and the `h` of a time, are of one chunk (« 1 200 », « 14 h 30 »), so that no word stands in two.
 */
export class Chunks {
  /** Of the text scanned last, the number of each chunk. */
  ids = new Int32Array(256);
  /** Where each begins, in bytes. */
  froms = new Int32Array(256);
  /** How many there are. */
  private count = 0;
  /** A table by hash, at most half full: of each chunk its number and 1, its hash, and where in the pool it stands. */
  private slots = new Int32Array(2048 * slotSize);
  /** The bytes of all spellings, one after the other, and where each begins. */
  private pool = Buffer.alloc(8192);
  private pooled = new Int32Array(1024);
  /** Of each chunk, 1 where it is worth telling of. */
  private worth = new Uint8Array(1024);
  private known = 0;
  private gap = 0;
  private hash = 0;
  /** Where strings are written to be scanned. */
  private written = Buffer.alloc(4096);

  /**
   * @param learn what is to be found out about a spelling when it is met, under its number: whether it is worth telling of.
   * @param forget all numbers are given anew.
   * @param most spellings that are remembered.
   */
  constructor(
    private readonly learn?: (id: number, chunk: string) => boolean,
    private readonly forget?: () => void,
    private readonly most = mostChunks,
  ) {}

  /** Takes a text apart. @returns how many chunks it has. */
  scan(text: string): number {
    const most = text.length * 3;
    if (most > this.written.length) this.written = Buffer.alloc(most * 2);
    return this.scanBytes(this.written, 0, this.written.write(text, 'utf8'));
  }

  /** Where the chunks of the string scanned last begin, in UTF-16 units. */
  starts(count: number): Int32Array {
    const starts = this.froms.slice(0, count);
    let [at, less] = [0, 0];
    for (let chunk = 0; chunk < count; chunk++) {
      const from = starts[chunk] as number;
      for (; at < from; at++) less += lessUnits(this.written[at] as number);
      starts[chunk] = from - less;
    }
    return starts;
  }

  /** Takes a text of UTF-8 apart. @returns how many chunks it has. */
  scanBytes(bytes: Uint8Array, from: number, to: number): number {
    this.begin();
    let end = from;
    for (let at = from; at < to; at = end + this.gap) {
      end = this.chunkEnd(bytes, at, to);
      if (end > at) this.put(this.idOf(bytes, at, end), at);
    }
    return this.count;
  }

  /**
   * Those chunks of a text of UTF-8 that are worth telling of.
   * @param gate sees something in each of them.
   * @returns how many there are.
   */
  scanWorth(bytes: Uint8Array, from: number, to: number, gate: Gate): number {
    this.begin();
    for (let at = gate.seen(bytes, from, to); at < to; ) {
      const start = chunkStart(bytes, at + 1 - spaceBefore(bytes, at + 1, from), from);
      const end = this.chunkEnd(bytes, start, to);
      const next = end + this.gap;
      if (end > start) {
        const id = this.idOf(bytes, start, end);
        if (this.worth[id] === 1) this.put(id, start);
        else gate.learn(bytes, start, end);
      }
      at = gate.seen(bytes, next, to);
    }
    return this.count;
  }

  private begin(): void {
    if (this.known >= this.most) this.clear();
    this.count = 0;
  }

  private put(id: number, from: number): void {
    if (this.count === this.ids.length) this.grow();
    this.ids[this.count] = id;
    this.froms[this.count++] = from;
  }

  /** Where the chunk ends that begins at an offset; its hash, and the bytes of the white space after it, are left behind. */
  private chunkEnd(bytes: Uint8Array, start: number, to: number): number {
    let hash = 0;
    for (let at = start; ; ) {
      let gap = 0;
      for (; at < to; at++) {
        const byte = bytes[at] as number;
        const kind = bearing[byte];
        if (kind !== 0) {
          gap = kind === isSpace ? 1 : wideSpaceAt(bytes, at);
          if (gap > 0) break;
        }
        hash = (Math.imul(hash, 31) + byte) | 0;
      }
      if (at === start || at + gap >= to || !goesOn(bytes[at - 1] as number, bytes[at + gap] as number)) {
        this.hash = hash;
        this.gap = gap;
        return at;
      }
      for (const next = at + gap; at < next; at++) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0;
    }
  }

  /** In bytes. */
  lengthOf(id: number): number {
    return (this.pooled[id + 1] as number) - (this.pooled[id] as number);
  }

  /** How a chunk is written. */
  readonly spelling = (id: number): string => this.pool.toString('utf8', this.pooled[id], this.pooled[id + 1]);

  private idOf(bytes: Uint8Array, start: number, end: number): number {
    const { slots, pool, hash } = this;
    const last = slots.length - slotSize;
    let slot = firstSlot(hash, last);
    for (; slots[slot] !== 0; slot = (slot + slotSize) & last) {
      if (slots[slot + 1] !== hash) continue;
      const from = slots[slot + 2] as number;
      if ((slots[slot + 3] as number) - from === end - start && isSame(pool, from, bytes, start, end))
        return (slots[slot] as number) - 1;
    }
    return this.added(slot, bytes.subarray(start, end), hash);
  }

  private added(slot: number, chunk: Uint8Array, hash: number): number {
    const id = this.known++;
    if (this.known === this.pooled.length) {
      this.pooled = doubled(this.pooled);
      this.worth = doubled(this.worth);
    }
    const from = this.pooled[id] as number;
    const to = from + chunk.length;
    if (to > this.pool.length) this.pool = Buffer.concat([this.pool], this.pool.length * 2 + chunk.length);
    this.pool.set(chunk, from);
    this.pooled[id + 1] = to;
    this.slots.set([id + 1, hash, from, to], slot);
    if (this.known * 2 * slotSize > this.slots.length) this.rehash();
    this.worth[id] = this.learn?.(id, this.spelling(id)) ? 1 : 0;
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

  clear(): void {
    this.slots.fill(0);
    this.known = 0;
    this.forget?.();
  }

  private grow(): void {
    this.ids = doubled(this.ids);
    this.froms = doubled(this.froms);
  }
}

const apart = new Chunks(
  () => true,
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

/** Whether bytes of the pool are those of a chunk as long. */
function isSame(pool: Uint8Array, from: number, bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start, j = from; i < end; i++, j++) if (pool[j] !== bytes[i]) return false;
  return true;
}

/** A character of one, two, three or four bytes has one, one, one or two units. */
function lessUnits(byte: number): number {
  if ((byte & 0xc0) === 0x80) return 1;
  return byte >= 0xf0 ? -1 : 0;
}

function doubled<T extends Int32Array | Uint8Array>(values: T): T {
  const more = new (values.constructor as new (length: number) => T)(values.length * 2);
  more.set(values);
  return more;
}
