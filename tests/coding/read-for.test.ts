import { expect, test } from 'vitest';
import { codeStudy } from '../../src/coding/code-study.ts';
import { readFor } from '../../src/coding/read-for.ts';
import type { CodingFile } from '../../src/model/coding.ts';
import type { Source } from '../../src/model/source.ts';
import { openStudy, reopened } from '../../src/study/open.ts';
import { temporaryStudy } from '../cli.ts';

const theme = (id: string) => `---\nid: ${id}\nlabel: ${id.toUpperCase()}\n---\n`;
const files = {
  'codebook/1-vie/eau.md': theme('eau'),
  'corpus/rue.md': '**R :** On cure le puits en mars.\n',
  'corpus/rue.ana.yaml': 'codings:\n  - quote: On cure le puits\n    codes: [eau]\n',
};

test('a study read again answers for the codebook and the source as they are now', () => {
  const before = openStudy(temporaryStudy(files));
  const codesIn = (opened: typeof before) => {
    const coded = codeStudy(opened.study);
    return [...readFor(coded, coded.sources[0] as Source, coded.codingFiles[0] as CodingFile)];
  };
  expect(codesIn(before)).toEqual(['eau']);
  const more = reopened(before, [{ path: 'codebook/1-vie/outils.md', content: theme('outils') }]);
  expect(more.study.codingFiles[0]).toBe(before.study.codingFiles[0]);
  expect(codesIn(more)).toEqual(['eau', 'outils']);
  const content = `---\nnot_asked: [eau]\n---\n\n${files['corpus/rue.md']}`;
  expect(codesIn(reopened(more, [{ path: 'corpus/rue.md', content }]))).toEqual(['outils']);
});
