import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { codeStudy } from '../../src/coding/code-study.ts';
import type { CodedStudy } from '../../src/model/study.ts';
import { composeFolded, composeReport, templateFrom } from '../../src/report/compose.ts';
import { defaultTemplate } from '../../src/report/default-template.ts';
import type { Block } from '../../src/report/document.ts';
import { unfoldedManifest } from '../../src/report/manifest.ts';
import { openStudy } from '../../src/study/open.ts';

vi.mock('../../src/report/run-size.ts', () => ({ fewestTogether: 2, groupSize: 3 }));

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
      if (!values.has(key)) values.set(key, JSON.parse(JSON.stringify(make())));
      return values.get(key) as never;
    },
  };
}

function templatesOf(coded: CodedStudy) {
  const composed = defaultTemplate(coded);
  const pins = composed.split('\n\n').filter((part) => part.startsWith('::verbatim'));
  return [
    ...coded.templates,
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

test.each(folders)('%s: quotes that are composed when they are asked for are those of the report', (folder) => {
  const coded = codeStudy(openStudy(folder).study);
  const folding = remembering(coded);
  for (const template of templatesOf(coded)) {
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
});

test('the quotes of the example are folded', () => {
  const coded = remembering(codeStudy(openStudy(root).study));
  const { document } = composeFolded(coded, templateFrom('report', defaultTemplate(coded)));
  expect(document.blocks.filter(({ type }) => type === 'quotes').length).toBeGreaterThan(5);
});
