import type { Words } from './words.ts';

/** What the panel that shows the report says. */
export const seeWords = {
  fr: {
    list: 'Ce qui est montré',
    reports: 'Rapports',
    numbers: 'Fréquences, vagues, saturation',
    verbatims: 'Verbatims d’un code',
    searchCodes: 'Chercher un code',
    noCode: 'Aucun code ne correspond.',
    formerly: (alias: string) => `autrefois ${alias}`,
    frame: (title: string) => `Rapport « ${title} »`,
    ownWindow: 'Ouvrir dans un onglet',
    composing: 'Le rapport est composé …',
    renewed: 'Rapport mis à jour',
    renewedQuotes: 'Verbatims mis à jour',
    problems: (count: number) => (count === 0 ? 'Rien à corriger' : count === 1 ? '1 problème' : `${count} problèmes`),
    severity: { error: 'Erreur', warning: 'Avertissement', info: 'Remarque' },
    showProblem: 'Montrer dans le rapport',
    quotes: (shown: number, all: number) =>
      all === 0
        ? 'Aucun extrait de ce code ne peut être cité.'
        : `${shown < all ? `Les ${shown} premiers de ` : ''}${all} extrait${all === 1 ? '' : 's'}, ceux qu’il vaut le mieux citer d’abord. Un extrait mène à son passage.`,
    translation: 'Traduction :',
    refused: {
      'no-template': 'Ce modèle n’est plus dans reports/.',
      'unknown-code': 'Ce code n’est plus dans le livre de codes.',
    } as Readonly<Record<string, string>>,
  },
  en: {
    list: 'What is shown',
    reports: 'Reports',
    numbers: 'Frequencies, waves, saturation',
    verbatims: 'Verbatims of a code',
    searchCodes: 'Search a code',
    noCode: 'No code matches.',
    formerly: (alias: string) => `formerly ${alias}`,
    frame: (title: string) => `Report “${title}”`,
    ownWindow: 'Open in a tab',
    composing: 'The report is being composed …',
    renewed: 'Report updated',
    renewedQuotes: 'Verbatims updated',
    problems: (count: number) => (count === 0 ? 'Nothing to mend' : count === 1 ? '1 problem' : `${count} problems`),
    severity: { error: 'Error', warning: 'Warning', info: 'Note' },
    showProblem: 'Show in the report',
    quotes: (shown: number, all: number) =>
      all === 0
        ? 'No passage of this code may be quoted.'
        : `${shown < all ? `The first ${shown} of ` : ''}${all} passage${all === 1 ? '' : 's'}, those most worth quoting first. Each leads to where it was said.`,
    translation: 'Translation:',
    refused: {
      'no-template': 'This template is no longer in reports/.',
      'unknown-code': 'This code is no longer in the codebook.',
    } as Readonly<Record<string, string>>,
  },
} satisfies Words<unknown>;

export type SeeWords = (typeof seeWords)['fr' | 'en'];
