import GithubSlugger from 'github-slugger';
import { frequency } from '../measure/frequency.ts';
import { appendAll } from '../model/append.ts';
import { type Problem, sortProblems } from '../model/problem.ts';
import type { Span } from '../model/span.ts';
import type { CodedStudy, Template } from '../model/study.ts';
import type { DirectivesRead } from '../parse/directive-runs.ts';
import { type ParsedTemplate, parseTemplate, readDirectives } from '../parse/template.ts';
import { shownMessage } from '../verbatims/shown-message.ts';
import { addPassages } from './add-passages.ts';
import { checkQuotes } from './check-quotes.ts';
import { composeBody } from './compose-body.ts';
import { type ComposeOptions, type Composing, type ShownPassage, startComposing } from './composing.ts';
import type { Block, Document, FoldedDocument, Quotes } from './document.ts';
import { fingerprint } from './fingerprint.ts';
import { guardNames, guardTitles } from './guard-names.ts';
import { type FoldedManifest, type Manifest, unfoldedManifest } from './manifest.ts';
import { maskWords } from './mask-words.ts';
import { literal } from './prose.ts';
import { warnOfUnbound } from './unbound-quantifiers.ts';
import { withhold } from './withhold.ts';

export interface Composition extends Folded {
  readonly document: Document;
  readonly manifest: Manifest;
  /** Every passage shown or referred to. */
  readonly shown: readonly ShownPassage[];
}

/** A report for formats that are put together from pieces. */
export interface Folded {
  readonly document: FoldedDocument;
  readonly manifest: FoldedManifest;
  /** With the true paths of sources; the manifest's show pseudonyms. */
  readonly problems: readonly Problem[];
  readonly prose: ShownProse;
}

/** The body of a template as its document shows it; offsets count in `body`. */
export interface ShownProse {
  readonly body: string;
  /** Quotations whose words are an interview's. */
  readonly quotes: readonly Span[];
  /** What stands in the place of words that may not be shown. */
  readonly cuts: readonly Span[];
  /** Where an offset stands in the body as the template has it. */
  readonly written: (offset: number) => number;
}

/** The passages that a template quotes because the analyst chose them: `::verbatim`, a theme's, and quotations in the prose. */
export function pinnedPassages(coded: CodedStudy, template: Template): ShownPassage[] {
  const parsed = parseTemplate(template);
  const composing = startComposing(coded, { pinnedOnly: true }, composeBody, parsed);
  composeParsed(parsed, readDirectives(parsed.body), composing);
  return composing.shown.filter(({ pinned }) => pinned);
}

/** Template and coded study → document, manifest and problems. The same study gives the same document. */
export function composeReport(
  coded: CodedStudy,
  template: Template,
  options: Omit<ComposeOptions, 'folded'> = {},
): Composition {
  const whole = composeWhole(coded, template, options);
  const { document, manifest } = whole;
  const blocks = document.blocks.flatMap((block): readonly Block[] =>
    block.type === 'quotes' ? block.verbatims() : [block],
  );
  return { ...whole, document: { ...document, blocks }, manifest: unfoldedManifest(manifest) };
}

/** The same, its quotes composed only where what was made of them is not known from an earlier run. */
export function composeFolded(coded: CodedStudy, template: Template, options: ComposeOptions = {}): Folded {
  return composeWhole(coded, template, { ...options, folded: true });
}

function composeWhole(
  coded: CodedStudy,
  template: Template,
  options: ComposeOptions,
): Folded & Pick<Composition, 'shown'> {
  const { settings } = coded;
  const parsed = parseTemplate(template);
  const composing = startComposing(coded, options, composeBody, parsed);
  appendAll(composing.problems, parsed.problems);
  const read = readDirectives(parsed.body);
  warnOfUnbound(read.root, parsed, composing);
  const { blocks, shown, quotes, written, cuts } = composeParsed(parsed, read, composing);
  addPassages(composing);
  const all = guardNames(blocks, shown, composing, template.name);
  guardTitles(template, parsed, composing);
  const kept = titled(options.draft ? all : withoutEmptyHeadings(all), maskWords(parsed.title, coded));
  const subtitle = maskWords(parsed.subtitle ?? settings.subtitle, coded);
  const title = maskWords(parsed.title ?? coverTitle(kept) ?? settings.title, coded);
  const problems = sortProblems(composing.problems);
  return {
    problems,
    shown: composing.shown,
    prose: { body: shown.body, quotes, cuts, written },
    document: {
      schema: 1,
      name: template.name,
      language: settings.language,
      title,
      ...(subtitle === undefined ? {} : { subtitle }),
      authors: maskWords([...settings.authors], coded),
      blocks: numbered(kept),
    },
    manifest: manifestOf(composing, template.name, title, problems),
  };
}

/** The blocks of a template without the quotations that may not be shown. */
function composeParsed(parsed: ParsedTemplate, read: DirectivesRead, composing: Composing) {
  const { known, withheld } = checkQuotes(read.root, parsed, composing);
  const { template: shown, moved, written, cuts } = withhold(parsed, withheld);
  const quotes = known.map((quote) => ({ ...quote, start: moved(quote.start), end: moved(quote.end) }));
  composing.own = { body: shown.body, quotes };
  const blocks = composeBody(shown.body, composing, shown.placeOf, withheld.length === 0 ? read : undefined);
  return { blocks, shown, quotes, written, cuts };
}

/** A report that is only a place in the study's own settings: for messages about what has no template. */
export function templateFrom(name: string, text: string): Template {
  return { name, path: `reports/${name}.md`, text };
}

/** A template's own title opens the report, unless a cover or a first-level heading does. */
function titled(blocks: (Block | Quotes)[], title: string | undefined): (Block | Quotes)[] {
  const opened = blocks.some((block) => block.type === 'cover' || (block.type === 'heading' && block.depth === 1));
  if (title === undefined || opened) return blocks;
  const nodes = [{ type: 'text' as const, value: title }];
  return [
    {
      type: 'heading',
      depth: 1,
      text: title,
      markdown: `# ${literal(title)}`,
      nodes,
      anchor: new GithubSlugger().slug(title),
    },
    ...blocks,
  ];
}

/** Tables with a caption and figures are counted apart, in reading order. */
function numbered(blocks: readonly (Block | Quotes)[]): (Block | Quotes)[] {
  let tables = 0;
  let figures = 0;
  return blocks.map((block) => {
    if (block.type === 'figure') return { ...block, number: ++figures };
    return block.type === 'table' && block.caption !== undefined ? { ...block, number: ++tables } : block;
  });
}

function coverTitle(blocks: readonly (Block | Quotes)[]): string | undefined {
  const first = blocks[0];
  return first?.type === 'heading' && first.depth === 1 ? first.text : undefined;
}

/** Headings with nothing under them wait for the analyst: they show in a draft only. */
function withoutEmptyHeadings(blocks: readonly (Block | Quotes)[]): (Block | Quotes)[] {
  const kept: (Block | Quotes)[] = [];
  for (const block of blocks.toReversed()) {
    const next = kept.at(-1);
    const empty =
      block.type === 'heading' && (next === undefined || (next.type === 'heading' && next.depth <= block.depth));
    if (!empty) kept.push(block);
  }
  return kept.reverse();
}

function manifestOf(composing: Composing, name: string, title: string, problems: readonly Problem[]): FoldedManifest {
  const { coded } = composing;
  const counted = [...coded.counted.values()].flat();
  return {
    schema: 1,
    name,
    title,
    corpus: {
      sources: coded.sources.length,
      cases: new Set(coded.sources.filter((source) => source.counted).map((source) => source.case)).size,
      codings: counted.reduce((sum, { codings }) => sum + codings.length, 0),
      codes: coded.codebook.codes.size,
      coders: [...new Set(counted.map(({ coder }) => coder))].sort(),
      fingerprint: fingerprint(coded, 'everything'),
    },
    chapters: maskWords(chapterCounts(coded), coded),
    verbatims: composing.verbatims,
    counts: maskWords(composing.counts, coded),
    claims: maskWords(composing.claims, coded),
    problems: problems.map((problem) => ({
      ...problem,
      message: shownMessage(problem.message, coded),
      file: shownMessage(problem.file, coded),
      ...(problem.expected === undefined ? {} : { expected: shownMessage(problem.expected, coded) }),
      ...(problem.related ? { related: { ...problem.related, file: shownMessage(problem.related.file, coded) } } : {}),
    })),
  };
}

function chapterCounts(coded: CodedStudy): Manifest['chapters'] {
  return coded.codebook.chapters.map(({ id, label, themes }) => ({
    id,
    label,
    themes: themes.map((theme) => {
      const { k, n, segments } = frequency(coded, theme.id);
      return { code: theme.id, label: theme.label, k, n, segments };
    }),
  }));
}
