import { gap } from '../model/kept-texts.ts';
import type { Utf8Text } from '../model/utf8-text.ts';
import { Chunks } from './chunks.ts';

const space = 0x20;

/** Of the numbers of a text: here a paragraph ends. Words are numbered from the next. */
export const end = 0;

/** The words of a pack, numbered as they are met. */
export class WordNumbers {
  /** Of the texts that were read. */
  readonly numbers = new Row();
  /** In bytes, of the words. */
  readonly lengths = new Row();
  private listed: Buffer = Buffer.alloc(1 << 16);
  private used = 0;
  private readonly chunks = new Chunks(undefined, undefined, Number.POSITIVE_INFINITY);
  /** By the number of a chunk. */
  private readonly named = new Row();
  private readonly gaps = new Map<string, number>();

  /** The words, with `gap` after each. */
  get list(): Buffer {
    return this.listed.subarray(0, this.used);
  }

  begin(): void {
    this.chunks.clear();
    this.gaps.clear();
    for (const row of [this.numbers, this.lengths, this.named]) row.size = 0;
    this.used = 0;
  }

  /** Takes the numbers of the words of a text. */
  read({ bytes, from, to }: Utf8Text): void {
    const { chunks, named, numbers } = this;
    const count = chunks.scanBytes(bytes, from, to);
    const { ids, froms } = chunks;
    let at = from;
    for (let chunk = 0; chunk < count; chunk++) {
      const start = froms[chunk] as number;
      const id = ids[chunk] as number;
      // One space between words is not written.
      if (start !== at + 1 || bytes[at] !== space || at === from) this.readGap(bytes, at, start);
      at = start + chunks.lengthOf(id);
      if (id === named.size) named.put(this.added(bytes, start, at));
      numbers.put(named.values[id] as number);
    }
    this.readGap(bytes, at, to);
    numbers.put(end);
  }

  private readGap(bytes: Uint8Array, from: number, to: number): void {
    if (from === to) return;
    const key = Buffer.from(bytes.subarray(from, to)).toString('latin1');
    const number = this.gaps.get(key) ?? this.added(bytes, from, to);
    this.gaps.set(key, number);
    this.numbers.put(number);
  }

  /** @returns the number of a new word. */
  private added(bytes: Uint8Array, from: number, to: number): number {
    const next = this.used + to - from + gap;
    if (next > this.listed.length) this.listed = Buffer.concat([this.listed], next * 2);
    const { listed } = this;
    let place = this.used;
    for (let at = from; at < to; at++) listed[place++] = bytes[at] as number;
    listed.fill(space, place, next);
    this.used = next;
    return this.lengths.put(to - from);
  }
}

/** Numbers in a row that grows. */
class Row {
  values = new Uint32Array(1 << 14);
  size = 0;

  /** @returns how many there are then. */
  put(value: number): number {
    if (this.size === this.values.length) {
      const more = new Uint32Array(this.size * 2);
      more.set(this.values);
      this.values = more;
    }
    this.values[this.size++] = value;
    return this.size;
  }

  /** @param isShort each in two bytes. */
  written(isShort: boolean): Buffer {
    const values = this.values.subarray(0, this.size);
    return Buffer.from((isShort ? Uint16Array.from(values) : values.slice()).buffer);
  }

  get most(): number {
    let most = 0;
    for (let at = 0; at < this.size; at++) most = Math.max(most, this.values[at] as number);
    return most;
  }
}
