import { NotPlain } from '../coding/not-plain.ts';
import { withField } from '../exchange/edit-theme.ts';
import type { Code } from '../model/codebook.ts';
import type { PageCodeWords } from '../model/page-organise.ts';
import type { Plan } from '../model/plan.ts';
import type { Edit } from '../model/problem.ts';
import type { Study } from '../model/study.ts';
import { textChanges } from '../model/text-changes.ts';

/**
 * Gives a code other words in its theme's file; comments, order and every byte between stay.
 * @param wanted the fields that change.
 * @throws NotPlain
 */
export function editWords({ settings, texts }: Study, code: Code, wanted: Partial<PageCodeWords>): Plan {
  const { file } = code.place;
  const before = texts.get(file) ?? '';
  let text = before;
  for (const [name, to] of Object.entries(wanted)) {
    const field = name as keyof PageCodeWords;
    const theme = { path: file, text, chapter: code.chapter };
    const now = withField(theme, { code, field, to }, settings.language);
    if (now === undefined)
      throw new NotPlain(file, code.written.entry.start, `\`${field}\` cannot be changed without touching more.`);
    text = now;
  }
  return { edits: splices(file, before, text) };
}

function splices(file: string, before: string, after: string): Edit[] {
  let by = 0;
  return textChanges(before, after).map(({ at, now, was }) => {
    const start = at - by;
    by += now.length - was.length;
    return { file, start, end: start + was.length, text: now };
  });
}
