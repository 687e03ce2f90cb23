import type { Source } from '../model/source.ts';
import { readableWords } from '../verbatims/abridge.ts';
import { bestSegments } from '../verbatims/best.ts';
import { keepWords } from '../verbatims/keep-words.ts';
import { codeOf, selectionOf } from './base.ts';
import { type Composing, fault, lastMessage } from './composing.ts';
import type { DirectiveCall, LeafDirective } from './directive.ts';
import { warnOfSmallGroup } from './small-groups.ts';
import { verbatimBlock } from './verbatim-block.ts';
import { wholeNumber } from './whole-number.ts';

export const verbatimsDirective: LeafDirective = {
  attributes: ['code', 'max', 'words', 'wave', 'where', 'except', 'spread', 'against'],
  gives: 'the best verbatims of a code, ranked for a reader, attributed',
  build(call, composing) {
    const code = codeOf(call, composing);
    const selection = selectionOf(call, composing);
    const max = wholeNumber(call, composing, 'max', 1);
    const words = wholeNumber(call, composing, 'words');
    if (code === undefined || !selection || max === null || words === null)
      return [{ type: 'marker', message: lastMessage(composing) }];
    warnAfterColon(call, composing);
    const { spread, against } = call.attributes;
    const best = bestSegments(composing.coded, code, {
      selection,
      ...(spread === undefined ? {} : { spread }),
      ...(against === undefined ? {} : { against: true }),
      max,
    });
    if (best.length === 0) {
      const message = `« ${code} » has no segment that may be quoted here. Remove this line, or widen its selection.`;
      fault(composing, call.place, 'no-verbatim', message, { severity: 'warning' });
    }
    const sources = best.map((segment) => composing.coded.sourceById.get(segment.source) as Source);
    warnOfSmallGroup(sources, selection, call.place, composing);
    const under = composing.under;
    composing.under = code;
    const blocks = best.map((segment) =>
      verbatimBlock(segment, composing.coded.sourceById.get(segment.source) as Source, composing, {
        ...(words === 0 ? {} : { words: words ?? readableWords, keep: keepWords(composing.coded, code) }),
        ...(against === undefined ? {} : { against: code }),
      }),
    );
    composing.under = under;
    return blocks;
  },
};

/** Prose that ends in « : » announces one passage; a ranked one may change under it. */
function warnAfterColon(call: DirectiveCall, composing: Composing): void {
  const { before } = composing;
  if (before?.type !== 'prose' || !/[:：]\s*$/.test(before.markdown)) return;
  const message =
    'The sentence above announces this verbatim, and its choice may change with the codings. Pin it: ::verbatim{source=… quote="…"}, or run `study report --eject`.';
  fault(composing, call.place, 'ranked-after-colon', message, { severity: 'warning' });
}
