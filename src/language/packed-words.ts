import {
  asksText,
  type Fired,
  type Fires,
  type Firing,
  firesNothing,
  gap,
  type PackedTexts,
  type WordList,
} from '../model/kept-texts.ts';
import { Utf8Text } from '../model/utf8-text.ts';
import { isSpaceAt } from './chunk-bounds.ts';
import { end } from './word-numbers.ts';

const space = 0x20;

/** What a pack begins with: another on machines that order bytes otherwise. */
export const mark = 0xfeff;

const none: readonly number[] = [];

/** Texts as `wordPacking` packs them. */
export class PackedWords implements PackedTexts {
  private readonly words: WordList;
  private readonly ends: Uint32Array;
  private readonly numbers: Uint16Array | Uint32Array;
  /** What its words make fire, by what was asked. */
  private readonly asked = new Map<Fires, Firing>();

  constructor(packed: Uint8Array) {
    const { buffer } = new Uint8Array(packed);
    const [first, width, texts, words] = new Uint32Array(buffer, 0, 4) as unknown as [number, number, number, number];
    if (first !== mark) throw new Error('It was packed by another machine.');
    const array = width === 2 ? Uint16Array : Uint32Array;
    this.ends = new Uint32Array(buffer, 16, texts);
    const lengthsFrom = 16 + texts * 4;
    const numbersFrom = lengthsFrom + words * width;
    this.numbers = new array(buffer, numbersFrom, this.ends[texts - 1]);
    const starts = new Int32Array(words + 1);
    const lengths = new array(buffer, lengthsFrom, words);
    for (let word = 0; word < words; word++)
      starts[word + 1] = (starts[word] as number) + (lengths[word] as number) + gap;
    this.words = { bytes: new Uint8Array(buffer, numbersFrom + this.numbers.byteLength), starts };
  }

  paragraphs(text: number): Utf8Text[] {
    return this.bounds(text).map(([from, to]) => this.text(from, to));
  }

  fired(text: number, fires: Fires): Fired {
    const { numbers } = this;
    const { kinds, fired } = this.firing(fires);
    const all: (readonly number[])[] = [];
    const last = this.ends[text] as number;
    let paragraphs = 0;
    for (let at = this.startOf(text); at < last; at++) {
      const start = at;
      let isAsked = false;
      let here: readonly number[] = none;
      for (; numbers[at] !== end; at++) {
        const kind = kinds[(numbers[at] as number) - 1] as number;
        if (kind === firesNothing) continue;
        if (kind === asksText) isAsked = true;
        else here = joined(here, fired[kind] as readonly number[]);
      }
      if (isAsked) here = fires.in(this.text(start, at));
      if (here.length > 0) all.push(here);
      paragraphs++;
    }
    return { paragraphs, fired: all };
  }

  private bounds(text: number): [from: number, to: number][] {
    const bounds: [number, number][] = [];
    let from = this.startOf(text);
    for (let at = from; at < (this.ends[text] as number); at++)
      if (this.numbers[at] === end) {
        bounds.push([from, at]);
        from = at + 1;
      }
    return bounds;
  }

  private startOf(text: number): number {
    return this.ends[text - 1] ?? 0;
  }

  private firing(fires: Fires): Firing {
    const known = this.asked.get(fires) ?? fires.ofWords(this.words);
    this.asked.set(fires, known);
    return known;
  }

  private text(from: number, to: number): Utf8Text {
    const { numbers } = this;
    const { bytes, starts } = this.words;
    let most = 0;
    for (let at = from; at < to; at++) {
      const word = (numbers[at] as number) - 1;
      most += (starts[word + 1] as number) - (starts[word] as number);
    }
    const text = Buffer.allocUnsafe(most);
    let length = 0;
    let isAfterWord = false;
    for (let at = from; at < to; at++) {
      const word = (numbers[at] as number) - 1;
      const start = starts[word] as number;
      const isWord = !isSpaceAt(bytes, start);
      if (isWord && isAfterWord) text[length++] = space;
      isAfterWord = isWord;
      const stop = (starts[word + 1] as number) - gap;
      for (let byte = start; byte < stop; byte++) text[length++] = bytes[byte] as number;
    }
    return new Utf8Text(text, 0, length);
  }
}

/** The numbers of both, each once. */
function joined(some: readonly number[], others: readonly number[]): readonly number[] {
  if (some.length === 0) return others;
  const news = others.filter((number) => !some.includes(number));
  return news.length === 0 ? some : [...some, ...news];
}
