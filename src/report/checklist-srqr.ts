import type { ChecklistSection } from './checklist-items.ts';

/** O’Brien, Harris, Beckman, Reed & Cook (2014), 21 items; the wording is ours. */
export const srqrItems: readonly ChecklistSection[] = [
  {
    fr: 'Titre et résumé',
    en: 'Title and abstract',
    items: [
      {
        fr: 'Titre qui dit l’objet et la nature qualitative',
        en: 'A title that names subject and qualitative nature',
        fact: 'title',
      },
      { fr: 'Résumé structuré', en: 'Structured abstract' },
    ],
  },
  {
    fr: 'Introduction',
    en: 'Introduction',
    items: [
      { fr: 'Problème, enjeu, travaux connus', en: 'Problem, stakes, known work' },
      { fr: 'But ou question de recherche', en: 'Aim or research question' },
    ],
  },
  {
    fr: 'Méthodes',
    en: 'Methods',
    items: [
      { fr: 'Approche qualitative et paradigme', en: 'Qualitative approach and paradigm' },
      { fr: 'Chercheurs et réflexivité', en: 'Researchers and reflexivity' },
      { fr: 'Contexte et lieux', en: 'Context and settings' },
      {
        fr: 'Stratégie d’échantillonnage, et quand s’arrêter',
        en: 'Sampling strategy, and when to stop',
        fact: 'samplingAndSaturation',
        rest: { fr: 'les critères de choix', en: 'the criteria of choice' },
      },
      {
        fr: 'Éthique : accord des personnes, protection',
        en: 'Ethics: consent and protection of people',
        fact: 'consent',
        rest: { fr: 'l’avis d’un comité ou son absence, motivée', en: 'approval by a committee, or why there is none' },
      },
      {
        fr: 'Recueil des données',
        en: 'Collection of the data',
        fact: 'fieldwork',
        rest: { fr: 'comment les entretiens ont été menés', en: 'how the interviews were held' },
      },
      { fr: 'Instruments : guide, enregistrement', en: 'Instruments: guide, recording' },
      { fr: 'Unités étudiées', en: 'Units of study', fact: 'sampleAndDescription' },
      {
        fr: 'Traitement des données avant l’analyse',
        en: 'Processing before the analysis',
        fact: 'processing',
        rest: { fr: 'qui a transcrit, et comment', en: 'who transcribed, and how' },
      },
      { fr: 'Analyse', en: 'Analysis', fact: 'analysis' },
      { fr: 'Ce qui rend l’analyse digne de confiance', en: 'What makes the analysis trustworthy', fact: 'trust' },
    ],
  },
  {
    fr: 'Résultats',
    en: 'Results',
    items: [
      { fr: 'Synthèse et interprétation', en: 'Synthesis and interpretation', fact: 'themes' },
      {
        fr: 'Liens avec les données : citations, extraits',
        en: 'Links to the data: quotations, excerpts',
        fact: 'quotations',
      },
    ],
  },
  {
    fr: 'Discussion',
    en: 'Discussion',
    items: [
      { fr: 'Apport, au regard des travaux antérieurs', en: 'Contribution, beside earlier work' },
      { fr: 'Limites', en: 'Limits' },
    ],
  },
  {
    fr: 'Autres',
    en: 'Other',
    items: [
      { fr: 'Conflits d’intérêts', en: 'Conflicts of interest' },
      { fr: 'Financement', en: 'Funding' },
    ],
  },
];
