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
  let offset = 0;
  for (const character of text) {
    const end = offset + character.length;
    const piece = foldWord(character);
    if (piece === '' && ends.length > 0) ends[ends.length - 1] = end;
    for (let unit = 0; unit < piece.length; unit += 1) {
      starts.push(offset);
      ends.push(end);
    }
    folded += piece;
    offset = end;
  }
  return { text: folded, starts, ends };
}
