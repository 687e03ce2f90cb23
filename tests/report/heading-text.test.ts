import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { renderDocx } from '../../src/render/docx.ts';
import { renderHtml } from '../../src/render/html.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { composeReport, templateFrom } from '../../src/report/compose.ts';
import { codedStudy } from '../coding/coded.ts';

it('the contents have the words of a heading without its HTML, as the heading has', () => {
  const body = '::toc\n\n## Un & <b>deux</b> *<i>trois</i>*<br>quatre\n\nMots.\n\n## 3 \\<b>\n\nMots.\n';
  const { document } = composeReport(codedStudy({}), templateFrom('essai', body));
  const headings = document.blocks.filter((block) => block.type === 'heading');
  expect(headings.map(({ text, anchor }) => [text, anchor])).toEqual([
    ['Un & deux trois quatre', 'un--deux-troisquatre'],
    ['3 <b>', '3-b'],
  ]);
  expect(renderMarkdown(document)).toContain('- [Un & deux trois quatre](#un--deux-troisquatre)');
  expect(renderHtml(document)).toMatch(/<a href="#un--deux-troisquatre">Un &#x26; deux trois quatre<\/a>/);
  const docx = Buffer.from(unzipSync(renderDocx(document))['word/document.xml'] ?? []).toString('utf8');
  expect(docx).toContain('>Un &amp; deux trois quatre<');
});
