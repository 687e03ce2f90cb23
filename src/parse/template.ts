import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { type Place, placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import type { Template } from '../model/study.ts';
import { allNodes, type DirectivesRead, parseRuns } from './directive-runs.ts';
import { readFields } from './fields.ts';
import { readFrontMatter } from './front-matter.ts';

export interface ParsedTemplate {
  readonly title?: string;
  readonly subtitle?: string;
  /** What follows the front matter, as written. */
  readonly body: string;
  readonly placeOf: (offset: number) => Place;
  readonly problems: readonly Problem[];
}

const directives = unified().use(remarkParse).use(remarkGfm).use(remarkDirective);
const plain = unified().use(remarkParse).use(remarkGfm);

/** Reads a report template: Markdown with GFM tables, footnotes and directives. */
export function parseTemplate({ path, text }: Template): ParsedTemplate {
  const front = readFrontMatter(path, text);
  const problems: Problem[] = [...front.problems];
  const fields = readFields(path, text, front.map, problems);
  const title = fields.text('title');
  const subtitle = fields.text('subtitle');
  const body = text.slice(front.bodyStart);
  const placeInFile = placesIn(path, text);
  return {
    ...(title ? { title } : {}),
    ...(subtitle ? { subtitle } : {}),
    body,
    placeOf: (offset) => placeInFile(front.bodyStart + offset),
    problems,
  };
}

/** Markdown with directives → mdast; offsets are in `body`. */
export function parseDirectives(body: string): Root {
  const read = readDirectives(body);
  return { ...read.root, children: allNodes(read) };
}

/** The same without a node for each of many directives that follow each other. */
export function readDirectives(body: string): DirectivesRead {
  return parseRuns(body, (markdown) => directives.parse(straightenQuotes(markdown)) as Root);
}

/** Markdown without directives → mdast, with GFM tables and footnotes. */
export function parseMarkdown(markdown: string): Root {
  return plain.parse(markdown) as Root;
}

/** Curly quotes and guillemets around attribute values become straight quotes, so that values pasted from a word processor are read; lengths stay. */
export function straightenQuotes(body: string): string {
  if (!/=[“”„‟«]/.test(body)) return body;
  return body.replace(
    /(?<=(?:^|[^\p{L}\p{N}:]):{1,3}[\p{L}][\p{L}\p{N}_-]*(?:\[[^\n]*?\])?)\{[^{}\n]*\}/gmu,
    (attributes) =>
      attributes
        .replace(/=[“”„‟]([^"“”„‟\n]*)[“”„‟]/g, '="$1"')
        .replace(/=«(\s*)([^«»\n]*?)(\s*)»/g, (whole, before: string, value: string, after: string) => {
          const sign = value.includes('"') ? "'" : '"';
          if (value.includes(sign)) return whole;
          return `=${' '.repeat(before.length)}${sign}${value}${sign}${' '.repeat(after.length)}`;
        }),
  );
}
