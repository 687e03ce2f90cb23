import fc from 'fast-check';
import { toString as plainText } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../src/render/markdown-escape.ts';
import { parseMarkdown } from './documents.ts';

describe('escapeMarkdown', () => {
  it('changes nothing that Markdown would leave alone', () => {
    for (const text of ['« […] » (…) 3 < 5 & 2 * 3', 'snake_case', 'www.example.org, a@b.fr', 'Q1. L’an 2021. - fin']) {
      expect(escapeMarkdown(text)).toBe(text);
    }
  });

  it('escapes only the signs that need it', () => {
    expect(escapeMarkdown('- peut-être *ici*, 2 * 3')).toBe('\\- peut-être \\*ici*, 2 * 3');
    expect(escapeMarkdown('12. et 13. ensuite')).toBe('12\\. et 13. ensuite');
    expect(escapeMarkdown('<b> et <c', {})).toBe('\\<b> et <c');
  });

  it('minds what the document defines', () => {
    expect(escapeMarkdown('le [cluster][^1]')).toBe('le [cluster][^1]');
    expect(escapeMarkdown('le [cluster]', { definitions: ['Cluster'] })).toBe('le \\[cluster]');
    expect(escapeMarkdown('le mot[^1]', { definitions: ['^1'] })).toBe('le mot\\[^1]');
  });

  it('minds what stands around the text', () => {
    expect(escapeMarkdown('a] b', { before: '[', after: '](#x)' })).toBe('a\\] b');
    expect(escapeMarkdown('*a', { after: ' b*', shownAfter: ' b*' })).toBe('\\*a');
  });

  it('shows any text as it was', () => {
    const piece = fc.constantFrom(...'\\`*_[]()<>#+-.!|~&=:^ \n1aé', '[a]', '<b>', '&lt;', '~~', '**', '\n- ', '1. ');
    const text = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => {
      const lines = pieces.join('').split('\n');
      return lines
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join('\n');
    });
    fc.assert(
      fc.property(text, (words) => {
        const root = parseMarkdown(escapeMarkdown(words).replace(/^/gm, '> '));
        expect(root.children).toHaveLength(1);
        const shown = plainText(root, { includeHtml: false, includeImageAlt: false });
        expect(shown.replace(/\s+/g, ' ').trim()).toBe(words.replace(/\s+/g, ' ').trim());
      }),
      { seed: 1, numRuns: 1500 },
    );
  });
});
