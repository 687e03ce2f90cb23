import { foldText } from '../language/fold.ts';
import type { Base } from './base.ts';
import type { Composing } from './composing.ts';
import { caseNames } from './words.ts';

const marker = /(?<![\p{L}])(?:sauf|hormis|excepte(?:e?s?)?|a l'exception|except|but|save|apart from)(?![\p{L}])/u;

/** Cases that a claim names as its exceptions (« tous, sauf La Forge ») and that do as the others do, as they are shown. */
export function wrongExceptions(text: string, { present, selection }: Base, { coded }: Composing): string[] {
  const folded = foldText(text).text;
  const found = marker.exec(folded);
  if (!found) return [];
  const named = folded.slice(found.index + found[0].length);
  return caseNames(present, coded, selection.waves).filter((name) => holds(named, foldText(name).text));
}

function holds(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1 && name !== ''; at = text.indexOf(name, at + 1)) {
    if (!isLetter(text[at - 1]) && !isLetter(text[at + name.length])) return true;
  }
  return false;
}

function isLetter(unit: string | undefined): boolean {
  return unit !== undefined && /[\p{L}\p{N}]/u.test(unit);
}
