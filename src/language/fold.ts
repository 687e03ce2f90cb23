/** What is typed for an apostrophe; of them all `'` is left. */
export const apostrophes = "'’‘‛ʼʹ′´＇";

const plain = /^[a-z0-9'-]*$/;
/** Marks of decomposed accents, soft hyphens and joiners. */
const invisible = /[\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]/gu;
const variants = /[œæøßłđ‐‑]/g;
const apostrophe = new RegExp(`[${apostrophes}]`, 'g');
const replacements: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  '‐': '-',
  '‑': '-',
};

/**
 * A word as it is compared: lower case, without accents, ligatures (œ → oe, æ → ae) and typographic variants
 * (apostrophes become `'`, hyphens `-`).
 */
export function foldWord(word: string): string {
  if (plain.test(word)) return word;
  let folded = '';
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code >= firstOther && code !== typographicApostrophe) return foldAny(word);
    folded += code === typographicApostrophe ? "'" : latin(code);
  }
  return folded;
}

/** A token as it is compared: a number and a time of day also without their spaces (« 1 200 », « 14 h 30 »). */
export function foldToken(token: string): string {
  return foldWord(token).replaceAll(' ', '');
}

/** Where the letters of Latin alphabets end: of these, none is folded otherwise for what stands beside it. */
const firstOther = 0x250;
const typographicApostrophe = 0x2019;
const latinFolded: string[] = [];

function latin(code: number): string {
  latinFolded[code] ??= foldAny(String.fromCharCode(code));
  return latinFolded[code] as string;
}

function foldAny(word: string): string {
  return word
    .replace(apostrophe, "'")
    .normalize('NFKD')
    .toLowerCase()
    .replace(invisible, '')
    .replace(variants, (found) => replacements[found] as string);
}

/** A folded text, and for each of its UTF-16 units where the character it comes from stood, its accents included. */
export interface FoldedText {
  text: string;
  starts: number[];
  ends: number[];
}

/** A text folded like its words. */
export function foldText(text: string): FoldedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = '';
  for (let offset = 0; offset < text.length; ) {
    const end = offset + ((text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1);
    const piece = foldCharacter(text.slice(offset, end));
    if (piece === '' && ends.length > 0) ends[ends.length - 1] = end;
    for (let left = piece.length; left > 0; left -= 1) {
      starts.push(offset);
      ends.push(end);
    }
    folded += piece;
    offset = end;
  }
  return { text: folded, starts, ends };
}

const characters = new Map<string, string>();
/** More than the letters and signs of the languages of one study. */
const mostCharacters = 4096;

function foldCharacter(character: string): string {
  const known = characters.get(character);
  if (known !== undefined) return known;
  const folded = foldWord(character);
  if (characters.size < mostCharacters) characters.set(character, folded);
  return folded;
}
