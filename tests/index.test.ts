import { expect, test } from 'vitest';
import * as library from '../src/index.ts';

test('the library exports these names and no other', () => {
  expect(Object.keys(library).sort()).toEqual([
    'bestVerbatims',
    'checkStudy',
    'codeStudy',
    'composeReport',
    'cooccurrences',
    'defaultTemplate',
    'frequency',
    'locate',
    'openStudy',
    'parseStudy',
    'renderProblems',
    'renderers',
    'templateFrom',
    'wilsonInterval',
  ]);
});

test('one call after another, from files to a report', async () => {
  const files = new Map(
    Object.entries({
      'corpus/forge.md': '**Q :** Et alors ?\n\n**R :** On s’entraide, chaque jour.',
      'corpus/forge.alice.yaml': 'codings:\n  - quote: On s’entraide, chaque jour.\n    codes: [entraide]\n',
      'codebook/vie/entraide.md': '---\nid: entraide\nlabel: Entraide\n---\nS’aider.',
    }).map(([path, text]) => [path, Buffer.from(text)]),
  );
  const { study, problems, ...context } = library.parseStudy({ name: 'essai', files, folders: ['corpus', 'codebook'] });
  const coded = library.codeStudy(study);
  expect([...problems, ...library.checkStudy(coded, context)]).toEqual([]);
  const template = library.templateFrom('report', library.defaultTemplate(coded));
  const { document, manifest } = library.composeReport(coded, template);
  expect(manifest.chapters[0]?.themes[0]).toMatchObject({ code: 'entraide', k: 1, n: 1 });
  const { content } = await library.renderers.md.render(document);
  expect(content).toContain('> On s’entraide, chaque jour. (E');
});
