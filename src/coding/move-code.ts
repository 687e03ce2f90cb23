import type { CodePlaces } from '../model/code-place.ts';
import { type Chapter, type Code, findCode, lineage } from '../model/codebook.ts';
import type { Plan } from '../model/plan.ts';
import type { Study } from '../model/study.ts';
import { themePath } from '../model/theme-path.ts';
import { textOf, wholeCode } from './code-in-study.ts';
import { type ItemText, itemAsTheme, itemOf, themeAsItem } from './code-item.ts';
import { editCode } from './edit-code.ts';
import { NoOperation, type Operation } from './operation.ts';
import { covers, recode } from './recode.ts';
import { removeItem } from './remove-item.ts';

/** Where a code may stand: below another, or as a theme of a chapter. */
export type Position = { readonly code: Code } | { readonly chapter: Chapter };

/** A code moves, with all that is below it; it keeps its id, so that no coding changes. */
export function moveCode(study: Study, places: CodePlaces, code: Code, to: Position): Operation {
  refuseNoMove(study, code, to);
  const parents = lineage(study.codebook, code.id).slice(1);
  const asked = askedAbove(study, code, parents);
  const steps =
    code.parent === undefined && 'chapter' in to ? [betweenChapters(code, to.chapter)] : outAndIn(code, to, asked);
  return {
    op: 'move',
    from: [code.id],
    to: [code.id],
    under: 'code' in to ? to.code.id : to.chapter.id,
    steps: [({ texts }) => ({ edits: keepLimits(study, texts, places, code, parents) }), ...steps],
  };
}

function refuseNoMove({ codebook }: Study, code: Code, to: Position): void {
  if ('chapter' in to) {
    if (code.parent === undefined && code.chapter === to.chapter.id)
      throw new NoOperation(`« ${code.id} » is a theme of « ${to.chapter.id} » already.`);
    return;
  }
  if (code.parent === to.code.id) throw new NoOperation(`« ${code.id} » lies under « ${to.code.id} » already.`);
  if (lineage(codebook, to.code.id).some(({ id }) => id === code.id))
    throw new NoOperation(`« ${to.code.id} » lies below « ${code.id} » itself: a code cannot move into its own part.`);
}

function betweenChapters(code: Code, chapter: Chapter): (now: Study) => Plan {
  return (now) => {
    const name = code.place.file.slice(code.place.file.lastIndexOf('/') + 1, -'.md'.length);
    return { edits: [], moved: [{ from: code.place.file, to: themePath(chapter.folder, name, now.texts.keys()) }] };
  };
}

function outAndIn(code: Code, to: Position, asked: readonly string[] | undefined): ((now: Study) => Plan)[] {
  let item: ItemText = { lines: '', braces: '' };
  let file = '';
  const mark = (now: Study): Plan => {
    const own = wholeCode(now, code.id);
    return { edits: asked ? editCode(textOf(now, own), own, { asked }) : [] };
  };
  const takeOut = (now: Study): Plan => {
    const own = wholeCode(now, code.id);
    const text = textOf(now, own);
    if (own.parent === undefined) {
      item = themeAsItem(text, own);
      return { edits: [], removed: [own.place.file] };
    }
    if ('code' in to) item = itemOf(text, own);
    else file = itemAsTheme(text, own);
    return { edits: [removeItem(text, wholeCode(now, own.parent), own)] };
  };
  const putIn = (now: Study): Plan => {
    if ('chapter' in to)
      return { edits: [], created: [{ path: themePath(to.chapter.folder, code.id, now.texts.keys()), text: file }] };
    const parent = wholeCode(now, to.code.id);
    return { edits: editCode(textOf(now, parent), parent, { subthemes: [item] }) };
  };
  return [mark, takeOut, putIn];
}

/** The waves that only the codes above limited it to. */
function askedAbove({ settings }: Study, code: Code, parents: readonly Code[]): readonly string[] | undefined {
  const limits = parents.flatMap(({ asked }) => (asked ? [asked] : []));
  if (limits.length === 0 || code.asked) return undefined;
  return settings.waves.map(({ id }) => id).filter((id) => limits.every((asked) => asked.includes(id)));
}

/** Sources that were not asked of a code above, and readings limited to one, go on saying so of the code itself. */
function keepLimits(
  { codebook }: Study,
  texts: ReadonlyMap<string, string>,
  { lists }: CodePlaces,
  code: Code,
  parents: readonly Code[],
) {
  const isAbove = (id: string) => parents.some((parent) => parent.id === findCode(codebook, id)?.id);
  const limits = lists.filter(({ key }) => key === 'only' || key === 'not_asked');
  return recode(
    texts,
    limits.filter((list) => covers(list, code.id, codebook)),
    (id, { items }) =>
      isAbove(id) && items.find(({ value }) => isAbove(value))?.value === id ? [id, code.id] : undefined,
  );
}
