import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldedEllipsis, haystackOf } from '../../src/coding/haystack.ts';
import { locate } from '../../src/coding/locate.ts';
import { sourceOf } from './coded.ts';

const scraps = [
  ...['On prête', 'la machine', 'le soir', 'a.', 'b. c.', ' ', ' ', '\n', '\n\n', '\n\n**R :** ', '\n\n**Q :** '],
  ...[
    '…',
    '...',
    '. .',
    '.',
    '..',
    '.\u200b.',
    '\\.',
    '*.*',
    '`',
    '<!-- … -->',
    '<!-- a... -->',
    '&hellip;',
    '&period;',
  ],
  ...['\u00ad', '\ufeff', '\u0301', '\u0338', '(…)', '\n\n## … et après\n\n', '\n\n> ...\n\n', '# '],
];
const body = fc.array(fc.constantFrom(...scraps), { maxLength: 30 }).map((parts) => `**R :** ${parts.join('')}`);

it('where a text has an ellipsis, its source may have one', () => {
  fc.assert(
    fc.property(body, (text) => {
      const haystack = haystackOf(sourceOf(text));
      const texts = Array.from({ length: haystack.count }, (_, index) => haystack.text(index).text);
      if (texts.some((one) => one.includes(foldedEllipsis))) expect(haystack.mayHaveEllipsis).toBe(true);
    }),
  );
});

it('an ellipsis that somebody said is found before it abbreviates', () => {
  const said = '**R :** On prête … la machine. On prête le tour, puis la machine.\n';
  const found = locate('On prête … la machine', undefined, sourceOf(said));
  expect([found?.start, found?.end]).toEqual([said.indexOf('On'), said.indexOf(' On prête le') - 1]);
});

it('full stops are no ellipsis', () => {
  expect(haystackOf(sourceOf('**R :** On prête. La machine. Et puis.\n')).mayHaveEllipsis).toBe(false);
});
