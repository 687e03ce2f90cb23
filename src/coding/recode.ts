import type { CodeList, CodePlaces } from '../model/code-place.ts';
import { type Codebook, findCode, lineage } from '../model/codebook.ts';
import type { Edit } from '../model/problem.ts';
import { editCodeCell } from './edit-code-cell.ts';
import { editItems } from './edit-list.ts';
import { NotPlain } from './not-plain.ts';

/** What takes the place of an id in a list; undefined: it stays; none: it goes. */
export type Replacement = (id: string, list: CodeList) => readonly string[] | undefined;

/**
 * The edits that give lists of ids others; an id that would stand twice in a list stands once.
 * @param idOf the code an id names afterwards.
 */
export function recode(
  texts: ReadonlyMap<string, string>,
  lists: readonly CodeList[],
  replacement: Replacement,
  idOf: (id: string) => string = (id) => id,
): Edit[] {
  const onceIn = (list: CodeList) => {
    const wanted = list.items.map(({ value }) => replacement(value, list));
    const seen = new Set(list.items.flatMap(({ value }, i) => (wanted[i] === undefined ? [idOf(value)] : [])));
    return wanted.map((words) => words?.filter((word) => !seen.has(idOf(word)) && seen.add(idOf(word))));
  };
  const edits = lists.flatMap((list) => {
    const once = onceIn(list);
    if (once.every((words) => words === undefined)) return [];
    const text = texts.get(list.file) ?? '';
    if (!list.cell) return editItems(list.file, text, list.items, once);
    const { otherwise } = list.cell;
    if (isEmptied(once) && otherwise && !isEmptied(onceIn(otherwise))) throw emptied(list, otherwise);
    return editCodeCell(text, list, once);
  });
  return withoutRepeats(edits);
}

function isEmptied(wanted: readonly (readonly string[] | undefined)[]): boolean {
  return wanted.every((words) => words?.length === 0);
}

function emptied({ file, items }: CodeList, otherwise: CodeList): NotPlain {
  const message = `No code would be left in this cell, and \`not_asked\` of ${otherwise.file}, which is for rows that say nothing, would hold for this one. Write it into the rows it is meant for, and take it out there.`;
  return new NotPlain(file, items[0]?.span.start ?? 0, message);
}

/** A list two entries share by a YAML reference is edited once. */
function withoutRepeats(edits: readonly Edit[]): Edit[] {
  return [...new Map(edits.map((edit) => [`${edit.file}\0${edit.start}\0${edit.end}`, edit])).values()];
}

/** The edits that follow a new id in the directives of templates. */
export function renameInTemplates(
  { words }: CodePlaces,
  attribute: 'code' | 'chapter',
  from: readonly string[],
  to: string,
): Edit[] {
  return words
    .filter((word) => word.attribute === attribute && from.includes(word.value))
    .map(({ file, span }) => ({ file, ...span, text: to }));
}

/** Whether a list of ids holds for a code: it names the code, or one above it. */
export function covers(list: CodeList, code: string, codebook: Codebook): boolean {
  const line = new Set(lineage(codebook, code).map(({ id }) => id));
  return list.items.some(({ value }) => line.has(findCode(codebook, value)?.id ?? ''));
}

/** The edits that follow a new id where the codebook's prose mentions it: `` `id` ``. */
export function renameInProse(
  texts: ReadonlyMap<string, string>,
  from: readonly string[],
  to: string,
  except: readonly string[] = [],
): Edit[] {
  return [...texts]
    .filter(([path]) => path.startsWith('codebook/') && path.endsWith('.md') && !except.includes(path))
    .flatMap(([file, text]) =>
      [...text.matchAll(/(?<!`)`([^`\s]+)`(?!`)/g)]
        .filter(({ 1: id }) => from.includes(id as string))
        .map(({ 1: id, index }) => ({ file, start: index + 1, end: index + 1 + (id as string).length, text: to })),
    );
}
