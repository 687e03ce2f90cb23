import type { StemCounts } from './worded-texts.ts';

/** Texts by what is compared of them: those with the same stems, in the same order and as often, are of one kind. */
export interface Alike {
  /** By text: its kind, numbered in the order of their first texts. */
  readonly kindOf: Int32Array;
  /** By kind: its texts, in order. */
  readonly members: readonly (readonly number[])[];
}

/** Answers to one question repeat each other word for word: what is found out about one need not be found out again. */
export function alike(texts: readonly StemCounts[]): Alike {
  const kinds = new Map<string, number>();
  const members: number[][] = [];
  const kindOf = Int32Array.from(texts, ({ stems, counts }, at) => {
    const key = `${stems.join()} ${counts.join()}`;
    const kind = kinds.get(key) ?? members.length;
    kinds.set(key, kind);
    const same = members[kind];
    if (same) same.push(at);
    else members.push([at]);
    return kind;
  });
  return { kindOf, members };
}
