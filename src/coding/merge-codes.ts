import type { CodeList, CodePlaces } from '../model/code-place.ts';
import { type Code, findCode, lineage } from '../model/codebook.ts';
import type { Plan } from '../model/plan.ts';
import type { Study } from '../model/study.ts';
import { textOf, wholeCode } from './code-in-study.ts';
import { type ItemText, itemOf } from './code-item.ts';
import { type CodeEdits, editCode } from './edit-code.ts';
import { NoOperation, type Operation } from './operation.ts';
import { covers, recode, renameInProse, renameInTemplates } from './recode.ts';
import { removeItem } from './remove-item.ts';

/**
 * Codes become one: their codings, former ids, indicators and sub-themes go to it. It is present where any of them was:
 * the union of their cases. Their definitions are kept in the history.
 */
export function mergeCodes(study: Study, places: CodePlaces, merged: readonly Code[], into: Code): Operation {
  const { codebook } = study;
  const from = [...new Set(merged)].filter((code) => code !== into);
  if (from.length === 0) throw new NoOperation('Name at least one other code to merge.');
  const gone = new Set(from.map(({ id }) => id));
  const above = lineage(codebook, into.id).find(({ id }) => gone.has(id));
  if (above)
    throw new NoOperation(`« ${into.id} » lies below « ${above.id} », which cannot become part of it. Move it first.`);
  const gained: CodeEdits & { subthemes: ItemText[] } = {
    aliases: from.flatMap(({ id, aliases }) => [id, ...aliases]),
    indicators: [...new Set(from.flatMap(({ indicators }) => indicators))].filter(
      (one) => !into.indicators.includes(one),
    ),
    subthemes: [],
    ...widenedAsked(study, from, into),
  };
  return {
    op: 'merge',
    from: from.map(({ id }) => id),
    to: [into.id],
    steps: [
      follow,
      ...deepestFirst(from).map(
        ({ id }) =>
          (now: Study) =>
            takeOut(now, id),
      ),
      join,
    ],
  };

  function follow({ texts }: Study): Plan {
    const idOf = (id: string) => {
      const code = findCode(codebook, id)?.id ?? id;
      return gone.has(code) ? into.id : code;
    };
    const replacement = (id: string, list: CodeList) => inList(study, from, into, id, list);
    return {
      edits: [
        ...recode(texts, places.lists, replacement, idOf),
        ...renameInTemplates(places, 'code', [...gone], into.id),
        ...renameInProse(texts, [...gone], into.id, [into.place.file]),
      ],
    };
  }

  /** What lies below a code is kept for the code it becomes part of; what is merged, too, was taken out before. */
  function takeOut(now: Study, id: string): Plan {
    const code = wholeCode(now, id);
    const text = textOf(now, code);
    gained.subthemes.push(...code.children.map((child) => itemOf(text, child)));
    if (code.parent === undefined) return { edits: [], removed: [code.place.file] };
    return { edits: [removeItem(text, wholeCode(now, code.parent), code)] };
  }

  function join(now: Study): Plan {
    const code = wholeCode(now, into.id);
    return { edits: editCode(textOf(now, code), code, gained) };
  }
}

function deepestFirst(codes: readonly Code[]): Code[] {
  return [...codes].sort((a, b) => b.level - a.level);
}

/** What becomes of an id where codings name it, and where readings were limited. */
function inList({ codebook }: Study, from: readonly Code[], into: Code, id: string, list: CodeList) {
  const own = findCode(codebook, id)?.id ?? id;
  const isGone = from.some((code) => code.id === own);
  if (list.key === 'not_asked') {
    // What was asked of one of them was asked of the whole.
    const none = [...from, into].every((code) => covers(list, code.id, codebook));
    if (none) return id === own && isGone ? [into.id] : undefined;
    return isGone || own === into.id ? [] : undefined;
  }
  if (isGone) return id === own ? [into.id] : undefined;
  if (list.key !== 'only' || covers(list, into.id, codebook)) return undefined;
  const isAbove = from.some((code) => lineage(codebook, code.id).some((above) => above.id === own));
  return isAbove ? [id, into.id] : undefined;
}

/** The waves in which any of the codes was asked, where that is more than the one they become says. */
function widenedAsked({ codebook, settings }: Study, from: readonly Code[], into: Code): Pick<CodeEdits, 'asked'> {
  if (!into.asked) return {};
  const all = settings.waves.map(({ id }) => id);
  const wavesOf = (code: Code) =>
    lineage(codebook, code.id).reduce((waves, { asked }) => waves.filter((wave) => asked?.includes(wave) ?? true), all);
  const more = from.flatMap(wavesOf).filter((wave) => !into.asked?.includes(wave));
  return more.length === 0 ? {} : { asked: [...new Set([...into.asked, ...more])] };
}
