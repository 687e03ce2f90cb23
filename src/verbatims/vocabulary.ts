import { segmentsOf } from '../measure/frequency.ts';
import { isAssessed } from '../model/assessed.ts';
import type { Code } from '../model/codebook.ts';
import { compareText } from '../model/order.ts';
import { isSelected, type Selection } from '../model/selection.ts';
import type { Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import { splitBy } from '../model/split.ts';
import type { CodedStudy } from '../model/study.ts';
import { isQuotable } from './quotable.ts';
import { type SaidWords, saidWords, totalsOf } from './said-words.ts';
import { shownValue } from './shown-value.ts';
import { type SpecificWord, specificWords, type VocabularyMeasure } from './specific-words.ts';
import { SpokenReader, type SpokenWords } from './spoken-words.ts';

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
  const parts = by === 'code' ? codeParts(coded, codes) : valueParts(coded, by, sources, selection);
  const reader = new SpokenReader(coded);
  const forms: number[] = [];
  const all: SaidWords[] = [];
  for (const source of sources) {
    const words = reader.wordsOf(source);
    words.forms.forEach((form, i) => {
      if ((words.stems[i] as number) >= 0) forms[form] = (forms[form] ?? 0) + 1;
    });
    const said = saidWords(source.case, words.stems);
    all.push(said);
    for (const { own, of } of parts) {
      const found = of(source, words, said);
      if (found) own.push(found);
    }
  }
  const corpus = { ...totalsOf(all, reader.lexicon.stems.length), wordOf: commonestForms(forms, reader) };
  const reason = reasonAgainst(
    parts.map(({ own }) => own).filter((own) => wordCount(own) > 0),
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

/** The form each stem is shown in: the most frequent one. */
function commonestForms(occurrences: readonly number[], reader: SpokenReader): (stem: number) => string {
  const byStem = new Map<number, Map<string, number>>();
  occurrences.forEach((times, form) => {
    const stem = reader.lexicon.stemOf[form] as number;
    const shown = reader.shown(form);
    const forms = byStem.get(stem) ?? new Map<string, number>();
    byStem.set(stem, forms.set(shown, (forms.get(shown) ?? 0) + times));
  });
  return (stem) =>
    [...(byStem.get(stem) as Map<string, number>)].reduce((a, b) =>
      (b[1] - a[1] || compareText(a[0], b[0])) > 0 ? b : a,
    )[0];
}

/** @param filled the words of parts with words */
function reasonAgainst(filled: readonly (readonly SaidWords[])[], size: number): Vocabulary['reason'] {
  if (filled.length === 0) return 'no-words';
  if (filled.every((own) => wordCount(own) >= size)) return 'one-part';
  return filled.every((own) => casesIn(own) === 1) ? 'one-case' : undefined;
}

function wordCount(own: readonly SaidWords[]): number {
  return own.reduce((sum, { size }) => sum + size, 0);
}

function casesIn(own: readonly SaidWords[]): number {
  return new Set(own.filter(({ size }) => size > 0).map((one) => one.case)).size;
}

interface Part {
  readonly value: string;
  readonly label: string;
  /** What of each source belongs to it, in the order of the sources. */
  readonly own: SaidWords[];
  /** What of a source belongs to it, given all its words. */
  readonly of: (source: Source, words: SpokenWords, all: SaidWords) => SaidWords | undefined;
}

function valueParts(coded: CodedStudy, by: string, sources: readonly Source[], selection: Selection): Part[] {
  return splitBy(by, selection, coded).map(({ value, label, selection: part }) => {
    const inPart = new Set(sources.filter((source) => isSelected(source, part)));
    return {
      value: shownValue(by, value, coded),
      label: by === 'wave' ? label : shownValue(by, value, coded),
      own: [],
      of: (source, _, all) => (inPart.has(source) ? all : undefined),
    };
  });
}

function codeParts(coded: CodedStudy, codes: readonly Code[]): Part[] {
  return codes.map(({ id, label }) => {
    const spans = new Map<string, Span[]>();
    for (const { source, parts } of segmentsOf(coded, id)) {
      const known = spans.get(source);
      if (known) known.push(...parts);
      else spans.set(source, [...parts]);
    }
    return {
      value: id,
      label,
      own: [],
      of: (source, words) => {
        const own = spans.get(source.id);
        if (!own || !isAssessed(coded, source, id)) return undefined;
        return saidWords(source.case, stemsWithin(words, own));
      },
    };
  });
}

/** Stems of the words in any of the spans, each once; both are gone through once. */
function stemsWithin({ stems, starts }: SpokenWords, spans: readonly Span[]): number[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let next = 0;
  let reach = 0;
  return stems.filter((_, i) => {
    const start = starts[i] as number;
    for (let span = sorted[next]; span && span.start <= start; span = sorted[next]) {
      reach = Math.max(reach, span.end);
      next++;
    }
    return start < reach;
  });
}
