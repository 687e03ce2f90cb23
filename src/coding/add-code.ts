import type { Code } from '../model/codebook.ts';
import type { Plan } from '../model/plan.ts';
import type { Study } from '../model/study.ts';
import { themePath } from '../model/theme-path.ts';
import { textOf, wholeCode } from './code-in-study.ts';
import { newItem, themeFile } from './code-item.ts';
import { editCode } from './edit-code.ts';
import type { Position } from './move-code.ts';
import { newId } from './new-id.ts';
import type { Operation } from './operation.ts';

export type NewCode = Pick<Code, 'id' | 'label' | 'definition' | 'asked'>;

/** A new code, below another or as a theme of a chapter. */
export function addCode(study: Study, code: NewCode, to: Position): Operation {
  newId(study.codebook, code.id);
  const under = 'code' in to ? to.code.id : to.chapter.id;
  return { op: 'add', from: [], to: [code.id], under, steps: [(now) => putNew(now, [code], to)] };
}

/** The plan that writes new codes. */
export function putNew(now: Study, codes: readonly NewCode[], to: Position): Plan {
  if ('chapter' in to) {
    const created = codes.map((code) => ({
      path: themePath(to.chapter.folder, code.id, now.texts.keys()),
      text: themeFile(code),
    }));
    return { edits: [], created };
  }
  const parent = wholeCode(now, to.code.id);
  return { edits: editCode(textOf(now, parent), parent, { subthemes: codes.map(newItem) }) };
}
