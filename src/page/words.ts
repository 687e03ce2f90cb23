import type { Language } from '../model/settings.ts';

/** The words of a part of the page, in the languages it speaks. */
export type Words<T> = Readonly<Record<Language, T>>;

/** Somebody's words, between the quotation marks of the page's language. */
export function quoted(text: string, language: Language): string {
  return language === 'fr' ? `« ${text} »` : `“${text}”`;
}

/** What the frame around the panels says; each panel has its own words. */
export const frameWords = {
  fr: {
    skip: 'Aller au contenu',
    panels: 'Parties de l’étude',
    theme: 'Couleurs',
    themes: { auto: 'Comme le système', light: 'Clair', dark: 'Sombre' },
    lost: 'La connexion avec study est perdue. Relancez « study open » dans le terminal, et ouvrez l’adresse imprimée.',
    blind: {
      title: 'Montrer ce que d’autres ont codé ?',
      shows: (others: string) =>
        `Cette partie compte et cite ce que tous ont codé ; ici se verrait aussi le travail de : ${others}.`,
      unread: (coder: string, count: number) =>
        count === 1
          ? `Attention : ${coder} n’a pas encore lu jusqu’au bout un entretien qu’ils ont codé ; ce ne serait plus une lecture à l’aveugle.`
          : `Attention : ${coder} n’a pas encore lu jusqu’au bout ${count} entretiens qu’ils ont codés ; ce ne serait plus une lecture à l’aveugle.`,
      show: 'Montrer quand même',
    },
    faults: (count: number) =>
      count === 1
        ? 'Une faute dans les fichiers de l’étude : ce qui n’a pas pu y être lu manque ici.'
        : `${count} fautes dans les fichiers de l’étude : ce qui n’a pas pu y être lu manque ici.`,
    withheld:
      'study.yaml n’a pas pu être lu : ce qu’il demande de taire est inconnu. Jusque-là, tous les entretiens sont traités comme sans consentement, et aucun n’est cité.',
    withheldHere: 'Consentement inconnu tant que study.yaml ne peut pas être lu : jamais cité',
    unread:
      'Un changement sur le disque n’a pas pu être lu : ce qui est montré ici est peut-être ancien. Le prochain changement sera suivi.',
  },
  en: {
    skip: 'Skip to the content',
    panels: 'Parts of the study',
    theme: 'Colours',
    themes: { auto: 'As the system', light: 'Light', dark: 'Dark' },
    lost: 'The connection with study is lost. Start “study open” again in the terminal, and open the address it prints.',
    blind: {
      title: 'Show what others coded?',
      shows: (others: string) =>
        `This part counts and quotes what everybody coded; among it would be the work of: ${others}.`,
      unread: (coder: string, count: number) =>
        count === 1
          ? `Careful: ${coder} has not yet read an interview to the end that they coded; it would no longer be a blind reading.`
          : `Careful: ${coder} has not yet read ${count} interviews to the end that they coded; it would no longer be a blind reading.`,
      show: 'Show anyway',
    },
    faults: (count: number) =>
      count === 1
        ? 'A fault in the files of the study: what could not be read there is missing here.'
        : `${count} faults in the files of the study: what could not be read there is missing here.`,
    withheld:
      'study.yaml could not be read: what it asks to hold back is unknown. Until it can be, all interviews are treated as without consent, and none is quoted.',
    withheldHere: 'Consent unknown while study.yaml cannot be read: never quoted',
    unread:
      'A change on disk could not be read: what is shown here may be old. The next change is followed all the same.',
  },
} satisfies Words<unknown>;
