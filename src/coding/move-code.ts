import type { CodePlaces } from '../model/code-place.ts';
import { type Chapter, type Code, lineage } from '../model/codebook.ts';
import type { Plan } from '../model/plan.ts';
import type { Study } from '../model/study.ts';
import { themePath } from '../model/theme-path.ts';
import { textOf, wholeCode } from './code-in-study.ts';
import { type ItemText, itemAsTheme, itemOf, themeAsItem } from './code-item.ts';
import { editCode } from './edit-code.ts';
import { keepLimits, keepWaves } from './move-limits.ts';
import { NoOperation, type Operation } from './operation.ts';
import { removeItem } from './remove-item.ts';

/** Where a code may stand: below another, or as a theme of a chapter. */
export type Position = { readonly code: Code } | { readonly chapter: Chapter };

/** A code moves, with all that is below it; it keeps its id, so that no coding changes. */
export function moveCode(study: Study, places: CodePlaces, code: Code, to: Position): Operation {
  refuseNoMove(study, code, to);
  const parent = 'code' in to ? to.code : undefined;
  const steps = code.parent === undefined && 'chapter' in to ? [betweenChapters(code, to.chapter)] : outAndIn(code, to);
  const waves = [...keepWaves(study, code, parent)].map(([id, asked]) => (now: Study): Plan => {
    const own = wholeCode(now, id);
    return { edits: editCode(textOf(now, own), own, { asked }) };
  });
  return {
    op: 'move',
    from: [code.id],
    to: [code.id],
    under: 'code' in to ? to.code.id : to.chapter.id,
    steps: [({ texts }) => ({ edits: keepLimits(study, texts, places, code, parent) }), ...waves, ...steps],
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

function outAndIn(code: Code, to: Position): ((now: Study) => Plan)[] {
  let item: ItemText = { lines: '', braces: '' };
  let file = '';
  const takeOut = (now: Study): Plan => {
    const own = wholeCode(now, code.id);
    const text = textOf(now, own);
    if (own.parent === undefined) {
      item = themeAsItem(text, own, now.settings.language);
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
  return [takeOut, putIn];
}
