import type { Code } from '../model/codebook.ts';
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
