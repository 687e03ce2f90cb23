import { formatNumber } from '../language/numbers.ts';
import type { Language } from '../model/settings.ts';

const french = {
  source: 'Source',
  wave: 'vague',
  consent: 'consentement',
  shown: 'paraît comme',
  complete: 'lue par',
  partial: 'en cours',
  theme: 'Thème',
  segments: 'extraits',
  against: 'contre',
  unassessed: 'non évalués',
  total: 'ensemble',
  rules: ' · ce que trouvent les indices, que personne n’a relu',
  without: (variable: string) => `Sans « ${variable} » : `,
  unread: 'Non évalués : ',
  others: (n: number) => (n === 1 ? ' et un autre' : ` et ${formatNumber(n, 'fr')} autres`),
};

const english: StatsWords = {
  source: 'Source',
  wave: 'wave',
  consent: 'consent',
  shown: 'shown as',
  complete: 'read by',
  partial: 'under way',
  theme: 'Theme',
  segments: 'segments',
  against: 'against',
  unassessed: 'unassessed',
  total: 'all',
  rules: ' · what indicators find, read by nobody',
  without: (variable) => `Without “${variable}”: `,
  unread: 'Not assessed: ',
  others: (n) => (n === 1 ? ' and one other' : ` and ${formatNumber(n, 'en')} others`),
};

export type StatsWords = typeof french;

/** Column labels of the statistics on a terminal. */
export function statsWords(language: Language): StatsWords {
  return language === 'fr' ? french : english;
}
