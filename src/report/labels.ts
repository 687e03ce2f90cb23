import type { Language } from '../model/settings.ts';

const french = {
  contents: 'Sommaire',
  methodology: 'Méthodologie',
  overview: 'Vue d’ensemble',
  chapter: 'Chapitre',
  observations: 'Observations',
  conclusion: 'Conclusion et points clés',
  annexes: 'Annexes',
  codebook: 'Grille d’analyse',
  references: 'Références',
  colophon: 'Comment ce rapport a été fait',
  counts: 'Tous les comptes',
  theme: 'Thème',
  code: 'Code',
  cases: 'Cas',
  case: 'Cas',
  pseudonym: 'Pseudonyme',
  segments: 'Extraits',
  organisation: 'Organisation',
  interviewee: 'Personne interviewée',
  role: 'Fonction',
  url: 'Entretien publié',
  wave: 'Vague',
  date: 'Date',
  kind: 'Nature',
  language: 'Langue',
  include: 'Inclure',
  exclude: 'Exclure',
  examples: 'Exemples',
  indicators: 'Indices',
  unassessed: 'non lu',
  others: 'Autres',
  interviews: 'Entretiens',
  knownThemes: 'Thèmes connus',
  asHeld: 'dans l’ordre des entretiens',
  randomMedian: 'ordres au hasard, médiane',
  randomBand: '95 % des ordres au hasard',
  interval: 'Intervalle à 95 %',
  present: 'présent',
  absent: 'absent',
  notAssessed: 'non évalué',
  newThemes: 'Thèmes nouveaux',
  ofBase: 'De la base',
  and: 'et',
};

const english: typeof french = {
  contents: 'Contents',
  methodology: 'Methodology',
  overview: 'Overview',
  chapter: 'Chapter',
  observations: 'Observations',
  conclusion: 'Conclusion and key points',
  annexes: 'Annexes',
  codebook: 'Codebook',
  references: 'References',
  colophon: 'How this report was made',
  counts: 'All counts',
  theme: 'Theme',
  code: 'Code',
  cases: 'Cases',
  case: 'Case',
  pseudonym: 'Pseudonym',
  segments: 'Segments',
  organisation: 'Organisation',
  interviewee: 'Interviewee',
  role: 'Role',
  url: 'Published interview',
  wave: 'Wave',
  date: 'Date',
  kind: 'Kind',
  language: 'Language',
  include: 'Include',
  exclude: 'Exclude',
  examples: 'Examples',
  indicators: 'Indicators',
  unassessed: 'not read',
  others: 'Others',
  interviews: 'Interviews',
  knownThemes: 'Themes known',
  asHeld: 'as the interviews were held',
  randomMedian: 'random orders, median',
  randomBand: '95% of random orders',
  interval: '95% interval',
  present: 'present',
  absent: 'absent',
  notAssessed: 'not assessed',
  newThemes: 'New themes',
  ofBase: 'Of the base',
  and: 'and',
};

/** Headings and column labels of a report. */
export function labelsIn(language: Language): typeof french {
  return language === 'fr' ? french : english;
}

/** « a, b et c ». */
export function listing(items: readonly string[], language: Language): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${labelsIn(language).and} ${last}`;
}

/** After a negation: « sur a, sur b ni sur c », “about a, b or c”. */
export function negativeListing(items: readonly string[], preposition: string, language: Language): string {
  if (language === 'en')
    return `${preposition} ${[items.slice(0, -1).join(', '), ...items.slice(-1)].filter((part) => part !== '').join(' or ')}`;
  const each = items.map((one) => `${preposition} ${one}`);
  return [each.slice(0, -1).join(', '), ...each.slice(-1)].filter((part) => part !== '').join(' ni ');
}

/** A label quoted in a composed sentence; `label` is Markdown already. */
export function quotedLabel(label: string, language: Language): string {
  return language === 'fr' ? `« ${label} »` : `“${label}”`;
}
