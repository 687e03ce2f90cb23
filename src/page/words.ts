import type { Language } from '../model/settings.ts';

/** The words of a part of the page, in the languages it speaks. */
export type Words<T> = Readonly<Record<Language, T>>;

/** What the frame around the panels says; each panel has its own words. */
export const frameWords = {
  fr: {
    skip: 'Aller au contenu',
    panels: 'Parties de l’étude',
    theme: 'Couleurs',
    themes: { auto: 'Comme le système', light: 'Clair', dark: 'Sombre' },
    lost: 'La connexion avec study est perdue. Relancez `study open` dans le terminal, et ouvrez l’adresse imprimée.',
    unread:
      'Un changement sur le disque n’a pas pu être lu : ce qui est montré ici est peut-être ancien. Le prochain changement sera suivi.',
  },
  en: {
    skip: 'Skip to the content',
    panels: 'Parts of the study',
    theme: 'Colours',
    themes: { auto: 'As the system', light: 'Light', dark: 'Dark' },
    lost: 'The connection with study is lost. Start `study open` again in the terminal, and open the address it prints.',
    unread:
      'A change on disk could not be read: what is shown here may be old. The next change is followed all the same.',
  },
} satisfies Words<unknown>;
