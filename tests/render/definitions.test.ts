import { expect, it } from 'vitest';
import { renderDocx } from '../../src/render/docx.ts';
import { renderHtml } from '../../src/render/html.ts';
import { renderTypst } from '../../src/render/typst.ts';
import { documentOf, prose } from './documents.ts';
import { openDocx } from './docx-reader.ts';

it('of two definitions of one label the first counts, in every format', () => {
  const document = documentOf([
    prose('Voir [ailleurs][x].\n\n[x]: https://premier.example\n\n[x]: https://second.example'),
  ]);
  const word = openDocx(renderDocx(document)).text('word/_rels/document.xml.rels');
  for (const written of [renderHtml(document), renderTypst(document).text, word]) {
    expect(written).toContain('https://premier.example');
    expect(written).not.toContain('https://second.example');
  }
});
