import { describe, expect, it } from 'vitest';
import { checkCodings } from '../../src/check/codings.ts';
import { codedStudy } from '../coding/coded.ts';

const whole = 'On s’aide beaucoup, on se dispute aussi, on se parle toujours.';
const cut = 'On s’aide beaucoup, […] on se parle toujours.';

function rules(...codings: readonly string[]): string[] {
  const coded = codedStudy({
    'codebook/1-un/aide.md': '---\nid: aide\nlabel: Aide\naliases: [entraide]\n---\nDéfinition.\n',
    'corpus/a.md': `${whole}\n`,
    'corpus/a.alice.yaml': `codings:\n${codings.join('')}`,
  });
  return checkCodings(coded).map(({ rule, line, column }) => `${rule} ${line}:${column}`);
}

const coding = (quote: string, against = '') => `  - quote: "${quote}"\n    codes: [aide]\n    against: [${against}]\n`;

describe('duplicate-coding', () => {
  it('of the same words', () => expect(rules(coding(cut), coding(cut))).toEqual(['duplicate-coding 5:12']));
  it('not of a passage and the same with a cut', () => expect(rules(coding(whole), coding(cut))).toEqual([]));
});

describe('code-and-against', () => {
  it('at the code, also by a former id', () => {
    expect(rules(coding(whole, 'aide'))).toEqual(['code-and-against 4:15']);
    expect(rules(coding(whole, 'autre, entraide'))).toEqual(['code-and-against 4:22']);
  });
  it('not for another code', () => expect(rules(coding(whole, 'autre'))).toEqual([]));
});
