import { nearest } from '../language/nearest.ts';
import { findCode } from '../model/codebook.ts';
import type { CodedStudy } from '../model/study.ts';

/** The codes somebody types, separated by commas or spaces: ids, former ids, or the only id that begins so. */
export function codesTyped(typed: string, { codebook }: CodedStudy): { codes: string[] } | { fault: string } {
  const codes: string[] = [];
  for (const word of typed.split(/[\s,;]+/).filter((one) => one !== '')) {
    const begins = [...codebook.codes.keys()].filter((id) => id.startsWith(word));
    const id = findCode(codebook, word)?.id ?? (begins.length === 1 ? begins[0] : undefined);
    if (id === undefined) {
      const expected = nearest(word, codebook.codes.keys());
      const hint = expected ? ` Did you mean « ${expected} »?` : ' Type ? to list the codes.';
      return { fault: `The codebook has no code « ${word} ».${hint}` };
    }
    if (!codes.includes(id)) codes.push(id);
  }
  return { codes };
}

/** The codes whose id or label holds the words, as a tree. */
export function codeList(words: string, { codebook }: CodedStudy): string {
  const sought = words.toLowerCase();
  const found = [...codebook.codes.values()].filter(({ id, label }) =>
    [id, label].some((name) => name.toLowerCase().includes(sought)),
  );
  if (found.length === 0) return `No code has « ${words} » in its id or label.\n`;
  return found.map(({ id, label, level }) => `${'  '.repeat(level)}${id}  ${label}\n`).join('');
}
