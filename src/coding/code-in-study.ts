import type { Chapter, Code } from '../model/codebook.ts';
import type { Study } from '../model/study.ts';
import { NotPlain } from './not-plain.ts';

/** A code as the study has it now. */
export function wholeCode({ codebook }: Study, id: string): Code {
  const code = codebook.codes.get(id);
  if (!code) throw new Error(`the code ${id} was lost on the way`);
  return code;
}

/** The file of a code, as read. */
export function textOf({ texts }: Study, { place }: Code): string {
  const text = texts.get(place.file);
  if (text === undefined) throw new NotPlain(place.file, 0, 'This theme file could not be read.');
  return text;
}

/** Where a new theme of a chapter is written; a name that is taken gets a number. */
export function themePath({ folder }: Chapter, name: string, { texts }: Study): string {
  const taken = new Set([...texts.keys()].map((path) => path.toLowerCase()));
  for (let number = 1; ; number++) {
    const path = `${folder}/${name}${number === 1 ? '' : `-${number}`}.md`;
    if (!taken.has(path.toLowerCase()) && name !== 'readme') return path;
  }
}
