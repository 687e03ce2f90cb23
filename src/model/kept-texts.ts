import type { Utf8Text } from './utf8-text.ts';

/** Spaces that stand after each word of a list. */
export const gap = 2;

/** Words, each once: a word stands from one of the offsets to the spaces before the next. */
export interface WordList {
  readonly bytes: Uint8Array;
  /** One more than there are words. */
  readonly starts: Int32Array;
}

export function wordsOf({ bytes, starts }: WordList): string[] {
  const { buffer, byteOffset } = bytes;
  const all = Buffer.from(buffer, byteOffset, bytes.length);
  return Array.from({ length: starts.length - 1 }, (_, word) =>
    all.toString('utf8', starts[word], (starts[word + 1] as number) - gap),
  );
}

/** What each word of a list may make fire in a paragraph that it stands in. */
export interface Firing {
  /** By word: 0 nothing; 1 what only its text tells; else where `fired` has what it does make fire. */
  readonly kinds: Int32Array;
  /** Numbers of patterns, each once; the first two are not used. */
  readonly fired: readonly (readonly number[])[];
}

export const [firesNothing, asksText] = [0, 1];

/** What fires, as numbers of patterns. */
export interface Fires {
  ofWords(words: WordList): Firing;
  /** In a paragraph, each once, in no order. */
  in(text: Utf8Text): readonly number[];
}

/** What fires in a text. */
export interface Fired {
  readonly paragraphs: number;
  /** Of each paragraph in which anything does, in their order. */
  readonly fired: readonly (readonly number[])[];
}

/** Texts that are packed together, by their number. */
export interface PackedTexts {
  paragraphs(text: number): Utf8Text[];
  fired(text: number, fires: Fires): Fired;
}

/** How the paragraphs of some texts are written. */
export interface TextPacking {
  pack(texts: readonly (readonly Utf8Text[])[]): Buffer;
  /** @throws where they were packed by another machine. */
  open(packed: Uint8Array): PackedTexts;
}

/** Texts of sources, packed, kept from run to run: each is known by a fingerprint of its own. */
export interface KeptTexts {
  /** @returns undefined where it is not kept. */
  find(print: string, packing: TextPacking): { readonly packed: PackedTexts; readonly text: number } | undefined;
  put(print: string, text: readonly Utf8Text[], packing: TextPacking): void;
}
