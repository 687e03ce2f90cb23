import type { Language } from '../model/settings.ts';

/** The words a renderer adds of its own. */
export interface Labels {
  /** Double punctuation stands after a space, which must not break. */
  readonly spaced: boolean;
  readonly contents: string;
  readonly notes: string;
  /** Names the way back from note `note` to its call number `call`, both from 1. */
  readonly backToText: (note: number, call: number) => string;
  readonly passage: string;
  /** Stands before the translation of a verbatim. */
  readonly translation: string;
  readonly problem: string;
  readonly skip: string;
  readonly table: string;
  readonly figure: string;
  /** Opens the table behind a figure. */
  readonly numbers: string;
}

export const labels: Readonly<Record<Language, Labels>> = {
  fr: {
    spaced: true,
    contents: 'Sommaire',
    notes: 'Notes',
    backToText: (note, call) => `Revenir au texte, appel de la note ${note}${call > 1 ? ` (${call})` : ''}`,
    passage: 'Lire le passage dans l’entretien',
    translation: 'traduction\u00a0:',
    problem: 'Problème\u00a0:',
    skip: 'Aller au texte',
    table: 'Tableau',
    figure: 'Figure',
    numbers: 'Les nombres de la figure',
  },
  en: {
    spaced: false,
    contents: 'Contents',
    notes: 'Notes',
    backToText: (note, call) => `Back to the text, call of note ${note}${call > 1 ? ` (${call})` : ''}`,
    passage: 'Read the passage in the interview',
    translation: 'translation:',
    problem: 'Problem:',
    skip: 'Skip to the text',
    table: 'Table',
    figure: 'Figure',
    numbers: 'The numbers of the figure',
  },
};
