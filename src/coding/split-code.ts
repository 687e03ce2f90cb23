import type { CodePlaces } from '../model/code-place.ts';
import { type Code, findCode } from '../model/codebook.ts';
import { machines } from '../model/coding.ts';
import type { Study } from '../model/study.ts';
import { type NewCode, putNew } from './add-code.ts';
import { indented } from './code-item.ts';
import type { Position } from './move-code.ts';
import { newId } from './new-id.ts';
import { NoOperation, type Operation } from './operation.ts';
import { recode } from './recode.ts';
import { yamlList, yamlText, yamlValue } from './yaml-value.ts';

export interface SplitWish {
  readonly code: Code;
  /** Codes that are there already, and codes to be made. */
  readonly into: readonly (Code | NewCode)[];
  /** Make new ones beside the code, not below it. */
  readonly beside: boolean;
  /** Path of the list that is written. */
  readonly list: string;
}

/**
 * A code is split: the new codes are made, and people's codings of the old one are listed for them to say where each
 * belongs. Until then every coding stays with the old code.
 */
export function splitCode(study: Study, places: CodePlaces, { code, into, beside, list }: SplitWish): Operation {
  if (into.some(({ id }) => id === code.id)) throw new NoOperation(`« ${code.id} » cannot be split into itself.`);
  if (new Set(into.map(({ id }) => id)).size < into.length) throw new NoOperation('Name each code once.');
  if (study.texts.has(list))
    throw new NoOperation(
      `${list} is not finished: \`study codebook split ${code.id} --apply\` takes what is decided.`,
    );
  const made = into.filter((one): one is NewCode => !study.codebook.codes.has(one.id));
  for (const { id } of made) newId(study.codebook, id);
  const asked = beside && code.asked ? { asked: code.asked } : {};
  const names = made.map(({ id }) => id);
  const limits = places.lists.filter(({ key }) => key === 'only' || key === 'not_asked');
  return {
    op: 'split',
    from: [code.id],
    to: into.map(({ id }) => id),
    steps: [
      ({ texts, codebook }) => ({
        edits: beside
          ? recode(texts, limits, (id) => (findCode(codebook, id)?.id === code.id ? [id, ...names] : undefined))
          : [],
        created: [{ path: list, text: listOf(study, code, into) }],
      }),
      (now) =>
        made.length === 0
          ? { edits: [] }
          : putNew(
              now,
              made.map((one) => ({ ...one, ...asked })),
              place(now),
            ),
    ],
  };

  function place(now: Study): Position {
    const of = (id: string) => ({ code: now.codebook.codes.get(id) as Code });
    if (!beside) return of(code.id);
    if (code.parent !== undefined) return of(code.parent);
    const chapter = now.codebook.chapters.find(({ id }) => id === code.chapter);
    if (!chapter) throw new Error(`the chapter ${code.chapter} was lost on the way`);
    return { chapter };
  }
}

function listOf({ codingFiles, codebook }: Study, code: Code, into: readonly { readonly id: string }[]): string {
  const ids = into.map(({ id }) => id);
  const isOwn = (id: string) => findCode(codebook, id)?.id === code.id;
  const entries = codingFiles
    .filter(({ coder }) => !machines.has(coder))
    .flatMap(({ path, source, coder, codings }) =>
      codings.flatMap(({ codes, against, quote, memo }) =>
        [codes.some(isOwn) ? false : undefined, against.some(isOwn) ? true : undefined].flatMap((isAgainst) => {
          if (isAgainst === undefined) return [];
          const lines = [
            `quote: ${yamlText(`${quote.trim()}\n`, 2)}`,
            ...(memo ? [`memo: ${yamlText(`${memo.trim()}\n`, 2)}`] : []),
            `file: ${yamlValue(path)}`,
            `source: ${source}`,
            `coder: ${coder}`,
            ...(isAgainst ? ['against: true'] : []),
            'to: []',
          ];
          return [indented(`- ${indented(lines.join('\n'), 2).trimStart()}\n`, 2)];
        }),
      ),
    );
  return `# The codings of « ${code.id} », to be redistributed: write one code or several after \`to:\`, as in to: [${ids[0]}].
# Known: ${[...ids, code.id].join(', ')}, or any other code. What is left empty stays with « ${code.id} » and in this list.
# Then: study codebook split ${code.id} --apply
split: ${code.id}
into: ${yamlList(ids)}
codings:${entries.length === 0 ? ' []\n' : `\n${entries.join('')}`}`;
}
