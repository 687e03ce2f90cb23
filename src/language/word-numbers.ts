import type { Utf8Text } from '../model/utf8-text.ts';
import { Chunks, mostChunks } from './chunks.ts';

const space = 0x20;

/** Of the numbers of a text: here a paragraph ends. Words are numbered from the next. */
export const end = 0;

/** The words of a pack, numbered as they are met. */
export class WordNumbers {
  /** A word by its number, less one. */
  list: Uint8Array[] = [];
  /** Of numbers that were given. */
  size = 0;
  private given = new Uint32Array(1 << 16);
  private chunks = allChunks();
  /** By the number of a chunk: the number of the word, counted from the first pack. */
  private named = new Uint32Array(1024);
  /** Words of the packs before. */
  private before = 0;
  private readonly gaps = new Map<string, number>();

  get numbers(): Uint32Array {
    return this.given.subarray(0, this.size);
  }

  begin(): void {
    this.before += this.list.length;
    if (this.chunks.size > mostChunks) [this.chunks, this.named, this.before] = [allChunks(), new Uint32Array(1024), 0];
    this.list = [];
    this.size = 0;
    this.gaps.clear();
  }

  /** Takes the numbers of the words of a text. */
  read({ bytes, from, to }: Utf8Text): void {
    const { chunks } = this;
    const count = chunks.scanBytes(bytes, from, to);
    if (chunks.size > this.named.length) this.named = doubled(this.named, chunks.size);
    // A number for each word, at most as many for what is between them, and the end.
    if (this.size + count * 2 + 2 > this.given.length) this.given = doubled(this.given, this.size + count * 2 + 2);
    const { ids, froms } = chunks;
    let at = from;
    for (let chunk = 0; chunk < count; chunk++) {
      const start = froms[chunk] as number;
      const id = ids[chunk] as number;
      // One space between words is not written.
      if (start !== at + 1 || bytes[at] !== space || at === from) this.readGap(bytes, at, start);
      at = start + chunks.lengthOf(id);
      let number = this.named[id] as number;
      if (number <= this.before) {
        number = this.before + this.list.push(chunks.bytesOf(id));
        this.named[id] = number;
      }
      this.given[this.size++] = number - this.before;
    }
    this.readGap(bytes, at, to);
    this.given[this.size++] = end;
  }

  private readGap(bytes: Uint8Array, from: number, to: number): void {
    if (from === to) return;
    const white = bytes.slice(from, to);
    const key = Buffer.from(white).toString('latin1');
    const number = this.gaps.get(key) ?? this.list.push(white);
    this.gaps.set(key, number);
    this.given[this.size++] = number;
  }
}

function allChunks(): Chunks {
  const forget = () => undefined;
  return new Chunks(() => false, forget, Number.POSITIVE_INFINITY);
}

function doubled(numbers: Uint32Array<ArrayBuffer>, least: number): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(Math.max(numbers.length * 2, least));
  more.set(numbers);
  return more;
}
