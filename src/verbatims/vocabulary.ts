import { segmentsOf } from '../measure/frequency.ts';
import { isAssessed } from '../model/assessed.ts';
import type { Code } from '../model/codebook.ts';
import { isSelected, type Selection } from '../model/selection.ts';
import type { Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import { splitBy } from '../model/split.ts';
import type { CodedStudy } from '../model/study.ts';
import { isQuotable } from './quotable.ts';
import { shownValue } from './shown-value.ts';
import {
  countCorpus,
  type PartWords,
  type SpecificWord,
  specificWords,
  type VocabularyMeasure,
} from './specific-words.ts';
import { type SpokenWord, spokenWords } from './spoken-words.ts';

/** The words of one wave, of passages of one code, or of the interviews with one value. */
export interface VocabularyPart {
  /** Id of the wave or code, or the value as it may be shown. */
  readonly value: string;
  readonly label: string;
  /** Words said in it, and cases that say them. */
  readonly size: number;
  readonly cases: number;
  readonly words: readonly SpecificWord[];
}

export interface Vocabulary {
  readonly by: string;
  readonly measure: VocabularyMeasure;
  /** Words said in all the interviews compared. */
  readonly size: number;
  readonly parts: readonly VocabularyPart[];
  /** Why no word can be specific. */
  readonly reason?: 'no-words' | 'one-part' | 'one-case';
}

/**
 * The words specific to each wave, code or value, among respondents' words in the selected interviews that count and may
 * be quoted.
 * @param by `wave`, `code`, or a variable
 * @param codes of which words are sought with `code`
 */
export function vocabulary(
  coded: CodedStudy,
  by: string,
  { codes, selection, measure }: { codes: readonly Code[]; selection: Selection; measure: VocabularyMeasure },
): Vocabulary {
  const sources = coded.sources.filter(
    (source) => source.counted && isSelected(source, selection) && isQuotable(source, coded.settings),
  );
  const said = spokenWords(coded, sources);
  const parts =
    by === 'code' ? codeParts(coded, codes, sources, said) : valueParts(coded, by, sources, selection, said);
  const all = sources.map((source) => ({ case: source.case, words: said.get(source.id) ?? [] }));
  const corpus = countCorpus(all);
  const reason = reasonAgainst(
    parts.filter(({ own }) => wordCount(own) > 0),
    corpus.size,
  );
  return {
    by,
    measure,
    size: corpus.size,
    parts: parts.map(({ value, label, own }) => ({
      value,
      label,
      cases: casesIn(own),
      ...specificWords(own, corpus, measure),
    })),
    ...(reason ? { reason } : {}),
  };
}

/** @param filled parts with words */
function reasonAgainst(filled: readonly Part[], size: number): Vocabulary['reason'] {
  if (filled.length === 0) return 'no-words';
  if (filled.every(({ own }) => wordCount(own) >= size)) return 'one-part';
  return filled.every(({ own }) => casesIn(own) === 1) ? 'one-case' : undefined;
}

function wordCount(own: readonly PartWords[]): number {
  return own.reduce((sum, { words }) => sum + words.length, 0);
}

function casesIn(own: readonly PartWords[]): number {
  return new Set(own.filter(({ words }) => words.length > 0).map((one) => one.case)).size;
}

interface Part {
  readonly value: string;
  readonly label: string;
  readonly own: readonly PartWords[];
}

function valueParts(
  coded: CodedStudy,
  by: string,
  sources: readonly Source[],
  selection: Selection,
  said: ReadonlyMap<string, SpokenWord[]>,
): Part[] {
  return splitBy(by, selection, coded).map(({ value, label, selection: part }) => ({
    value: shownValue(by, value, coded),
    label: by === 'wave' ? label : shownValue(by, value, coded),
    own: sources
      .filter((source) => isSelected(source, part))
      .map((source) => ({ case: source.case, words: said.get(source.id) ?? [] })),
  }));
}

function codeParts(
  coded: CodedStudy,
  codes: readonly Code[],
  sources: readonly Source[],
  said: ReadonlyMap<string, SpokenWord[]>,
): Part[] {
  return codes.map(({ id, label }) => {
    const spans = new Map<string, Span[]>();
    for (const { source, parts } of segmentsOf(coded, id)) {
      const known = spans.get(source);
      if (known) known.push(...parts);
      else spans.set(source, [...parts]);
    }
    const own = sources
      .filter((source) => spans.has(source.id) && isAssessed(coded, source, id))
      .map((source) => ({
        case: source.case,
        words: wordsWithin(said.get(source.id) ?? [], spans.get(source.id) as Span[]),
      }));
    return { value: id, label, own };
  });
}

/** Words in any of the spans, each once; both are gone through once. */
function wordsWithin(words: readonly SpokenWord[], spans: readonly Span[]): SpokenWord[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const within: SpokenWord[] = [];
  let next = 0;
  let reach = 0;
  for (const word of words) {
    for (let span = sorted[next]; span && span.start <= word.start; span = sorted[next]) {
      reach = Math.max(reach, span.end);
      next++;
    }
    if (word.start < reach) within.push(word);
  }
  return within;
}
