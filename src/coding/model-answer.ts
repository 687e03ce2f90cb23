import { type Codebook, findCode } from '../model/codebook.ts';
import type { Span } from '../model/span.ts';
import { foldQuote, isWord } from './fold-quote.ts';
import { isWithinWord } from './word-borders.ts';

/** A code a model gives a paragraph, with words of the paragraph for it. */
export interface GivenCode {
  readonly code: string;
  /** As they stand in the paragraph. */
  readonly quote: string;
  /** 0–1; 1 where the model did not say. */
  readonly confidence: number;
}

/** How much of the answers was refused: unreadable ones, and of the others unknown codes and words nobody said. */
export interface Refused {
  readonly answers: number;
  readonly codes: number;
  readonly quotes: number;
}

/**
 * Reads what a language model answered about a paragraph, and believes nothing of it: a code must be one of the
 * codebook's, and its quote must stand in the paragraph, word for word, as `locate` folds both.
 * @param candidates ids of the codes it could choose from.
 */
export function readModelAnswer(
  answer: string,
  paragraph: string,
  codebook: Codebook,
  candidates: ReadonlySet<string>,
): { given: GivenCode[]; refused: Refused } {
  const listed = listedIn(answer);
  if (!listed) return { given: [], refused: { answers: 1, codes: 0, quotes: 0 } };
  const best = new Map<string, GivenCode>();
  let [codes, quotes] = [0, 0];
  for (const entry of listed) {
    const { code: named, quote: said, confidence: sure } = entry as Readonly<Record<string, unknown>>;
    const code = typeof named === 'string' ? findCode(codebook, named.trim())?.id : undefined;
    const quote = typeof said === 'string' ? verbatimIn(said, paragraph) : undefined;
    if (code === undefined || !candidates.has(code)) codes++;
    else if (quote === undefined) quotes++;
    else {
      const confidence = typeof sure === 'number' && Number.isFinite(sure) ? Math.min(Math.max(sure, 0), 1) : 1;
      if (confidence > (best.get(code)?.confidence ?? -1)) best.set(code, { code, quote, confidence });
    }
  }
  return { given: [...best.values()], refused: { answers: 0, codes, quotes } };
}

/** The entries of an answer that is `{"codes": […]}` or a list, also within a fence or after a model's thinking. */
function listedIn(answer: string): readonly unknown[] | undefined {
  const said = answer.split('</think>').at(-1) ?? '';
  const from = said.search(/[[{]/);
  const to = Math.max(said.lastIndexOf(']'), said.lastIndexOf('}')) + 1;
  const read = from === -1 ? undefined : parsed(said.slice(from, to));
  const listed = Array.isArray(read) ? read : (read as { codes?: unknown } | undefined)?.codes;
  return Array.isArray(listed) && listed.every((one) => typeof one === 'object' && one !== null) ? listed : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The paragraph's own words a quote repeats, with or without marks around it; undefined where nobody said it. */
function verbatimIn(quote: string, paragraph: string): string | undefined {
  const said = foldQuote(quote).text;
  const inner = /^"(.*)"$/s.exec(said)?.[1]?.trim();
  const folded = foldQuote(paragraph);
  for (const wanted of [said, inner]) {
    const place = wanted === undefined ? undefined : wholeWords(wanted, folded.text);
    if (place) return paragraph.slice(folded.startOf(place.start), folded.endOf(place.end - 1));
  }
  return undefined;
}

/** The first place where words stand without cutting one. */
function wholeWords(wanted: string, text: string): Span | undefined {
  if (![...wanted].some(isWord)) return undefined;
  for (let start = text.indexOf(wanted); start !== -1; start = text.indexOf(wanted, start + 1)) {
    const end = start + wanted.length;
    if (!isWithinWord(text, start) && !isWithinWord(text, end)) return { start, end };
  }
  return undefined;
}
