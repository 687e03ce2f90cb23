import type { CodePlaces } from '../model/code-place.ts';
import type { Chapter } from '../model/codebook.ts';
import type { Study } from '../model/study.ts';
import { editCode } from './edit-code.ts';
import { newId } from './new-id.ts';
import { NoOperation, type Operation } from './operation.ts';
import { renameInTemplates } from './recode.ts';
import { yamlValue } from './yaml-value.ts';

/** A chapter gets another id, another label, or both; templates that name it follow. Its folder keeps its name. */
export function renameChapter(
  study: Study,
  places: CodePlaces,
  { chapter, id = chapter.id, label }: { chapter: Chapter; id?: string; label?: string },
): Operation {
  if (id === chapter.id && (label === undefined || label === chapter.label))
    throw new NoOperation(`The chapter « ${chapter.id} » is called so already.`);
  if (id !== chapter.id) {
    newId({ ...study.codebook, codes: new Map(), aliases: new Map() }, id);
    if (study.codebook.chapters.some((other) => other.id === id))
      throw new NoOperation(`The codebook already has a chapter « ${id} ».`);
  }
  return {
    op: 'rename-chapter',
    from: [chapter.id],
    to: [id],
    steps: [
      ({ texts }) => {
        const words = id === chapter.id ? [] : renameInTemplates(places, 'chapter', [chapter.id], id);
        const own = texts.get(chapter.place.file);
        if (own === undefined || !chapter.written) {
          const text = `---\nid: ${id}\nlabel: ${yamlValue(label ?? chapter.label)}\n---\n`;
          return { edits: words, created: [{ path: `${chapter.folder}/_chapter.md`, text }] };
        }
        const written = { id: chapter.id, aliases: [], place: chapter.place, written: chapter.written };
        return { edits: [...editCode(own, written, { id, ...(label === undefined ? {} : { label }) }), ...words] };
      },
    ],
  };
}
