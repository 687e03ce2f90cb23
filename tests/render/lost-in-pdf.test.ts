import { describe, expect, it } from 'vitest';
import { lostInPdf } from '../../src/render/lost-in-pdf.ts';
import { renderPdf } from '../../src/render/pdf.ts';
import { documentOf, prose } from './documents.ts';
import { typesetter } from './typesetter.ts';

const undisplayed = (...signs: string[]) =>
  `Error: [${signs.map((sign) => `SourceDiagnostic { severity: Error, span: Span(1), message: "PDF/A-2b error: the text \`\\"${sign}\\"\` could not be displayed with font \`\\"Libertinus Serif\\"\`", trace: [], hints: [] }`).join(', ')}]`;

describe('what a PDF has lost', () => {
  it('names the signs, the first five, each once, and says which formats have them', () => {
    expect(lostInPdf(undisplayed('中')).message).toMatch(
      /^The PDF lacks the sign 中 \(U\+4E2D\), and is no PDF\/A: .*Word, HTML/,
    );
    const many = lostInPdf(undisplayed('中', '文', '中', '\\\\u{378}', '"', '\\\\u{200d}', '😀', '𠀀'));
    expect(many.signs).toEqual(['中', '文', '\u0378', '"', '😀', '𠀀']);
    expect(many.message).toContain('the signs 中 (U+4E2D), 文 (U+6587), U+0378, " (U+0022), 😀 (U+1F600) and 1 more,');
  });

  it('says why there is no PDF/A where no sign is lost', () => {
    const fault =
      'Error: [SourceDiagnostic { severity: Error, message: "PDF/A-2b error: the image `\\"a\\"` is not allowed", trace: [] }]';
    expect(lostInPdf(fault)).toEqual({
      message: expect.stringMatching(/^The PDF is no PDF\/A, which archives ask for: the image `a` is not allowed\. /),
      signs: [],
    });
    expect(lostInPdf('Error').message).toMatch(/^The PDF is no PDF\/A, which archives ask for\. /);
  });

  it.skipIf(!typesetter)('is said of a report with a sign that no font has, and of no other', async () => {
    const lacks = async (words: string) => (await renderPdf(documentOf([prose(words)]))).lacks;
    // Unassigned in Unicode.
    expect((await lacks('Bonjour \u0378 à tous'))?.signs).toEqual(['\u0378']);
    expect(await lacks('Bonjour à tous, œuvre ≠ ☑ ⚠ → ½ №')).toBeUndefined();
  });
});
