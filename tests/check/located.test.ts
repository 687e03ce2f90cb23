import { describe, expect, it } from 'vitest';
import { checkLocated } from '../../src/check/located.ts';
import { codedStudy } from '../coding/coded.ts';

const body = `## Un titre

**Q :** Que faites-vous ?

### Encore un titre

**R1 :** On s’aide. Voici ![une image](a.png) et <!-- à revoir --> voilà.

**R2 :** On se parle beaucoup.

**Q :** Et puis ?

**R1 :** Voilà tout. On s’aide.
`;

function faults(quote: string, at?: number, front = ''): string[] {
  const coded = codedStudy({
    'corpus/a.md': front + body,
    'corpus/a.alice.yaml': `codings:\n  - quote: ${JSON.stringify(quote)}\n    codes: [aide]\n${at === undefined ? '' : `    at: ${at}\n`}`,
  });
  return checkLocated(coded).map(({ rule, message }) => `${rule}: ${message}`);
}

describe('whose words they are', () => {
  it.each(['Un titre', 'Encore un titre', 'à revoir', 'une image'])('%s: nobody’s', (quote) =>
    expect(faults(quote)).toEqual([expect.stringMatching(/^not-speech: .*is a heading or a note/)]),
  );
  it.each(['Que faites-vous ?', 'Et puis ?'])('%s: the interviewer’s', (quote) =>
    expect(faults(quote)).toEqual([expect.stringMatching(/^interviewer-quote: /)]),
  );
  it('two respondents’', () =>
    expect(faults('On se parle beaucoup. Voilà tout.')).toEqual([
      expect.stringMatching(/^two-speakers: .* spans two speakers, R2 and R1: it is attributed to the interview/),
    ]));
  it('one respondent’s, on both sides of a cut or a question', () =>
    expect(faults('et voilà. […] Voilà tout.')).toEqual([]));
  it('not two respondents’ where one took the words back', () =>
    expect(
      faults('On se parle beaucoup. Voilà tout.', undefined, '---\nwithdrawn: [On se parle beaucoup.]\n---\n'),
    ).toEqual([]));
});

describe('how like they are', () => {
  it('names what differs where all words are there', () =>
    expect(faults('on se parle, beaucoup')).toEqual([
      expect.stringMatching(/^drifted: .* differs from corpus\/a\.md in capitals, punctuation or dashes only;/),
    ]));
  it('never says 100 % where a word differs', () => {
    const words = Array.from({ length: 300 }, (_, i) => `mot${i}`);
    const coded = codedStudy({
      'corpus/a.md': `${words.join(' ')}\n`,
      'corpus/a.alice.yaml': `codings:\n  - quote: ${words.join(' ').replace('mot7 ', 'autre ')}\n    codes: [aide]\n`,
    });
    expect(checkLocated(coded).map(({ message }) => message)).toEqual([expect.stringContaining('(99 % alike)')]);
  });
});

describe('where they were', () => {
  const places = [body.indexOf('On s’aide'), body.lastIndexOf('On s’aide')] as const;
  it('moved where one place is clearly the nearest', () =>
    expect(faults('On s’aide.', places[1] - 5)).toEqual([
      expect.stringContaining(`moved: « On s’aide. » now stands at ${places[1]}`),
    ]));
  it('ambiguous where none is', () =>
    expect(faults('On s’aide.', Math.floor((places[0] + places[1]) / 2))).toEqual([
      expect.stringMatching(/^ambiguous: .*the nearest counts/),
    ]));
});
