import type { Code, Codebook } from '../model/codebook.ts';

/** What the codebook says of a code, as text to learn from. */
export interface CodeKnowledge {
  readonly code: string;
  /** Label, definition, what it includes, examples and the words of its indicators. */
  readonly says: string;
  /** What it excludes. */
  readonly excludes: string;
}

/** The codebook as pseudo-passages, one a code, so that there is something to go by before the first passage is coded. */
export function codeKnowledge(codebook: Codebook): CodeKnowledge[] {
  return [...codebook.codes.values()].map((code) => ({
    code: code.id,
    says: [code.label, code.label, code.definition, code.include, code.examples, ...indicatorWords(code)].join('\n'),
    excludes: code.exclude,
  }));
}

/** Indicators that are words; of a regular expression and of what forbids nothing can be learned. */
function indicatorWords({ indicators }: Code): string[] {
  return indicators
    .filter((indicator) => !/^\s*[-/]/.test(indicator))
    .map((indicator) => indicator.replace(/[[\]*]|~\s*\d+/g, ' '));
}
