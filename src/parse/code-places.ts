import type { Nodes } from 'mdast';
import { appendAll } from '../model/append.ts';
import type { CodeList, CodePlaces, DirectiveWord } from '../model/code-place.ts';
import type { Coding, CodingFile } from '../model/coding.ts';
import { keysOf } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import type { FileText } from './answer-columns.ts';
import { notAskedInRows } from './codes-in-cells.ts';
import { readFields } from './fields.ts';
import { readFrontMatter } from './front-matter.ts';
import { parseDirectives, straightenQuotes } from './template.ts';
import { readYaml } from './yaml.ts';

/**
 * Where the files of a study name codes: codings and what they were limited to, sources, templates.
 * @param texts every file as read, by path.
 * @param codingFiles those of sources that are left out, too.
 */
export function codePlaces(texts: ReadonlyMap<string, string>, codingFiles: readonly CodingFile[]): CodePlaces {
  const lists = codingFiles.flatMap(({ path, codings }) => codings.flatMap((coding) => listsOf(path, coding)));
  const words: DirectiveWord[] = [];
  for (const [path, text] of texts) {
    if (path.startsWith('reports/')) appendAll(words, directiveWords(path, text));
    else if (path.startsWith('corpus/') && path.endsWith('.md')) appendAll(lists, limits(path, text, 'not_asked'));
    else if (path.startsWith('corpus/') && path.endsWith('.csv'))
      appendAll(lists, limitsOfTable({ path, text }, texts));
  }
  const limited = new Set(codingFiles.filter(({ only }) => only.length > 0).map(({ path }) => path));
  for (const path of limited) appendAll(lists, limits(path, texts.get(path) ?? '', 'only'));
  return { lists: lists.filter(({ items }) => items.length > 0), words };
}

/** `not_asked` of a table of answers: of its rows, and beside it of all that say nothing themselves. */
function limitsOfTable(table: FileText, texts: ReadonlyMap<string, string>): CodeList[] {
  const keys = { path: keysOf(table.path), text: texts.get(keysOf(table.path)) ?? '' };
  const shared = limits(keys.path, keys.text, 'not_asked');
  return [...shared, ...notAskedInRows(table, keys, shared[0])];
}

function listsOf(file: string, { codes, against, spans }: Coding): CodeList[] {
  const items = (values: readonly string[], places: readonly Span[]) =>
    values.map((value, i) => ({ value, span: places[i] as Span }));
  return [
    { file, key: 'codes', items: items(codes, spans.codes) },
    { file, key: 'against', items: items(against, spans.against) },
  ];
}

/** `not_asked` of a source, `only` of a coding file. */
function limits(file: string, text: string, key: 'not_asked' | 'only'): CodeList[] {
  if (!text.includes(key)) return [];
  const root = file.endsWith('.md') ? readFrontMatter(file, text).map : readYaml(file, text).root;
  if (root?.kind !== 'map') return [];
  return [{ file, key, items: readFields(file, text, root).list(key) }];
}

/** The words of the attributes of a template's directives. */
function directiveWords(file: string, text: string): DirectiveWord[] {
  const { bodyStart } = readFrontMatter(file, text);
  const body = text.slice(bodyStart);
  const words: DirectiveWord[] = [];
  const visit = (node: Nodes) => {
    if ('name' in node && 'attributes' in node && /Directive$/.test(node.type))
      words.push(...attributeWords(file, body, bodyStart, node));
    if ('children' in node) for (const child of node.children) visit(child as Nodes);
  };
  visit(parseDirectives(body));
  return words;
}

const attribute = /([\p{L}_][\p{L}\p{N}_.:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'}]+))/dgu;

function attributeWords(file: string, body: string, bodyStart: number, node: Nodes): DirectiveWord[] {
  const start = node.position?.start.offset ?? 0;
  const isContainer = node.type === 'containerDirective';
  const children = 'children' in node ? node.children : [];
  const label = isContainer ? children.find(({ data }) => data && 'directiveLabel' in data) : children.at(-1);
  const labelEnd = label?.position?.end.offset ?? start;
  const whole = straightenQuotes(body.slice(start, node.position?.end.offset));
  // What stands inside a container is prose, and directives that are visited on their own.
  const written = isContainer ? (whole.split('\n', 1)[0] as string) : whole;
  const braces = written.indexOf('{', labelEnd - start);
  if (braces === -1) return [];
  return [...written.slice(braces).matchAll(attribute)].flatMap((match) => {
    const name = match[1] as string;
    const [from, to] = (match.indices?.slice(2).find((one) => one !== undefined) ?? [0, 0]) as [number, number];
    return [...written.slice(braces + from, braces + to).matchAll(/[^\s,;|]+/g)].map(({ 0: value, index }) => {
      const at = bodyStart + start + braces + from + index;
      return { file, attribute: name, value, span: { start: at, end: at + value.length } };
    });
  });
}
