import { describe, expect, it } from 'vitest';
import { codedSegments } from '../../src/model/coded-segments.ts';
import { codedStudy } from '../coding/coded.ts';

const body = 'On s’aide beaucoup, on se dispute aussi, on se parle toujours.\n';
const whole = 'On s’aide beaucoup, on se dispute aussi, on se parle toujours.';
const cut = 'On s’aide beaucoup, […] on se parle toujours.';

function segments(...quotes: readonly (readonly [string, string])[]) {
  const codings = quotes.map(([quote, code]) => `  - quote: "${quote}"\n    codes: [${code}]\n`).join('');
  return codedSegments(
    codedStudy({
      'codebook/1-un/aide.md': '---\nid: aide\nlabel: Aide\n---\nDéfinition.\n',
      'codebook/1-un/dispute.md': '---\nid: dispute\nlabel: Dispute\n---\nDéfinition.\n',
      'corpus/a.md': body,
      'corpus/a.alice.yaml': `codings:\n${codings}`,
    }),
  ).map(({ text, codes }) => ({ text, codes }));
}

describe('codings of one start and end', () => {
  it('are two segments where one cuts what the other codes', () =>
    expect(segments([cut, 'aide'], [whole, 'dispute'])).toEqual([
      { text: cut, codes: ['aide'] },
      { text: whole, codes: ['dispute'] },
    ]));
  it('are one where they cut alike', () =>
    expect(segments([cut, 'aide'], [cut.replace('[…]', '(...)'), 'dispute'])).toEqual([
      { text: cut, codes: ['aide', 'dispute'] },
    ]));
  it('are one where only an abbreviation tells them apart', () =>
    expect(segments(['On s’aide … on se parle toujours.', 'aide'], [whole, 'dispute'])).toEqual([
      { text: whole, codes: ['aide', 'dispute'] },
    ]));
});
