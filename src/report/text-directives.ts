import { baseAttributes, baseOf, codeOf } from './base.ts';
import { checkClaim } from './claim.ts';
import { type Composing, lastMessage } from './composing.ts';
import type { DirectiveCall } from './directive.ts';
import { pinnedPassage } from './pinned.ts';
import { countText } from './words.ts';

/** What a text directive becomes: words of its own, or what stands between its brackets; a marker after it where it is at fault. */
export interface InlineResult {
  /** Replaces the directive; absent: its own text stays as written. */
  readonly text?: string;
  readonly bold?: true;
  readonly marker?: string;
}

export interface TextDirective {
  readonly attributes: readonly string[];
  readonly gives: string;
  /** Whether it needs a text between brackets. */
  readonly bracketed: boolean;
  build(text: string, call: DirectiveCall, composing: Composing): InlineResult;
}

/** Every text directive by name; to add one: a line here. */
export const textDirectives: Readonly<Record<string, TextDirective>> = {
  count: {
    attributes: baseAttributes,
    gives: '« 14 des 24 clusters »',
    bracketed: false,
    build(_text, call, composing) {
      const base = baseOf(call, composing);
      if (!base) return { text: '', marker: lastMessage(composing) };
      const text = countText(base.k, base.n, composing.coded);
      composing.counts.push({
        text,
        code: base.code ?? null,
        k: base.k,
        n: base.n,
        file: call.place.file,
        line: call.place.line,
      });
      return { text };
    },
  },
  claim: {
    attributes: [...baseAttributes, 'from', 'to', 'by', 'unchecked'],
    gives: 'the author’s words, their quantity checked; with `from` and `to`, the change they claim',
    bracketed: true,
    build(text, call, composing) {
      const marker = checkClaim(text, call, composing);
      return marker === undefined ? {} : { marker };
    },
  },
  term: {
    attributes: ['code'],
    gives: 'bold; the verbatims below belong to that sub-theme',
    bracketed: true,
    build(_text, call, composing) {
      const code = codeOf(call, composing);
      if (code === undefined) return { bold: true, marker: lastMessage(composing) };
      composing.under = code;
      return { bold: true };
    },
  },
  from: {
    attributes: ['source', 'quote', 'id', 'at'],
    gives: 'the author’s retelling, printed as written, its evidence checked',
    bracketed: true,
    build(_text, call, composing) {
      const found = pinnedPassage(call, composing, false);
      return 'message' in found ? { marker: found.message } : {};
    },
  },
};
