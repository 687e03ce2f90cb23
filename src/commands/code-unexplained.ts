import { groupTexts } from '../coding/group-texts.ts';
import type { Passage } from '../coding/passages.ts';
import { unexplainedPassages } from '../coding/unexplained.ts';
import { numberWords } from '../language/number-words.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { abridge } from '../verbatims/abridge.ts';
import { attribution, shownSource } from '../verbatims/attribution.ts';
import { maskNames } from '../verbatims/identities.ts';
import { keyStems } from '../verbatims/key-stems.ts';
import { maskPassage } from '../verbatims/mask-passage.ts';
import { isQuotable } from '../verbatims/quotable.ts';
import { type Wording, wordingReader } from '../verbatims/wording.ts';
import { unexplainedText } from './code-unexplained-text.ts';
import { type Answer, type Call, exitCode, jsonDocument } from './command.ts';
import { openCoded, problemNotes } from './opened.ts';
import { sourcesChosen } from './sources-to-code.ts';

/** What has fewer words of its own is like one another by chance. */
const fewestWords = 2;
const mostWords = 8;
const mostPassages = 3;
/** A passage is shown to be recognised, not to be quoted. */
const shownWords = 60;

/** Groups the passages that no code explains, the largest groups first. */
export function run(call: Call): Answer {
  const all = openCoded(call);
  const { coded, problems } = all;
  const sources = sourcesChosen(call, all, ({ counted }) => counted);
  call.progress('Grouping the passages …');
  const { passages, coded: byPeople, found, left } = unexplainedPassages(coded, sources);
  const read = themeWords(coded);
  const caseOf = (passage: Passage) => (coded.sourceById.get(passage.source) as Source).case;
  const total = totalOf(passages.map(read));
  const members = groupTexts(
    left.map((passage) => ({ stems: read(passage).stems, case: caseOf(passage) })),
    passages.map((passage) => read(passage).stems),
  );
  const groups = members.flatMap((positions) => {
    const own = positions.map((at) => left[at] as Passage);
    const stems = ownStems(
      own.map((passage) => ({ stems: read(passage).stems, case: caseOf(passage) })),
      total,
    );
    if (stems.length < fewestWords) return [];
    const words = typicalWords(own, stems, coded);
    return {
      passages: own.length,
      sources: new Set(own.map(({ source }) => source)).size,
      cases: new Set(own.map(caseOf)).size,
      words,
      typical: typicalPassages(own, words, coded),
    };
  });
  const grouped = groups.reduce((sum, group) => sum + group.passages, 0);
  const counts = { passages: passages.length, coded: byPeople, found, unexplained: left.length, grouped };
  const document = { sources: sources.length, ...counts, groups, problems };
  const exit = exitCode(problems, call.options.strict === true);
  if (call.options.json) return { output: jsonDocument(document), exitCode: exit };
  return { output: unexplainedText(document, coded), exitCode: exit, ...problemNotes(problems, call) };
}

/** What a passage says, read once; numbers are of no theme. */
function themeWords({ settings, sourceById }: CodedStudy): (passage: Passage) => Wording {
  const read = wordingReader(settings.spoken.stopWords);
  const { values, factors } = numberWords[settings.language];
  const numbers = new Set(
    [...values.keys(), ...factors.keys()].flatMap((word) => [...read(word, settings.language).stems.keys()]),
  );
  const known = new Map<Passage, Wording>();
  return (passage) => {
    const before = known.get(passage);
    if (before) return before;
    const { stems, ...rest } = read(passage.text, (sourceById.get(passage.source) as Source).language);
    const wording = { ...rest, stems: new Map([...stems].filter(([stem]) => !numbers.has(stem))) };
    known.set(passage, wording);
    return wording;
  };
}

/** How often each stem is said in all. */
function totalOf(wordings: readonly Wording[]): Map<string, number> {
  const total = new Map<string, number>();
  for (const { stems } of wordings) {
    for (const [stem, count] of stems) total.set(stem, (total.get(stem) ?? 0) + count);
  }
  return total;
}

/** The stems a group has more of than all that is said besides, most typical first. */
function ownStems(
  own: readonly { stems: ReadonlyMap<string, number>; case: string }[],
  said: ReadonlyMap<string, number>,
): string[] {
  const total = [...said.values()].reduce((sum, count) => sum + count, 0);
  return [...keyStems(own, { of: (stem) => said.get(stem) ?? 0, total })]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([stem]) => stem);
}

/**
 * Stems as a passage that may be quoted writes them: what only others say stays unsaid, and a name shows as its
 * pseudonym, which is no word.
 */
function typicalWords(own: readonly Passage[], stems: readonly string[], coded: CodedStudy): string[] {
  const read = wordingReader(coded.settings.spoken.stopWords);
  const surfaces = quotable(own, coded).map(({ passage, source }) => {
    const shown = maskPassage(passage, coded).replace(/\[[^\]]*\]/g, ' ');
    return read(shown, source.language).surface;
  });
  return stems
    .flatMap(
      (stem) =>
        surfaces
          .find((surface) => surface.has(stem))
          ?.get(stem)
          ?.toLowerCase() ?? [],
    )
    .slice(0, mostWords);
}

function quotable(passages: readonly Passage[], coded: CodedStudy) {
  return passages.flatMap((passage) => {
    const source = coded.sourceById.get(passage.source) as Source;
    return isQuotable(source, coded.settings) ? [{ passage, source }] : [];
  });
}

/** The passages nearest to the centre, of different cases as far as there are. */
function typicalPassages(own: readonly Passage[], words: readonly string[], coded: CodedStudy) {
  const may = quotable(own, coded);
  const first = may.filter(({ source }, at) => may.findIndex((one) => one.source.case === source.case) === at);
  const chosen = [...first, ...may.filter((one) => !first.includes(one))].slice(0, mostPassages);
  return chosen.map(({ passage, source }) => {
    const text = maskPassage(passage, coded);
    const spoken = { ...coded.settings.spoken, language: source.language };
    return {
      source: shownSource(source),
      start: passage.start,
      end: passage.end,
      text: abridge(text, spoken, { words: shownWords, keep: words }).paragraphs.join('\n\n'),
      attribution: maskNames(attribution(source, passage.speaker, coded.settings, passage.start), coded, source.id),
    };
  });
}
