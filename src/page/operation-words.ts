import type { Words } from './words.ts';

/** What the dialog of a change of the codebook says. */
export const operationWords = {
  fr: {
    cancel: 'Abandonner',
    label: 'Nom',
    id: 'Identifiant',
    idHint: 'Les codages et les rapports suivent ; l’ancien identifiant reste valable.',
    chapterHint: 'Les rapports suivent ; le dossier garde son nom.',
    under: 'Sous',
    definition: 'Définition',
    merged: (labels: string) => `Deviennent un seul code : ${labels}`,
    into: 'Le code qui reste',
    ofThese: 'L’un d’eux',
    another: 'Un autre code',
    mergeHint:
      'Ce que les codes fusionnés voulaient dire reste dans l’historique : reprenez dans la définition ce qui vaut encore.',
    splitInto: 'En quels codes (un par ligne)',
    beside: 'À côté du code, et non au-dessous',
    splitHint: 'Chaque codage reste à l’ancien code jusqu’à ce que vous disiez auquel il revient.',
    redistributeHint: (path: string) => `Ce qui reste indécis reste à l’ancien code, et dans ${path}.`,
    belongsTo: (number: number) => `Code de l’extrait ${number}`,
    undecided: 'pas encore décidé',
    against: 'contre',
    retireHint: 'Ses codages restent et comptent ; rien de nouveau ne le reçoit.',
    show: 'Montrer ce qui s’ensuit',
    looking: 'Ce qui s’ensuit est cherché …',
    follows: 'Ce qui s’ensuit',
    reason: 'Pourquoi (gardé dans codebook/history.yaml)',
    carryOut: 'Faire ce changement',
    codingsChange: (codings: number, files: number) =>
      codings === 0
        ? 'Aucun codage ne change.'
        : `${codings} ${codings < 2 ? 'codage change' : 'codages changent'}, dans ${files} ${files < 2 ? 'fichier' : 'fichiers'}.`,
    sentences: (count: number) =>
      count === 0
        ? 'Aucune phrase des rapports ne devient fausse'
        : count === 1
          ? '1 phrase des rapports devient fausse'
          : `${count} phrases des rapports deviennent fausses`,
    warnings: 'Nouveaux avertissements',
    limits: 'Limites qui changent',
    noLimit: 'sans limite',
    mentions: 'Mentionné aussi, et laissé tel quel',
    files: 'Fichiers',
    codingFiles: (count: number) => `${count} ${count < 2 ? 'fichier' : 'fichiers'} du corpus`,
    change: { created: 'est créé', changed: 'change', moved: 'remplace', removed: 'est retiré' },
  },
  en: {
    cancel: 'Cancel',
    label: 'Label',
    id: 'Id',
    idHint: 'Codings and reports follow; the former id stays valid.',
    chapterHint: 'Reports follow; the folder keeps its name.',
    under: 'Under',
    definition: 'Definition',
    merged: (labels: string) => `Become one code: ${labels}`,
    into: 'The code that stays',
    ofThese: 'One of them',
    another: 'Another code',
    mergeHint: 'What the merged codes meant is kept in the history: carry over into the definition what still holds.',
    splitInto: 'Into which codes (one a line)',
    beside: 'Beside the code, not below it',
    splitHint: 'Each coding stays with the old code until you say where it belongs.',
    redistributeHint: (path: string) => `What is left undecided stays with the old code, and in ${path}.`,
    belongsTo: (number: number) => `Code of passage ${number}`,
    undecided: 'not yet decided',
    against: 'against',
    retireHint: 'Its codings stay and count; nothing new gets it.',
    show: 'Show what follows',
    looking: 'Looking for what follows …',
    follows: 'What follows',
    reason: 'Why (kept in codebook/history.yaml)',
    carryOut: 'Make this change',
    codingsChange: (codings: number, files: number) =>
      codings === 0
        ? 'No coding changes.'
        : `${codings} ${codings === 1 ? 'coding changes' : 'codings change'}, in ${files} ${files === 1 ? 'file' : 'files'}.`,
    sentences: (count: number) =>
      count === 0
        ? 'No sentence of a report becomes false'
        : count === 1
          ? '1 sentence of a report becomes false'
          : `${count} sentences of reports become false`,
    warnings: 'New warnings',
    limits: 'Limits that change',
    noLimit: 'no limit',
    mentions: 'Also mentioned, and left as it is',
    files: 'Files',
    codingFiles: (count: number) => `${count} ${count === 1 ? 'file' : 'files'} of the corpus`,
    change: { created: 'is made', changed: 'changes', moved: 'takes the place of', removed: 'is removed' },
  },
} satisfies Words<unknown>;
