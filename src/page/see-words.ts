import type { Words } from './words.ts';

/** What the panel that shows the report says. */
export const seeWords = {
  fr: {
    list: 'Ce qui est montré',
    reports: 'Rapports',
    numbers: 'Fréquences, vagues, saturation, accord',
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
        : `${shown < all ? `Les ${shown} premiers de ` : ''}${all} extrait${all < 2 ? '' : 's'}, ceux qu’il vaut le mieux citer d’abord. Un extrait mène à son passage.`,
    unread:
      'Aucun entretien où ce code est donné n’est encore lu jusqu’au bout : cochez « Lu jusqu’au bout » quand il l’est, alors il compte et se cite.',
    translation: 'Traduction :',
    pin: 'Épingler',
    ban: 'Écarter',
    pinned: 'Épinglé : cité avant les autres',
    banned: 'Écarté : n’est cité nulle part',
    free: 'Ni épinglé ni écarté',
    pinHint:
      'Épinglé, un extrait est cité avant les autres ; écarté, il ne l’est plus. Cela s’écrit dans le codage (clé verbatim).',
    bannedOnes: 'Écartés',
    undo: 'Annuler',
    redo: 'Rétablir',
    undone: 'Annulé',
    redone: 'Rétabli',
    refused: {
      'no-template': 'Ce modèle n’est plus dans reports/.',
      'unknown-code': 'Ce code n’est plus dans le livre de codes.',
      'coding-changed': 'Ce codage a été changé entre-temps : rien n’a été écrit.',
      'not-plain':
        'Ce codage est écrit d’une façon que la page ne peut pas changer sans risque : changez-le dans le fichier.',
      'undo-lost': 'Ce fichier a été modifié à cet endroit depuis : reprenez-le dans le fichier.',
      'nothing-to-undo': 'Il n’y a rien à annuler.',
    } as Readonly<Record<string, string>>,
  },
  en: {
    list: 'What is shown',
    reports: 'Reports',
    numbers: 'Frequencies, waves, saturation, agreement',
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
    unread:
      'No interview with this code is read to the end yet: tick “Read to the end” once it is, then it counts and is quoted.',
    translation: 'Translation:',
    pin: 'Pin',
    ban: 'Ban',
    pinned: 'Pinned: quoted before others',
    banned: 'Banned: quoted nowhere',
    free: 'Neither pinned nor banned',
    pinHint:
      'A pinned passage is quoted before others; a banned one no more. It is written into the coding (key verbatim).',
    bannedOnes: 'Banned',
    undo: 'Undo',
    redo: 'Redo',
    undone: 'Undone',
    redone: 'Done again',
    refused: {
      'no-template': 'This template is no longer in reports/.',
      'unknown-code': 'This code is no longer in the codebook.',
      'coding-changed': 'This coding was changed meanwhile: nothing was written.',
      'not-plain': 'This coding is written in a way that the page cannot change safely: change it in the file.',
      'undo-lost': 'This file was edited there since: take it back in the file.',
      'nothing-to-undo': 'There is nothing to undo.',
    } as Readonly<Record<string, string>>,
  },
} satisfies Words<unknown>;

export type SeeWords = (typeof seeWords)['fr' | 'en'];
