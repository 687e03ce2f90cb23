import type { ChecklistSection } from './checklist-items.ts';

/** Tong, Sainsbury & Craig (2007), 32 items; the wording is ours. */
export const coreqItems: readonly ChecklistSection[] = [
  {
    fr: 'Équipe de recherche et réflexivité',
    en: 'Research team and reflexivity',
    items: [
      { fr: 'Qui a mené les entretiens', en: 'Who held the interviews' },
      { fr: 'Diplômes et titres de l’équipe', en: 'Degrees of the team' },
      { fr: 'Métier de chacun pendant l’étude', en: 'Occupations during the study' },
      { fr: 'Genre des enquêteurs', en: 'Gender of the interviewers' },
      { fr: 'Expérience et formation à l’entretien', en: 'Experience and training in interviewing' },
      { fr: 'Liens avec les personnes interviewées avant l’étude', en: 'Ties with interviewees before the study' },
      { fr: 'Ce que les interviewés savaient de l’enquêteur', en: 'What interviewees knew of the interviewer' },
      {
        fr: 'Intérêts et partis pris déclarés de l’enquêteur',
        en: 'Declared interests and leanings of the interviewer',
      },
    ],
  },
  {
    fr: 'Plan de l’étude',
    en: 'Design of the study',
    items: [
      { fr: 'Orientation méthodologique et théorie', en: 'Methodological orientation and theory' },
      {
        fr: 'Constitution de l’échantillon',
        en: 'How the sample was drawn',
        fact: 'sampling',
        rest: { fr: 'les critères de choix', en: 'the criteria of choice' },
      },
      { fr: 'Prise de contact', en: 'How people were approached' },
      { fr: 'Taille de l’échantillon', en: 'Size of the sample', fact: 'sampleSize' },
      { fr: 'Refus et abandons, avec leurs raisons', en: 'Refusals and withdrawals, with reasons' },
      { fr: 'Lieu des entretiens', en: 'Where the interviews took place' },
      { fr: 'Présence d’autres personnes', en: 'Presence of others' },
      { fr: 'Caractéristiques de l’échantillon', en: 'Characteristics of the sample', fact: 'sampleDescription' },
      { fr: 'Guide d’entretien, et s’il a été essayé', en: 'Interview guide, and whether it was piloted' },
      { fr: 'Entretiens répétés', en: 'Repeated interviews', fact: 'repeats' },
      { fr: 'Enregistrement sonore ou filmé', en: 'Audio or video recording' },
      { fr: 'Notes de terrain', en: 'Field notes' },
      { fr: 'Durée des entretiens', en: 'Length of the interviews' },
      { fr: 'Saturation', en: 'Saturation', fact: 'saturation' },
      { fr: 'Textes rendus aux interviewés pour relecture', en: 'Texts returned to interviewees', fact: 'validation' },
    ],
  },
  {
    fr: 'Analyse et résultats',
    en: 'Analysis and findings',
    items: [
      { fr: 'Nombre de codeurs', en: 'Number of coders', fact: 'coders' },
      { fr: 'Description de la grille de codes', en: 'Description of the tree of codes', fact: 'codebook' },
      {
        fr: 'Origine des thèmes : fixés d’avance ou tirés des textes',
        en: 'Themes set in advance or drawn from the texts',
      },
      { fr: 'Logiciel', en: 'Software', fact: 'software' },
      { fr: 'Avis des interviewés sur les résultats', en: 'Interviewees’ views of the findings' },
      { fr: 'Citations présentes et identifiées', en: 'Quotations present and identified', fact: 'quotations' },
      { fr: 'Accord entre données et résultats', en: 'Agreement of data and findings', fact: 'consistency' },
      { fr: 'Thèmes principaux clairement exposés', en: 'Major themes clearly set out', fact: 'majorThemes' },
      { fr: 'Thèmes secondaires et cas divergents', en: 'Minor themes and diverging cases', fact: 'minorThemes' },
    ],
  },
];
