import { formatPercent } from '../language/numbers.ts';
import { plural } from '../language/typography.ts';
import type { Comparability } from '../measure/code-comparability.ts';
import type { NoInference } from '../measure/compared-code.ts';
import type { Language, Settings } from '../model/settings.ts';

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
  /** The same in a narrow table, which says its unit below. */
  readonly short: readonly [difference: string, interval: string];
  readonly units: string;
  readonly reading: string;
  readonly test: string;
  readonly notRead: string;
  readonly coders: string;
  readonly kinds: string;
  readonly codings: string;
  readonly suggested: string;
  readonly codebook: string;
  readonly unpaired: string;
  readonly none: string;
  readonly detected: string;
  readonly untestable: string;
  readonly ofPairs: (pairs: number) => string;
  readonly design: Readonly<Record<Settings['design'], string>>;
  readonly sampling: Readonly<Record<Settings['sampling'], string>>;
  readonly transcripts: (n: number) => string;
  readonly writeUps: (n: number) => string;
  readonly operations: (n: number) => string;
  /** What no result of this comparison would mean: never that nothing differs. */
  readonly notDetectable: (n: string) => string;
  readonly why: Readonly<Record<NoInference, string>>;
  /** The sentence that tells which codes cannot be compared. */
  readonly cannot: Readonly<Record<Exclude<Comparability, 'comparable'>, (labels: string) => string>>;
  /** What an interval means of cases that were chosen. */
  readonly asIfRandom: string;
  readonly verbatims: string;
}

const french: ComparisonWords = {
  theme: 'Thème',
  changes: ['gagné', 'perdu', 'gardé'],
  foundBy: (to, from) => [`que ${to}`, `que ${from}`, 'les deux'],
  difference: 'écart (points)',
  interval: 'intervalle à 95 %',
  short: ['écart', 'à 95 %'],
  units: 'Écarts et intervalles en points de pourcentage.',
  reading: 'lecture',
  test: 'p ajusté',
  notRead: 'non lus',
  coders: 'codé par',
  kinds: 'nature',
  codings: 'codages',
  suggested: 'suggérés par machine',
  codebook: 'Grille',
  unpaired: 'd’un seul côté',
  none: 'aucun',
  detected: 'écart détecté',
  untestable: 'intestable à cet effectif',
  ofPairs: (pairs) => `sur ${pairs} ${plural(pairs, 'paire', 'paires', 'fr')}`,
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
    split: 'issu d’une scission : incomparable seul',
    'no-case-on-both-sides': 'aucun cas des deux côtés',
    'cases-on-both-sides': 'des cas sont des deux côtés : pas de test',
  },
  cannot: {
    'not-asked': (labels) => `Pas évalué d’un côté, donc incomparable : ${labels}.`,
    unread: (labels) => `Évalué d’aucun côté : ${labels}.`,
    added: (labels) =>
      `Entré dans la grille après la première lecture, incomparable tant qu’elle n’est pas recodée : ${labels}.`,
    retired: (labels) => `Retiré de la grille avant la seconde lecture, donc incomparable : ${labels}.`,
    split: (labels) => `Issu d’une scission, comparable seulement avec le reste de ce qui a été scindé : ${labels}.`,
  },
  asIfRandom:
    'Les intervalles et les tests se lisent comme si les cas avaient été tirés au hasard ; ils ne l’ont pas été.',
  verbatims: 'Ce qui a été dit',
};

const english: ComparisonWords = {
  theme: 'Theme',
  changes: ['gained', 'lost', 'kept'],
  foundBy: (to, from) => [`${to} only`, `${from} only`, 'both'],
  difference: 'difference (points)',
  interval: '95% interval',
  short: ['difference', 'at 95%'],
  units: 'Differences and intervals in percentage points.',
  reading: 'reading',
  test: 'adjusted p',
  notRead: 'not read',
  coders: 'coded by',
  kinds: 'kind',
  codings: 'codings',
  suggested: 'suggested by machine',
  codebook: 'Codebook',
  unpaired: 'on one side only',
  none: 'none',
  detected: 'difference detected',
  untestable: 'untestable at this n',
  ofPairs: (pairs) => `of ${pairs} ${plural(pairs, 'pair', 'pairs', 'en')}`,
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
    split: 'part of a split code: not comparable alone',
    'no-case-on-both-sides': 'no case on both sides',
    'cases-on-both-sides': 'cases are on both sides: no test',
  },
  cannot: {
    'not-asked': (labels) => `Not assessed on one side, and so not comparable: ${labels}.`,
    unread: (labels) => `Assessed on neither side: ${labels}.`,
    added: (labels) =>
      `Added to the codebook after the first reading, not comparable until that is recoded: ${labels}.`,
    retired: (labels) => `Retired from the codebook before the second reading, and so not comparable: ${labels}.`,
    split: (labels) => `Part of a split code, comparable only together with its other parts: ${labels}.`,
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

export function machineText(share: number | null, language: Language): string {
  return share === null ? '–' : formatPercent(share, language);
}

/** The codes that cannot be compared, in the order they are told of. */
export const incomparable: readonly Exclude<Comparability, 'comparable'>[] = [
  'not-asked',
  'unread',
  'added',
  'retired',
  'split',
];
