import type { Language } from '../model/settings.ts';

/** The words of a part of the page, in the languages it speaks. */
export type Words<T> = Readonly<Record<Language, T>>;

/** What the frame around the panels says; each panel has its own words. */
export const frameWords = {
  fr: {
    skip: 'Aller au contenu',
    panels: 'Parties de l’étude',
    coder: 'Qui code ?',
    language: 'Langue de l’interface',
    theme: 'Couleurs',
    themes: { auto: 'Comme le système', light: 'Clair', dark: 'Sombre' },
    lost: 'La connexion avec study est perdue. Relancez `study open` dans le terminal, et ouvrez l’adresse imprimée.',
    failed: 'Cela n’a pas abouti',
  },
  en: {
    skip: 'Skip to the content',
    panels: 'Parts of the study',
    coder: 'Who is coding?',
    language: 'Language of the page',
    theme: 'Colours',
    themes: { auto: 'As the system', light: 'Light', dark: 'Dark' },
    lost: 'The connection with study is lost. Start `study open` again in the terminal, and open the address it prints.',
    failed: 'That did not work',
  },
} satisfies Words<unknown>;
