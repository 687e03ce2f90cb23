import { formatPercent } from '../language/numbers.ts';
import { plural } from '../language/typography.ts';
import type { Comparability } from '../measure/code-comparability.ts';
import type { NoInference } from '../measure/compared-code.ts';
import { smallestPercentBase } from '../measure/percent-base.ts';
import type { Language, Settings } from '../model/settings.ts';

/** The two waves of a comparison in their order, and what a code's file says once it was read for in both. */
interface WavesTold {
  readonly earlier: string;
  readonly later: string;
  /** `asked: ["2021", "2024"]`. */
  readonly asked: string;
}

type Changes = readonly [gained: string, lost: string, kept: string];

/** The words of a comparison in the study's language, plain text: columns, and the sentences that say what it cannot. */
export interface ComparisonWords {
  readonly theme: string;
  /** What became of a theme in a case: gained, lost, kept. */
  readonly changes: Changes;
  /** The same of two coders, by the second's name and the first's. */
  readonly foundBy: (to: string, from: string) => Changes;
  readonly difference: string;
  readonly interval: string;
  readonly units: string;
  /** What stands instead where a base is too small for percentages. */
  readonly tooFew: Readonly<Record<Settings['design'], string>>;
  /** Of a panel that is not whole: what the difference is over. */
  readonly overPairs: string;
  readonly reading: string;
  readonly test: string;
  readonly notRead: string;
  readonly coders: string;
  readonly kinds: string;
  /** Above a column. */
  readonly codings: string;
  readonly codingCount: (n: number) => string;
  readonly suggested: string;
  readonly codebook: string;
  readonly unpaired: string;
  readonly none: string;
  readonly detected: string;
  readonly untestable: string;
  readonly design: Readonly<Record<Settings['design'], string>>;
  readonly sampling: Readonly<Record<Settings['sampling'], string>>;
  readonly transcripts: (n: number) => string;
  readonly writeUps: (n: number) => string;
  readonly operations: (n: number) => string;
  /** What no result of this comparison would mean: never that nothing differs. */
  readonly notDetectable: (n: string) => string;
  readonly why: Readonly<Record<NoInference, string>>;
  /** The sentence that tells which codes cannot be compared. */
  readonly cannot: Readonly<Record<Exclude<Comparability, 'comparable'>, (labels: string, waves: WavesTold) => string>>;
  /** What an interval means of cases that were chosen. */
  readonly asIfRandom: string;
  readonly verbatims: string;
}

const french: ComparisonWords = {
  theme: 'Thème',
  changes: ['gagné', 'perdu', 'gardé'],
  foundBy: (to, from) => [`seulement ${to}`, `seulement ${from}`, 'les deux'],
  difference: 'écart',
  interval: 'à 95 %',
  units: 'Écarts et intervalles en points de pourcentage.',
  tooFew: {
    panel: 'Avec moins de dix paires, l’écart est en paires, sans intervalle.',
    independent: 'Avec moins de dix cas d’un côté, ni écart ni intervalle : seuls les comptes se lisent.',
  },
  overPairs:
    'L’écart, l’intervalle et le test ne portent que sur les paires (les cas des deux côtés) ; les colonnes des deux côtés et leur graphique comptent tous les cas.',
  reading: 'lecture',
  test: 'p ajusté',
  notRead: 'sans lecture',
  coders: 'codé par',
  kinds: 'nature',
  codings: 'codages',
  codingCount: (n) => `${n} ${plural(n, 'codage', 'codages', 'fr')}`,
  suggested: 'suggérés par machine',
  codebook: 'Grille',
  unpaired: 'd’un seul côté',
  none: 'aucun',
  detected: 'écart détecté',
  untestable: 'intestable à cet effectif',
  design: { panel: 'panel', independent: 'échantillons distincts' },
  sampling: { purposive: 'échantillon raisonné', random: 'échantillon tiré au hasard' },
  transcripts: (n) => `${n} ${plural(n, 'transcription', 'transcriptions', 'fr')}`,
  writeUps: (n) => `${n} ${plural(n, 'compte rendu', 'comptes rendus', 'fr')}`,
  operations: (n) => `${n} ${plural(n, 'opération notée', 'opérations notées', 'fr')}`,
  notDetectable: (n) => `pas d’écart détectable avec n = ${n}`,
  why: {
    'not-asked': 'pas évalué d’un côté',
    unread: 'évalué d’aucun côté',
    added: 'ajouté après la lecture : incomparable',
    retired: 'retiré avant la lecture : incomparable',
    split: 'scission inachevée : incomparable seul',
    'no-case-on-both-sides': 'aucun cas des deux côtés',
    'cases-on-both-sides': 'des cas sont des deux côtés : pas de test',
  },
  cannot: {
    'not-asked': (labels) => `Pas évalué d’un côté, donc incomparable : ${labels}.`,
    unread: (labels) => `Évalué d’aucun côté : ${labels}.`,
    added: (labels, { earlier, asked }) =>
      `Entré dans la grille après la lecture de ${earlier}, donc incomparable : ${labels}. Pour comparer, relire ${earlier} avec la grille actuelle, puis écrire ${asked} dans la fiche.`,
    retired: (labels, { later, asked }) =>
      `Retiré de la grille avant la lecture de ${later}, donc incomparable : ${labels}. Si ${later} a pourtant été lu avec, écrire ${asked} dans la fiche.`,
    split: (labels) =>
      `Scission dont tous les codages ne sont pas redistribués : ${labels}. À comparer seulement réuni, tant que « study codebook split » n’a pas tout réparti.`,
  },
  asIfRandom:
    'Les intervalles et les tests se lisent comme si les cas avaient été tirés au hasard ; ils ne l’ont pas été.',
  verbatims: 'Ce qui a été dit',
};

const english: ComparisonWords = {
  theme: 'Theme',
  changes: ['gained', 'lost', 'kept'],
  foundBy: (to, from) => [`${to} only`, `${from} only`, 'both'],
  difference: 'difference',
  interval: 'at 95%',
  units: 'Differences and intervals in percentage points.',
  tooFew: {
    panel: 'With fewer than ten pairs the difference is in pairs, without an interval.',
    independent:
      'With fewer than ten cases on a side there is neither difference nor interval: the counts are to be read.',
  },
  overPairs:
    'Difference, interval and test are over the pairs only (the cases on both sides); the columns of the two sides and their chart count all cases.',
  reading: 'reading',
  test: 'adjusted p',
  notRead: 'not read',
  coders: 'coded by',
  kinds: 'kind',
  codings: 'codings',
  codingCount: (n) => `${n} ${plural(n, 'coding', 'codings', 'en')}`,
  suggested: 'suggested by machine',
  codebook: 'Codebook',
  unpaired: 'on one side only',
  none: 'none',
  detected: 'difference detected',
  untestable: 'untestable at this n',
  design: { panel: 'panel', independent: 'different cases' },
  sampling: { purposive: 'purposive sample', random: 'random sample' },
  transcripts: (n) => `${n} ${plural(n, 'transcript', 'transcripts', 'en')}`,
  writeUps: (n) => `${n} ${plural(n, 'write-up', 'write-ups', 'en')}`,
  operations: (n) => `${n} recorded ${plural(n, 'operation', 'operations', 'en')}`,
  notDetectable: (n) => `no difference detectable with n = ${n}`,
  why: {
    'not-asked': 'not assessed on one side',
    unread: 'assessed on neither side',
    added: 'added after the reading: not comparable',
    retired: 'retired before the reading: not comparable',
    split: 'its split is unfinished: not comparable alone',
    'no-case-on-both-sides': 'no case on both sides',
    'cases-on-both-sides': 'cases are on both sides: no test',
  },
  cannot: {
    'not-asked': (labels) => `Not assessed on one side, and so not comparable: ${labels}.`,
    unread: (labels) => `Assessed on neither side: ${labels}.`,
    added: (labels, { earlier, asked }) =>
      `Added to the codebook after ${earlier} was read, and so not comparable: ${labels}. To compare, read ${earlier} again by today’s codebook, then write ${asked} in the code’s file.`,
    retired: (labels, { later, asked }) =>
      `Retired from the codebook before ${later} was read, and so not comparable: ${labels}. If ${later} was read for it all the same, write ${asked} in the code’s file.`,
    split: (labels) =>
      `A split whose codings are not all redistributed: ${labels}. Comparable only together, until “study codebook split” has given out all of them.`,
  },
  asIfRandom: 'Intervals and tests read as if cases had been drawn at random; they were not.',
  verbatims: 'What was said',
};

export function comparisonWords(language: Language): ComparisonWords {
  return language === 'fr' ? french : english;
}

/** What a case that gained, lost or kept a theme is called; coders gain nothing, one of them found it. */
export function changeWords(
  variable: string,
  { from, to }: Readonly<Record<'from' | 'to', { readonly label: string }>>,
  language: Language,
): Changes {
  const words = comparisonWords(language);
  return variable === 'coder' ? words.foundBy(to.label, from.label) : words.changes;
}

/** The share a machine suggested of so many codings; of fewer than ten, how many. */
export function machineText(share: number | null, codings: number, language: Language): string {
  if (share === null) return '–';
  if (codings >= smallestPercentBase) return formatPercent(share, language);
  return `${Math.round(share * codings)}/${codings}`;
}

/** The codes that cannot be compared, in the order they are told of. */
export const incomparable: readonly Exclude<Comparability, 'comparable'>[] = [
  'not-asked',
  'unread',
  'added',
  'retired',
  'split',
];
