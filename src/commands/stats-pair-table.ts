import { formatNumber } from '../language/numbers.ts';
import { frenchSpaces } from '../language/typography.ts';
import type { Within } from '../measure/cooccurrence-units.ts';
import type { Cooccurrence } from '../measure/cooccurrences.ts';
import type { Language } from '../model/settings.ts';
import type { CodedStudy } from '../model/study.ts';
import { terminalTable } from '../render/terminal-table.ts';

interface StatsPairs {
  readonly within: Within;
  readonly cooccurrences: readonly Cooccurrence[];
}

/** The pairs of codes that meet, and what the numbers are of. */
export function pairTable({ within, cooccurrences: pairs }: StatsPairs, coded: CodedStudy): string[] {
  const { language, unit } = coded.settings;
  if (pairs.length === 0) return [`${nothing(within, language)}\n`];
  const label = (id: string) => coded.codebook.codes.get(id)?.label ?? id;
  const number = (value: number, decimals: number) => formatNumber(value, language, { decimals });
  const words = language === 'fr' ? french : english;
  const rows = pairs.map(({ codes: [first, second], segments, cases, together, expected, jaccard, logLikelihood }) => [
    label(first),
    label(second),
    String(segments ?? together),
    String(cases),
    number(expected, 1),
    number(jaccard, 2),
    number(logLikelihood, 1),
  ]);
  const head = [words.theme, words.theme, words.units[within], unit.many, words.expected, 'Jaccard', 'G²'];
  const table = terminalTable(head, rows, [2, 3, 4, 5, 6]);
  return [`${table}${frenchSpaces(words.legend[within], language)}\n`];
}

function nothing(within: Within, language: Language): string {
  const places = {
    segment: ['dans le même passage', 'in the same passage'],
    paragraph: ['dans le même paragraphe', 'in the same paragraph'],
    source: ['dans le même entretien', 'in the same interview'],
  } as const;
  const [fr, en] = places[within];
  return language === 'fr' ? `Aucune cooccurrence ${fr}.` : `No co-occurrence ${en}.`;
}

const french = {
  theme: 'Thème',
  units: { segment: 'extraits', paragraph: 'paragraphes', source: 'entretiens' },
  expected: 'attendus',
  legend: {
    segment:
      'Extraits : couples d’extraits qui se recoupent. Jaccard : part des extraits de l’un ou de l’autre thème qui touchent aux deux ; attendus : leur nombre si les thèmes étaient indépendants parmi les extraits codés ; G² : 3,84 à p < 0,05.',
    paragraph:
      'Jaccard : part des paragraphes de l’un ou de l’autre thème qui portent les deux ; attendus : leur nombre si les thèmes étaient indépendants ; G² : 3,84 à p < 0,05.',
    source:
      'Jaccard : part des entretiens de l’un ou de l’autre thème qui portent les deux ; attendus : leur nombre si les thèmes étaient indépendants ; G² : 3,84 à p < 0,05, sûr dans de grands corpus seulement.',
  },
};

const english: typeof french = {
  theme: 'Theme',
  units: { segment: 'segments', paragraph: 'paragraphs', source: 'interviews' },
  expected: 'expected',
  legend: {
    segment:
      'Segments: pairs of overlapping segments. Jaccard: share of the segments of either theme that touch both; expected: how many, were the themes independent among coded segments; G²: 3.84 at p < .05.',
    paragraph:
      'Jaccard: share of the paragraphs of either theme that bear both; expected: how many, were the themes independent; G²: 3.84 at p < .05.',
    source:
      'Jaccard: share of the interviews of either theme that bear both; expected: how many, were the themes independent; G²: 3.84 at p < .05, sound in large corpora only.',
  },
};
