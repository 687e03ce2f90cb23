import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { codeStudy } from '../../src/coding/code-study.ts';
import type { CodedStudy } from '../../src/model/study.ts';
import { composeFolded, composeReport, templateFrom } from '../../src/report/compose.ts';
import { defaultTemplate } from '../../src/report/default-template.ts';
import type { Block } from '../../src/report/document.ts';
import { unfoldedManifest } from '../../src/report/manifest.ts';
import { openStudy } from '../../src/study/open.ts';
import { edit, smallStudy } from '../study/edited-studies.ts';

vi.mock('../../src/report/run-size.ts', () => ({ groupSize: 3 }));

const root = join(import.meta.dirname, '../..');
const studies = readdirSync(join(root, 'tests/studies')).map((name) => join(root, 'tests/studies', name));
const folders = [root, ...studies].filter((folder) => existsSync(join(folder, 'corpus')));

/** A study of which things are remembered, within this run. */
function remembering(coded: CodedStudy): CodedStudy {
  const values = new Map<string, unknown>();
  return {
    ...coded,
    known: (name, given, make) => {
      const key = `${name} ${given}`;
      if (!values.has(key)) values.set(key, JSON.parse(JSON.stringify(make(false))));
      return values.get(key) as never;
    },
  };
}

function templatesOf(coded: CodedStudy, folder: string) {
  const composed = defaultTemplate(coded);
  const pins = composed
    .split('\n\n')
    .filter((part) => part.startsWith('::verbatim'))
    .slice(0, 40);
  return [
    ...(folder === root ? [] : coded.templates),
    templateFrom('report', composed),
    // Every quote twice, so that anchors are numbered; some lines that are not as the others.
    templateFrom('twice', [...pins, '::verbatim{source=nobody quote="rien"}', '# Encore', ...pins].join('\n\n')),
    templateFrom(
      'odd',
      pins.map((pin, at) => (at % 3 ? pin : pin.replace('}', ' words=5 source=nobody}'))).join('\n\n'),
    ),
    templateFrom('backwards', pins.toReversed().join('\n\n')),
  ];
}

test.each(folders)(
  '%s: quotes that are composed when they are asked for are those of the report',
  (folder) => {
    const coded = codeStudy(openStudy(folder).study);
    const folding = remembering(coded);
    for (const template of templatesOf(coded, folder)) {
      const whole = composeReport(coded, template);
      // What was found out is known the second time.
      for (const _time of ['first', 'second']) {
        const { document, manifest, problems } = composeFolded(folding, template);
        const blocks = document.blocks.flatMap((block): readonly Block[] =>
          block.type === 'quotes' ? block.withPassages() : [block],
        );
        expect({ ...document, blocks }).toEqual(whole.document);
        expect(unfoldedManifest(manifest)).toEqual(whole.manifest);
        expect(problems).toEqual(whole.problems);
      }
    }
  },
  120_000,
);

/** What is composed under each fingerprint in a study, without and with the passages around it. */
function* composedIn(folder: string): Generator<readonly [print: string, text: string]> {
  const coded = remembering(codeStudy(openStudy(folder).study));
  for (const template of [...coded.templates, templateFrom('report', defaultTemplate(coded))]) {
    const { document, manifest } = composeFolded(coded, template);
    for (const block of document.blocks)
      if (block.type === 'quotes')
        yield [`${block.print} shown`, JSON.stringify([block.verbatims(), block.withPassages()])];
    for (const one of manifest.verbatims)
      if ('verbatims' in one) yield [`${one.print} told`, JSON.stringify(one.verbatims())];
  }
}

test('quotes of one fingerprint are the same through any edits of the study', () => {
  const known = new Map<string, string>();
  let again = 0;
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      const folder = smallStudy();
      for (const change of [() => undefined, ...edits]) {
        change(folder);
        for (const [print, text] of composedIn(folder)) {
          if (known.has(print)) again++;
          expect(known.get(print) ?? text).toBe(text);
          known.set(print, text);
        }
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 40) },
  );
  expect(again).toBeGreaterThan(10);
}, 120_000);

test('the quotes of the example are folded', () => {
  const coded = remembering(codeStudy(openStudy(root).study));
  const { document } = composeFolded(coded, templateFrom('report', defaultTemplate(coded)));
  expect(document.blocks.filter(({ type }) => type === 'quotes').length).toBeGreaterThan(5);
});
