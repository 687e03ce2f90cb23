import type { Language } from '../model/settings.ts';

/** The sentences of the document an interviewee is sent; plain spaces, Markdown. */
export interface MemberCheckWords {
  readonly title: string;
  readonly interviewOf: string;
  /** What is sent: the text, and the passages that reports quote where they quote any. */
  readonly introduction: (quotes: boolean) => string;
  readonly naming: string;
  readonly named: string;
  /** Of a named interview whose attribution shows nothing that says who speaks. */
  readonly namedUnsigned: string;
  readonly anonymous: (pseudonym: string) => string;
  /** What an anonymous interview never shows. */
  readonly never: (what: string) => string;
  readonly attributed: string;
  readonly counted: string;
  readonly quoted: string;
  readonly neverQuoted: string;
  readonly notQuoted: string;
  readonly howToAnswer: string;
  readonly passage: string;
  readonly agree: string;
  readonly correct: string;
  readonly remove: string;
  readonly text: string;
  readonly aboutText: string;
  readonly takenBack: string;
  readonly remarks: string;
  readonly closing: (quotes: boolean) => string;
  /** After a speaker's label. */
  readonly colon: string;
}

const line = '…'.repeat(40);

export const memberCheckWords: Readonly<Record<Language, MemberCheckWords>> = {
  fr: {
    title: 'Relecture de votre entretien',
    interviewOf: 'Entretien du',
    introduction: (quotes) =>
      `Vous avez accordé un entretien à cette étude. Voici le texte que nous en avons gardé${quotes ? ', et les passages que nos rapports en reprennent' : ''}. Rien n’est définitif : corrigez, complétez, retirez. Ce que vous retirez ne sera ni cité ni compté.`,
    naming: 'Sous quel nom paraissent vos propos',
    named: 'Vos propos paraissent sous votre nom, ainsi :',
    namedUnsigned:
      'Votre entretien n’est pas anonyme : votre nom peut paraître dans les rapports. Vos propos y sont pourtant signés sans lui, ainsi :',
    anonymous: (pseudonym) => `Votre entretien est anonyme : dans les rapports, vous êtes « ${pseudonym} ».`,
    never: (what) => `N’y paraissent pas : ${what}.`,
    attributed: 'Vos propos y sont signés ainsi :',
    counted: 'Votre entretien est compté sans être cité : aucune de vos paroles ne paraît.',
    quoted: 'Les passages cités',
    neverQuoted: 'Aucun.',
    notQuoted: 'Aucun passage de votre entretien n’est cité pour l’instant.',
    howToAnswer: 'Cochez une case sous chaque passage. La mention « […] » marque ce que nous avons coupé.',
    passage: 'Passage',
    agree: 'Je valide',
    correct: 'Je corrige',
    remove: 'À retirer',
    text: 'Le texte de votre entretien',
    aboutText:
      'Ce texte ne paraît pas en entier ; il est ce sur quoi nous travaillons. Les noms entre crochets sont ceux d’autres personnes qui ont demandé l’anonymat.',
    takenBack: 'passage retiré à votre demande',
    remarks: 'Vos remarques',
    closing: (quotes) =>
      `- ☐ Je valide ce texte${quotes ? ' et les passages cités' : ''}\n- ☐ Je valide sous réserve de mes corrections\n- ☐ Je retire mon entretien\n\n${line}\n\n${line}\n\n${line}\n\nDate : …………………… Signature : ……………………`,
    colon: '\u00a0:',
  },
  en: {
    title: 'Your interview, for you to check',
    interviewOf: 'Interview of',
    introduction: (quotes) =>
      `You gave an interview to this study. Here is the text we have kept of it${quotes ? ', and the passages our reports take from it' : ''}. Nothing is final: correct, complete, take back. What you take back is neither quoted nor counted.`,
    naming: 'Under what name your words appear',
    named: 'Your words appear under your name, like this:',
    namedUnsigned:
      'Your interview is not anonymous: your name may appear in reports. Your words are signed without it, though, like this:',
    anonymous: (pseudonym) => `Your interview is anonymous: in reports you are “${pseudonym}”.`,
    never: (what) => `What never appears there: ${what}.`,
    attributed: 'Your words are signed like this:',
    counted: 'Your interview is counted and not quoted: none of your words appear.',
    quoted: 'The passages quoted',
    neverQuoted: 'None.',
    notQuoted: 'No passage of your interview is quoted for now.',
    howToAnswer: 'Tick a box under each passage. The sign “[…]” marks what we have cut.',
    passage: 'Passage',
    agree: 'I approve',
    correct: 'I correct',
    remove: 'To be removed',
    text: 'The text of your interview',
    aboutText:
      'This text does not appear as a whole; it is what we work on. Names in square brackets are those of others who asked to be anonymous.',
    takenBack: 'passage removed at your request',
    remarks: 'Your remarks',
    closing: (quotes) =>
      `- ☐ I approve this text${quotes ? ' and the passages quoted' : ''}\n- ☐ I approve subject to my corrections\n- ☐ I take my interview back\n\n${line}\n\n${line}\n\n${line}\n\nDate: …………………… Signature: ……………………`,
    colon: ':',
  },
};
