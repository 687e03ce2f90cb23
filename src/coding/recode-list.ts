import { findCode } from '../model/codebook.ts';
import { segmentsIn } from '../model/coded-segments.ts';
import { covers } from '../model/coding.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { entryText } from './entry-text.ts';
import { answerParagraphs } from './passages.ts';

/** One passage of a blind recoding list, as a person filled it in. */
export interface Recoded {
  /** Id of the source. */
  readonly source: string;
  /** Where the passage begins in the source's body, UTF-16 units. */
  readonly at: number;
  readonly passage: string;
  /** Code ids as written; absent: not yet recoded; empty: none fits. */
  readonly codes?: readonly string[];
}

/** What was coded before and what is coded now of one passage: code ids, aliases followed, a code with those above it. */
export interface OldAndNew {
  readonly source: string;
  readonly text: string;
  readonly old: ReadonlySet<string>;
  readonly fresh: ReadonlySet<string>;
}

/** The sources a sample takes: those with the least rank, so that a wider sample holds the narrower one. */
export function sampleSources(sources: readonly Source[], size: number, rank: (id: string) => string): Source[] {
  const ranked = [...sources].sort((a, b) => (rank(a.id) < rank(b.id) ? -1 : 1)).slice(0, size);
  return sources.filter((source) => ranked.includes(source));
}

/** The text of a recoding list: every respondent paragraph of the sources, without what anybody said of it. */
export function recodeListText(coded: CodedStudy, sources: readonly Source[], heading: string): string {
  const entries = sources.flatMap((source) =>
    answerParagraphs(coded, source).map(({ text, start }) =>
      entryText({ quote: text, codes: [], against: [] })
        .replace('- quote:', `- source: ${source.id}\n    at: ${start}\n    passage:`)
        .concat('    codes:\n'),
    ),
  );
  return `${heading.replace(/^/gm, '# ').replace(/ +$/gm, '')}\npassages:\n${entries.join('')}`;
}

/** Each recoded passage with what counted coders say of it; passages whose words are gone are left out. */
export function oldAndNew(coded: CodedStudy, recoded: readonly Recoded[]): OldAndNew[] {
  const paragraphs = new Map(coded.sources.map((source) => [source.id, answerParagraphs(coded, source)]));
  return recoded.flatMap(({ source, at, passage, codes }) => {
    const own = paragraphs.get(source) ?? [];
    const same = own.filter(({ text }) => text === passage);
    const found = same.find(({ start }) => start === at) ?? same[0];
    if (!codes || !found) return [];
    const segments = segmentsIn(coded, source).filter((segment) => covers(segment, found));
    const old = segments.flatMap((segment) => segment.codes);
    return [{ source, text: passage, old: withAbove(coded, old), fresh: withAbove(coded, codes) }];
  });
}

function withAbove(coded: CodedStudy, ids: readonly string[]): Set<string> {
  const all = new Set<string>();
  for (const id of ids) {
    for (let code = findCode(coded.codebook, id); code; code = findCode(coded.codebook, code.parent ?? ''))
      all.add(code.id);
  }
  return all;
}
