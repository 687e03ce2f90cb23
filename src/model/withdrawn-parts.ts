import type { Span } from './span.ts';
import type { CodedStudy } from './study.ts';

/** What was taken back of a source, in its body. */
export function withdrawnParts({ withdrawn }: Pick<CodedStudy, 'withdrawn'>, source: string): Span[] {
  return (withdrawn.get(source) ?? []).flatMap(({ parts }) => parts ?? []);
}
