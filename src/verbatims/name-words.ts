import { foldWord } from '../language/fold.ts';

/** A word as names are compared; offsets in UTF-16 units. */
export interface NameWord {
  readonly start: number;
  readonly end: number;
  /** Lower case, without accents; `&` and « and » are `et`, « St » is `saint`. */
  readonly folded: string;
  /** Punctuation before it, without what may vary: spaces, hyphens, apostrophes, emphasis. */
  readonly gap: string;
  /** It has a capital, or hangs on such a word by a hyphen. */
  readonly capital: boolean;
}

/** Emphasis may begin or end inside a word. */
const word =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060\ufeff]*(?:\*+[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060\ufeff]+)*|&/gu;
const variable = /[\s\p{Pd}'’‘ʼ＇′*_~\\\u00ad\u200b-\u200d\u2060\ufeff]+/gu;
const same: ReadonlyMap<string, string> = new Map([
  ['&', 'et'],
  ['and', 'et'],
  ['st', 'saint'],
  ['ste', 'sainte'],
]);

/** The words of a text, in order. */
export function nameWords(text: string): NameWord[] {
  const words: Word[] = [];
  for (const { 0: written, index } of text.matchAll(word)) words.push(new Word(text, written, index, words.at(-1)));
  return words;
}

/** Most words of a text begin no name: what only a name needs is computed when asked for. */
class Word implements NameWord {
  readonly end: number;
  readonly folded: string;
  private readonly text: string;
  private readonly before: Word | undefined;
  readonly start: number;

  constructor(text: string, written: string, start: number, before: Word | undefined) {
    this.text = text;
    this.start = start;
    this.before = before;
    this.end = start + written.length;
    const folded = foldWord(written.replaceAll('*', ''));
    this.folded = same.get(folded) ?? folded;
  }

  private get between(): string {
    return this.text.slice(this.before?.end ?? 0, this.start);
  }

  get gap(): string {
    return gapOf(this.between);
  }

  get capital(): boolean {
    const own = /[\p{Lu}\p{Lt}\p{Lo}]/u.test(this.text.slice(this.start, this.end));
    return own || (/^\p{Pd}$/u.test(this.between) && this.before?.capital === true);
  }
}

/** A blank line separates like a full stop. */
function gapOf(between: string): string {
  return /\n[ \t]*\n/.test(between) ? '\n' : between.replace(variable, '');
}

const sets = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that tie names together and are none. */
export const particles = sets(`
le la les l un une du de des d da das del della dei di do dos van von der den ter ten zu el al bin ibn
au aux a en sur sous pour par the of for et y
`);

export const titles = sets(`
m mm mr mme mlle mrs ms miss monsieur madame mademoiselle maitre me dr docteur doctor pr prof professeur professor sir dame mmes mlles mgr messieurs mesdames
`);

/** Words of an organisation's name that many organisations share. */
export const generic = sets(`
societe societes groupe groupement pole cluster clusters grappe reseau reseaux filiere association associations
entreprise entreprises compagnie fils freres institut universite maison maisons atelier ateliers federation union
syndicat chambre centre cabinet agence club cooperative fondation mairie ville commune communaute metropole pays
departement region conseil comite bureau ecole lycee college hopital clinique laboratoire usine usines industrie
industries technologie technologies service services france saint sainte developpement territoire
company group network society institute university house workshop brothers sons trust council federation center
school hospital office agency chamber foundation industry association cooperative
`);
