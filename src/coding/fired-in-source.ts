import { createHash } from 'node:crypto';
import type { IndicatorMatcher } from '../language/pattern.ts';
import { wordPacking } from '../language/word-packing.ts';
import type { Fired, Fires } from '../model/kept-texts.ts';
import { known, type Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import type { Utf8Text } from '../model/utf8-text.ts';
import { answerTexts } from './passages.ts';

/**
 * Which indicators stand in the respondents' paragraphs of a source.
 * @param again others were looked for before: its words are kept, so that the next time its text is not read.
 */
export function firedInSource(coded: CodedStudy, source: Source, { fires }: IndicatorMatcher, again: boolean): Fired {
  const { keptTexts } = coded;
  if (!keptTexts || !again) return firedIn(answerTexts(coded, source), fires);
  let read: readonly Utf8Text[] | undefined;
  const print = known(source, 'words', '', () => {
    read = answerTexts(coded, source);
    return printOf(read);
  });
  const kept = keptTexts.find(print, wordPacking);
  if (kept) return kept.packed.fired(kept.text, fires);
  const texts = read ?? answerTexts(coded, source);
  keptTexts.put(print, texts, wordPacking);
  return firedIn(texts, fires);
}

function firedIn(texts: readonly Utf8Text[], fires: Fires): Fired {
  return { paragraphs: texts.length, fired: texts.map(fires.in).filter(({ length }) => length > 0) };
}

function printOf(texts: readonly Utf8Text[]): string {
  const hash = createHash('sha256');
  for (const { bytes, from, to } of texts) hash.update(`${to - from}\n`).update(bytes.subarray(from, to));
  return hash.digest('hex').slice(0, 32);
}
