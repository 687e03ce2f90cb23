import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { documentOf, heading, prose, verbatim } from './documents.ts';

const norlink = { id: 'norlink', url: 'https://example.org/norlink', text: 'Norlink, 2021.' };

describe('renderMarkdown', () => {
  it('keeps prose byte for byte, one blank line between blocks', () => {
    const written = '*  un\n*  deux — `a` \\* <b>x</b>  \n   suite';
    const rendered = renderMarkdown(documentOf([heading('##  A ##', 'a'), prose(`\n${written}\n\n`), prose('fin')]));
    expect(rendered).toBe(`##  A ##\n\n${written}\n\nfin\n`);
  });

  it('quotes a verbatim, its attribution after the last words', () => {
    const quote = verbatim('v', '', { paragraphs: ['[…] On se voit.', 'Il faut savoir laisser tomber.'] });
    expect(renderMarkdown(documentOf([quote]))).toBe(
      '> […] On se voit.\n>\n> Il faut savoir laisser tomber. (Norlink)\n',
    );
  });

  it('links an attribution inside its parentheses', () => {
    const linked = verbatim('v', 'Oui.', { cite: { kind: 'link', ...norlink } });
    expect(renderMarkdown(documentOf([linked]))).toBe('> Oui. ([Norlink](https://example.org/norlink))\n');
  });

  it('defines the note of a source once, however often it is called', () => {
    const quote = verbatim('v', 'Oui.', { cite: { kind: 'footnote', ...norlink } });
    const alone = verbatim('w', 'Non.', { attribution: null, cite: { kind: 'footnote', ...norlink } });
    expect(renderMarkdown(documentOf([quote, alone]))).toBe(
      '> Oui. (Norlink)[^norlink]\n\n> Non.[^norlink]\n\n[^norlink]: Norlink, 2021. <https://example.org/norlink>\n',
    );
  });

  it('gives way to a note of the analyst, whatever its case', () => {
    const quote = verbatim('v', 'Oui.', { cite: { kind: 'footnote', ...norlink } });
    const rendered = renderMarkdown(documentOf([quote, prose('Voir[^Norlink].\n\n[^Norlink]: ailleurs')]));
    expect(rendered).toContain('> Oui. (Norlink)[^norlink-2]\n');
    expect(rendered).toContain('\n[^norlink-2]: Norlink');
  });

  it('nests the contents by level, down to their depth', () => {
    const contents = { type: 'contents' as const, label: 'Sommaire', depth: 4 };
    const blocks = [
      heading('## Avant', 'avant'),
      contents,
      heading('## A', 'a'),
      heading('#### B [1]', 'b-1'),
      heading('##### C', 'c'),
      heading('## D', 'd'),
    ];
    expect(renderMarkdown(documentOf(blocks))).toContain(
      '**Sommaire**\n\n- [A](#a)\n  - [B [1]](#b-1)\n- [D](#d)\n\n## A',
    );
  });

  it('fills a row that lacks cells, and writes a caption above', () => {
    const columns = [
      { label: 'Cas', align: 'left' as const },
      { label: 'n', align: 'right' as const },
    ];
    const table = { type: 'table' as const, caption: 'Échantillon', columns, rows: [[{ text: 'a|b\\' }]] };
    expect(renderMarkdown(documentOf([table]))).toBe('**Échantillon**\n\n| Cas | n |\n| :-- | --: |\n| a\\|b\\ |  |\n');
  });
});
