import { parsePattern } from '../language/pattern.ts';
import { type Code, findCode } from '../model/codebook.ts';
import type { Study } from '../model/study.ts';

/** The words a code's indicators look for: a sentence that holds them is worth keeping when a passage is abridged. */
export function keepWords(study: Study, id: string): string[] {
  const words = ({ indicators, children }: Code): string[] => [
    ...indicators.flatMap((indicator) => {
      const pattern = parsePattern(indicator);
      return 'error' in pattern || pattern.forbids || pattern.kind !== 'words'
        ? []
        : [pattern.words.replaceAll('*', '')];
    }),
    ...children.flatMap(words),
  ];
  const code = findCode(study.codebook, id);
  return code ? [...new Set(words(code))] : [];
}
