import { counted } from '../model/counted.ts';
import { codeCells } from './code-cell.ts';
import { codePaths } from './code-paths.ts';
import type { Imported, ImportedCode, ImportedParagraph, ImportedQuote } from './importer.ts';

/** Headings that Taguette puts before a highlight's document and its tags, in the languages it speaks. */
const details =
  /^(?:Document|Documento|Dokument|Dokumen|Έγγραφο)\s*:\s*(?<source>.+?)\s+(?:Tags?|Taggar|Étiquettes|Etiquetas|Etichette|Labels?|Schlagwörter|Ετικέτες)\s*:\s*(?<tags>.*)$/su;

/** « 12 highlights », « 1 marque ». */
const howMany = /^\d+\s+\p{L}+$/u;

/**
 * What Taguette exports as a text (HTML, Word, OpenDocument, RTF, PDF) instead of a table: highlights with their document
 * and tags, or the codebook. The templates are its `export_highlights.html` and `export_codebook.html`.
 * @param labels of codes that are known: one that holds a comma is not divided.
 * @returns undefined for any other text.
 */
export function taguetteText(read: Imported, stem: string, labels: readonly string[]): Imported | undefined {
  const [source, ...others] = read.sources;
  const [title, ...below] = (source?.paragraphs ?? []).filter(({ text }) => text.trim() !== '');
  if (!title || others.length > 0 || !/\bTaguette\b/.test(title.text)) return undefined;
  const warnings = read.warnings ?? [];
  const codes = codesIn(below);
  if (codes.length > 0) return { sources: [], codes: { chapter: stem, codes }, warnings };
  const highlights = highlightsIn(below);
  if (highlights.length === 0) return undefined;
  // « Taguette highlights: Support » of one tag; its name may hold a comma.
  const path = /:\s*([^:]+)$/.exec(title.text)?.[1]?.trim();
  return { ...taggedQuotes(highlights, stem, path === undefined ? labels : [...labels, path]), warnings };
}

interface Highlight {
  readonly source: string;
  readonly quote: string;
  /** As they are listed. */
  readonly tags: string;
}

/** What stands between the details of one highlight and those of the next are its words. */
function highlightsIn(paragraphs: readonly ImportedParagraph[]): Highlight[] {
  const highlights: Highlight[] = [];
  let words: string[] = [];
  for (const { text } of paragraphs) {
    const { source, tags } = details.exec(text.trim())?.groups ?? {};
    if (source === undefined || tags === undefined) words.push(text.trim());
    else {
      highlights.push({ source, quote: words.join('\n\n'), tags: tags.replace(/\s+/g, ' ').trim() });
      words = [];
    }
  }
  return highlights;
}

function taggedQuotes(highlights: readonly Highlight[], chapter: string, labels: readonly string[]): Imported {
  const paths = codePaths();
  const { codesIn: tagsIn, unsure } = codeCells(
    highlights.map(({ tags }) => tags),
    labels,
    [],
  );
  const quotes = highlights.flatMap(({ source, quote, tags }): ImportedQuote[] => {
    const codes = tagsIn(tags).map((tag) => paths.add(tag));
    return quote === '' || codes.length === 0 ? [] : [{ source, quote, codes }];
  });
  return {
    sources: [],
    quotes,
    codes: { chapter, codes: paths.codes },
    losses: counted(
      highlights.length - quotes.length,
      'highlight without words or tag',
      'highlights without words or tag',
    ),
    warnings: unsure ? ['Its tags are parted at commas: look whether a name that holds one was divided.'] : [],
  };
}

/** « Parent: Exchange », above how many highlights a tag has. */
const parentLine = /^(?:Parent|Padre|Pai|Genitore|Elternelement|Induk)\s*:\s*/u;

/** Tags of a codebook: each stands above how many highlights it has. */
function codesIn(paragraphs: readonly ImportedParagraph[]): ImportedCode[] {
  const said = paragraphs.map(({ text }) => text.trim());
  const starts = said.flatMap((text, index) => {
    if (!howMany.test(text) || index === 0) return [];
    const isParent = paragraphs[index - 1]?.heading === undefined && parentLine.test(said[index - 1] ?? '');
    return [isParent ? index - 2 : index - 1];
  });
  if (starts[0] !== 0) return [];
  const codes = starts.map((start, index) => {
    const [label = '', ...rest] = said.slice(start, starts[index + 1]);
    const count = rest.findIndex((text) => howMany.test(text));
    const parent = count === 1 ? rest[0]?.replace(parentLine, '') : undefined;
    return { label, parent, definition: rest.slice(count + 1).join('\n\n') };
  });
  const written = ({ label, definition }: (typeof codes)[number], above: readonly string[]): ImportedCode => {
    const children = below(label, [...above, label]);
    return { id: label, label, ...(definition === '' ? {} : { definition }), children };
  };
  const below = (parent: string | undefined, above: readonly string[]): ImportedCode[] =>
    codes.filter((code) => code.parent === parent && !above.includes(code.label)).map((code) => written(code, above));
  const known = new Set(codes.map(({ label }) => label));
  const astray = codes.filter(({ parent }) => parent !== undefined && !known.has(parent));
  return [...below(undefined, []), ...astray.map((code) => written(code, []))];
}
