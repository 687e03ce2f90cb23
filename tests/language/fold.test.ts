import { expect, test } from 'vitest';
import { foldText, foldWord } from '../../src/language/fold.ts';

test.each([
  ['ÉCOLE', 'ecole'],
  ['e\u0301cole', 'ecole'],
  ['Œuvre', 'oeuvre'],
  ['ex æquo', 'ex aequo'],
  ['ﬁnance', 'finance'],
  ['l’', "l'"],
  ['d´', "d'"],
  ['qu‘', "qu'"],
  ['peut‑être', 'peut-etre'],
  ['co\u00ADopérer', 'cooperer'],
  ['ça', 'ca'],
])('%s is compared as %s', (word, folded) => {
  expect(foldWord(word)).toBe(folded);
});

test('a folded text knows where its characters stood', () => {
  const text = 'Un cœur e\u0301mu';
  const folded = foldText(text);
  expect(folded.text).toBe('un coeur emu');
  const at = folded.text.indexOf('emu');
  expect(text.slice(folded.starts[at], folded.ends[at])).toBe('e\u0301');
  expect(text.slice(folded.starts[folded.text.indexOf('e')], folded.ends[folded.text.indexOf('e')])).toBe('œ');
});
