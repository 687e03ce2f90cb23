import type { Verbatim } from '../report/document.ts';
import type { Labels } from './labels.ts';

/** The paragraphs of a verbatim's translation as every format shows them, in italics: « [traduction : …] ». */
export function translated({ translation = [] }: Verbatim, labels: Labels): string[] {
  const last = translation.length - 1;
  return translation.map(
    (text, index) => `${index === 0 ? `[${labels.translation} ` : ''}${text}${index === last ? ']' : ''}`,
  );
}
