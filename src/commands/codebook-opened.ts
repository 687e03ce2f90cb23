import type { NewCode } from '../coding/add-code.ts';
import type { Position } from '../coding/move-code.ts';
import { nearest } from '../language/nearest.ts';
import type { CodePlaces } from '../model/code-place.ts';
import type { Chapter, Code } from '../model/codebook.ts';
import type { CodedStudy } from '../model/study.ts';
import { placesOf } from '../organise/change-codebook.ts';
import { type Call, UsageError } from './command.ts';
import { codeNamed, type Opened, openCoded } from './opened.ts';

export interface OpenedForChange extends Opened {
  readonly places: CodePlaces;
}

/** Opens the study of a call with every place that names a code. */
export function openForChange(call: Call): OpenedForChange {
  const opened = openCoded(call, { reports: true });
  return { ...opened, places: placesOf(opened.opened) };
}

/** The arguments of an action, as many as it takes. @throws UsageError */
export function argumentsOf(
  call: Call,
  usage: string,
  { least, most = least }: { least: number; most?: number },
): string[] {
  const { args } = call;
  if (args.length < least || args.length > most) throw new UsageError(`Write \`study codebook ${usage}\`.`);
  return [...args];
}

export function wordGiven(call: Call, name: string): string | undefined {
  const value = call.options[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The code a call names, by its id or a former one. */
export function codeGiven(id: string, coded: CodedStudy): Code {
  return coded.codebook.codes.get(codeNamed(id, coded)) as Code;
}

/** The chapter a call names, by its id. */
export function chapterGiven(id: string, coded: CodedStudy): Chapter {
  const { chapters } = coded.codebook;
  const chapter = chapters.find((one) => one.id === id);
  if (chapter) return chapter;
  const expected = nearest(
    id,
    chapters.map((one) => one.id),
  );
  const hint = expected ? `Did you mean « ${expected} »?` : `Known: ${chapters.map((one) => one.id).join(', ')}.`;
  throw new UsageError(`The codebook has no chapter « ${id} ». ${hint} A new chapter is a new folder in codebook/.`);
}

/** Where `--under CODE` or `--chapter CHAPTER` puts a code; a name alone may be either's. */
export function positionGiven(call: Call, coded: CodedStudy, name?: string): Position {
  const [under, chapter] = [wordGiven(call, 'under'), wordGiven(call, 'chapter')];
  const given = [name, under, chapter].filter((one) => one !== undefined);
  if (given.length !== 1) throw new UsageError('Say where: --under CODE, or --chapter CHAPTER for a theme of its own.');
  if (under !== undefined) return { code: codeGiven(under, coded) };
  if (chapter !== undefined) return { chapter: chapterGiven(chapter, coded) };
  const isChapter = coded.codebook.chapters.some(({ id }) => id === name);
  const code = coded.codebook.codes.get(coded.codebook.aliases.get(name as string) ?? (name as string));
  if (isChapter && code)
    throw new UsageError(`« ${name} » is a code and a chapter: write --under or --chapter instead of --to.`);
  return isChapter ? { chapter: chapterGiven(name as string, coded) } : { code: codeGiven(name as string, coded) };
}

/** Codes as `--into` writes them: `one,two` or `one=Its label,two`. */
export function codesGiven(text: string, coded: CodedStudy): (Code | NewCode)[] {
  return text.split(',').flatMap((part): (Code | NewCode)[] => {
    const [id = '', ...label] = part.split('=').map((one) => one.trim());
    if (id === '') return [];
    return [coded.codebook.codes.get(id) ?? { id, label: label.join('=') || id, definition: '' }];
  });
}
