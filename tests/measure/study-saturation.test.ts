import { expect, it } from 'vitest';
import { interviewThemes } from '../../src/measure/interview-themes.ts';
import { studySaturation, usualChoices } from '../../src/measure/study-saturation.ts';
import { saturationSentence } from '../../src/report/saturation-sentence.ts';
import { codedStudy } from '../coding/coded.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/** Interviews as `date: codes`; theme `a` has the sub-theme `a1`. */
function study(interviews: Record<string, { codes?: string[]; date?: string; wave?: string; partial?: true }>) {
  const files = Object.entries(interviews).flatMap(([id, { codes = [], date, wave, partial }]) => {
    const said = codes.map((code) => `Parole sur ${code}.`);
    const front = [date && `date: ${date}`, wave && `wave: ${wave}`].filter((line) => line).join('\n');
    const codings = codes.map((code, i) => `  - quote: ${said[i]}\n    codes: [${code}]\n`).join('');
    return [
      [`corpus/${id}.md`, `---\n${front}\n---\n\nBonjour.\n\n${said.join('\n\n')}\n`],
      [
        `corpus/${id}.ana.yaml`,
        `status: ${partial ? 'partial' : 'complete'}\ncodings:${codings ? `\n${codings}` : ' []\n'}`,
      ],
    ];
  });
  return codedStudy({
    'codebook/1-vie/a.md': '---\nid: a\nlabel: A\nsubthemes:\n  - id: a1\n    label: A1\n---\n',
    'codebook/1-vie/b.md': '---\nid: b\nlabel: B\n---\n',
    ...Object.fromEntries(files),
  });
}

it('takes interviews by date, those read to the end only', () => {
  const coded = study({
    x: { codes: ['b'], date: '2021-03-02' },
    y: { codes: ['a'], date: '2021-03-01' },
    z: { codes: ['b'], date: '2021-01-01', partial: true },
  });
  expect(interviewThemes(coded, ['a', 'b'])).toEqual({ sources: ['y', 'x'], themes: [['a'], ['b']], order: 'date' });
});

it('one date missing makes the order that of the corpus, and the sentence says so', () => {
  const coded = study({ x: { codes: ['b'], date: '2021-03-02' }, y: { codes: ['a'] } });
  const saturation = studySaturation(coded, ['a', 'b'], {}, { ...usualChoices, base: 1, run: 1 });
  expect(saturation).toMatchObject({ order: 'corpus', interviews: 2, baseThemes: 1, themes: 2 });
  expect(plain(saturationSentence(saturation, 'fr'))).toContain('faute de dates');
});

it('a sub-theme and its theme are one theme', () => {
  const coded = study({ x: { codes: ['a1'] }, y: { codes: ['a'] } });
  expect(interviewThemes(coded, ['a', 'b']).themes).toEqual([['a'], ['a']]);
  expect(interviewThemes(coded, ['a', 'a1', 'b']).themes).toEqual([['a1'], ['a']]);
});

it('the sentence gives each threshold, reached or not', () => {
  const coded = study({
    p: { codes: ['a'], date: '2021-01-01' },
    q: { codes: ['b'], date: '2021-01-02' },
    r: { codes: ['a'], date: '2021-01-03' },
  });
  const choices = { ...usualChoices, base: 1, run: 1 };
  const reached = studySaturation(coded, ['a', 'b'], {}, choices);
  expect(plain(saturationSentence(reached, 'fr'))).toContain(
    'le premier entretien porte 1 thème distinct sur les 2 que portent les 3 entretiens. Par séries de 1 entretien, le seuil de 5 % d’information nouvelle est atteint après 2 entretiens (2+1) et celui de 0 % est atteint après 2 entretiens (2+1).',
  );
  const not = studySaturation(coded, ['a', 'b'], {}, { ...choices, run: 2 });
  expect(saturationSentence(not, 'en')).toContain(
    'the threshold of 5% new information is not reached and that of 0% is not reached',
  );
});

it.each([
  [{}, 'il faut au moins 6 entretiens lus en entier (base de 4, série de 2) ; 0 entretien l’est.'],
  [{ x: { codes: ['a'] } }, '1 entretien l’est.'],
  [
    Object.fromEntries([...'pqrstu'].map((id) => [id, {}])),
    'les premiers entretiens (4 entretiens) ne portent aucun thème.',
  ],
])('too little to speak of gets a sentence: %j', (interviews, words) => {
  const saturation = studySaturation(study(interviews), ['a', 'b'], {}, usualChoices);
  expect(saturation.reason).toBeDefined();
  expect(plain(saturationSentence(saturation, 'fr'))).toContain(words);
  expect(JSON.stringify(saturation)).not.toContain('null');
});

it('the same seed gives the same band, another need not', () => {
  const coded = study({ p: { codes: ['a'] }, q: { codes: ['b'] }, r: {}, s: { codes: ['a', 'b'] } });
  const curve = (seed: number) => studySaturation(coded, ['a', 'b'], {}, { ...usualChoices, seed }).curve;
  expect(curve(7)).toEqual(curve(7));
  expect(curve(7).map(({ themes }) => themes)).toEqual([1, 2, 2, 2]);
});
