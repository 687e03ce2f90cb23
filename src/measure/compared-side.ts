import { machines } from '../model/coding.ts';
import { compareText } from '../model/order.ts';
import { isSelected } from '../model/selection.ts';
import { frequency } from './frequency.ts';
import type { Side } from './side.ts';

/** What a side consists of, and who has read it how: what a comparison rests on. */
export interface ComparedSide {
  readonly value: string;
  readonly label: string;
  readonly sources: number;
  readonly cases: readonly string[];
  /** Cases assessed for no theme. */
  readonly unassessed: readonly string[];
  /** Whose codings count. */
  readonly coders: readonly string[];
  readonly kinds: { readonly 'write-up': number; readonly transcript: number };
  readonly codings: number;
  /** Codings a machine suggested, 0–1; null without codings. */
  readonly machineShare: number | null;
}

export function comparedSide({ value, label, coded, selection }: Side): ComparedSide {
  const sources = coded.sources.filter((source) => source.counted && isSelected(source, selection));
  const files = sources.flatMap(({ id }) => coded.counted.get(id) ?? []);
  const codings = files.flatMap(({ coder, codings: own }) => own.map(({ from }) => ({ from, coder })));
  const assisted = codings.filter(({ from, coder }) => from !== undefined || machines.has(coder));
  const cases = [...new Set(sources.map((source) => source.case))];
  const themes = coded.codebook.chapters.flatMap((chapter) => chapter.themes);
  const assessed = new Set(
    themes.flatMap(({ id }) => {
      const { present, absent } = frequency(coded, id, selection).cases;
      return [...present, ...absent];
    }),
  );
  const ofKind = (kind: string) => sources.filter((source) => source.kind === kind).length;
  return {
    value,
    label,
    sources: sources.length,
    cases,
    unassessed: cases.filter((name) => !assessed.has(name)),
    coders: [...new Set(files.map(({ coder }) => coder))].sort(compareText),
    kinds: { 'write-up': ofKind('write-up'), transcript: ofKind('transcript') },
    codings: codings.length,
    machineShare: codings.length === 0 ? null : assisted.length / codings.length,
  };
}
