import { foldWord } from '../language/fold.ts';
import { type Codebook, findCode } from '../model/codebook.ts';
import { slug } from '../model/slug.ts';

const number =
  /^(?:(?:chapitre|chapter|partie|part|th[eè]me|section|annexe)\s+)?(?:\d+|[ivx]+(?=[.) ]))(?:[.)]\d+)*\s*[.):–—-]*\s+/i;

/** What the heading of a report means: a code by its id, a former id or its label, or a chapter; its number and what stands in parentheses after it do not count. */
export function headingMeans(heading: string, codebook: Codebook): { code?: string; chapter?: string } | undefined {
  const bare = heading.replace(number, '');
  const candidates = [...new Set([heading, bare, bare.replace(/\s*\([^()]*\)\s*$/, '')])];
  for (const text of candidates) {
    const wanted = plain(text);
    const labelled = [...codebook.codes.values()].find(({ label }) => plain(label) === wanted);
    const code = labelled ?? findCode(codebook, text.trim()) ?? findCode(codebook, slug(text));
    if (code) return { code: code.id };
    const chapter = codebook.chapters.find(({ label, id }) => plain(label) === wanted || id === slug(text));
    if (chapter) return { chapter: chapter.id };
  }
  return undefined;
}

function plain(text: string): string {
  return foldWord(text).replace(/[’']/g, "'").replace(/\s+/g, ' ').trim();
}
