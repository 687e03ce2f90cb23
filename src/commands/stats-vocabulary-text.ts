import { formatNumber } from '../language/numbers.ts';
import { plural } from '../language/typography.ts';
import type { CodedStudy } from '../model/study.ts';
import { terminalTable } from '../render/terminal-table.ts';
import type { SpecificWord } from '../verbatims/specific-words.ts';
import type { Vocabulary, VocabularyPart } from '../verbatims/vocabulary.ts';

/** The words specific to each part, and what the scores are. */
export function vocabularyText(vocabulary: Vocabulary, coded: CodedStudy, max: number): string[] {
  const words = coded.settings.language === 'fr' ? french : english;
  if (vocabulary.reason) return [`${words[vocabulary.reason]}\n`];
  return [...vocabulary.parts.map((part) => partText(part, coded, max)), `${words.legend}\n`];
}

function partText({ label, size, cases, words: found }: VocabularyPart, coded: CodedStudy, max: number): string {
  const { language, unit } = coded.settings;
  const words = language === 'fr' ? french : english;
  const said = `${formatNumber(size, language)} ${plural(size, words.word, words.words, language)}`;
  const who = `${cases} ${plural(cases, unit.one, unit.many, language)}`;
  const head = `${label} – ${said}, ${who}\n`;
  if (found.length === 0) return `${head}${words.none}\n`;
  const more = found.filter(({ logRatio }) => logRatio > 0).slice(0, max);
  const less = found.filter(({ logRatio }) => logRatio <= 0).slice(-Math.ceil(max / 2));
  const signed = (value: number, decimals: number) =>
    `${value > 0 ? '+' : ''}${formatNumber(value, language, { decimals })}`;
  const row = (one: SpecificWord) => [
    one.word,
    `${one.k}/${one.frequency}`,
    `${one.cases}/${one.allCases}`,
    signed(one.specificity, 1),
    formatNumber(one.logLikelihood, language, { decimals: 1 }),
    signed(one.logRatio, 1),
  ];
  const columns = [words.heading, words.times, unit.many, words.specificity, 'G²', 'log ratio'];
  return head + terminalTable(columns, [...more, ...less].map(row), [1, 2, 3, 4, 5]);
}

const french = {
  word: 'mot',
  words: 'mots',
  heading: 'Mot',
  times: 'occurrences',
  specificity: 'spécificité',
  none: 'Aucun mot spécifique.',
  'no-words': 'Aucun vocabulaire à comparer\u00a0: aucun mot d’un entretien qui peut être cité.',
  'one-part': 'Aucun vocabulaire à comparer\u00a0: il n’y a qu’une partie, et rien en dehors d’elle.',
  'one-case':
    'Aucun vocabulaire à comparer\u00a0: chaque partie n’a qu’un cas, et un mot doit être dit par deux cas au moins.',
  legend:
    'Mots des personnes interrogées, dits par deux cas au moins\u00a0; p < 0,01. Spécificité (Lafon)\u00a0: ± log₁₀ p\u00a0; négative\u00a0: moins dit qu’attendu. G² de la partie contre le reste\u00a0; log ratio\u00a0: 1 pour deux fois plus fréquent.',
};

const english: typeof french = {
  word: 'word',
  words: 'words',
  heading: 'Word',
  times: 'occurrences',
  specificity: 'specificity',
  none: 'No specific word.',
  'no-words': 'No vocabulary to compare: no word of an interview that may be quoted.',
  'one-part': 'No vocabulary to compare: there is one part, and nothing outside it.',
  'one-case': 'No vocabulary to compare: every part has a single case, and a word must be said by two cases or more.',
  legend:
    'Words of respondents, said by two cases or more; p < .01. Specificity (Lafon): ± log₁₀ p; negative: said less than expected. G² of the part against the rest; log ratio: 1 for twice as often.',
};
