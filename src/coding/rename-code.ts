import type { CodePlaces } from '../model/code-place.ts';
import type { Code } from '../model/codebook.ts';
import type { Plan } from '../model/plan.ts';
import { slug } from '../model/slug.ts';
import type { Study } from '../model/study.ts';
import { textOf, wholeCode } from './code-in-study.ts';
import { editCode } from './edit-code.ts';
import { newId } from './new-id.ts';
import { NoOperation, type Operation } from './operation.ts';
import { recode, renameInProse, renameInTemplates } from './recode.ts';

/** A code gets another id, another label, or both; everything that names it follows, and its id stays as an alias. */
export function renameCode(
  study: Study,
  places: CodePlaces,
  { code, id = code.id, label }: { code: Code; id?: string; label?: string },
): Operation {
  if (id === code.id && (label === undefined || label === code.label))
    throw new NoOperation(`« ${code.id} » is called so already.`);
  if (id !== code.id) newId(study.codebook, id, code.id);
  return { op: 'rename', from: [code.id], to: [id], steps: id === code.id ? [relabel] : [follow, reidentify] };

  function relabel(now: Study): Plan {
    return { edits: editCode(textOf(now, code), wholeCode(now, code.id), { label: label as string }) };
  }

  function follow({ texts }: Study): Plan {
    return {
      edits: [
        ...recode(texts, places.lists, (one) => (one === code.id ? [id] : undefined)),
        ...renameInTemplates(places, 'code', [code.id], id),
        ...renameInProse(texts, [code.id], id),
      ],
    };
  }

  function reidentify(now: Study): Plan {
    const own = wholeCode(now, code.id);
    const isFormer = own.aliases.includes(id);
    const edits = editCode(textOf(now, own), own, {
      id,
      ...(label === undefined ? {} : { label }),
      ...(isFormer ? { replacedAliases: new Map([[id, own.id]]) } : { aliases: [own.id] }),
    });
    const to = own.level === 1 ? renamedFile(own, id, now) : undefined;
    return { edits, ...(to === undefined ? {} : { moved: [{ from: own.place.file, to }] }) };
  }
}

/** The file of a theme is called as its id is, unless people called it otherwise; its number stays. */
function renamedFile({ place, id: old }: Code, id: string, { texts }: Study): string | undefined {
  const [, folder, number, stem] = /^(.*\/)(\d+[-_. ]+)?([^/]*)\.md$/.exec(place.file) ?? [];
  const to = `${folder}${number ?? ''}${id}.md`;
  const isTaken = [...texts.keys()].some((path) => path.toLowerCase() === to.toLowerCase());
  return slug(stem ?? '') !== old || isTaken ? undefined : to;
}
