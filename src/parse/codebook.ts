import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Chapter, Code } from '../model/codebook.ts';
import { placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import type { Language } from '../model/settings.ts';
import { isSlug, slug } from '../model/slug.ts';
import type { WrittenCode } from '../model/written-code.ts';
import { type Fields, readFields } from './fields.ts';
import { readFrontMatter } from './front-matter.ts';
import { warnUnknownKeys } from './known-keys.ts';
import { writtenFront, writtenItem } from './written-code.ts';
import type { YamlMap, YamlNode } from './yaml.ts';

const parser = unified().use(remarkParse);
const codeKeys = [
  'id',
  'label',
  'order',
  'aliases',
  'asked',
  'indicators',
  'retired',
  'color',
  'subthemes',
  'definition',
];

export interface ThemeRead {
  readonly theme?: Code & { readonly order?: number };
  readonly problems: readonly Problem[];
}

export interface ChapterRead {
  readonly chapter: Omit<Chapter, 'themes'> & { readonly order?: number };
  readonly problems: readonly Problem[];
}

/** The chapter of the themes that lie directly in `codebook/`. */
const themes: Readonly<Record<Language, string>> = { fr: 'Thèmes', en: 'Themes' };

/**
 * Reads a chapter's `_chapter.md`; without one, the folder's name says its id and label.
 * @param folder its name below `codebook/`; empty for the themes that lie in no folder.
 */
export function parseChapter(
  folder: string,
  path: string,
  text: string | undefined,
  language: Language = 'fr',
): ChapterRead {
  const plain = folder === '' ? 'themes' : folder.replace(/^\d+[-_. ]*/, '') || folder;
  const named = plain.replace(/[-_]+/g, ' ').replace(/^\p{L}/u, (letter) => letter.toUpperCase());
  const label = folder === '' ? themes[language] : named;
  const place = { file: path, line: 1, column: 1 };
  const below = folder === '' ? 'codebook' : `codebook/${folder}`;
  if (text === undefined)
    return { chapter: { id: slug(plain), label, introduction: '', place, folder: below }, problems: [] };
  const front = readFrontMatter(path, text);
  const problems: Problem[] = [...front.problems];
  const fields = readFields(path, text, front.map, problems);
  warnUnknownKeys(fields, ['id', 'label', 'order']);
  const order = fields.integer('order');
  return {
    problems,
    chapter: {
      id: readCodeId(fields) ?? slug(plain),
      label: fields.text('label') ?? label,
      introduction: front.broken ? '' : text.slice(front.bodyStart).trim(),
      place,
      folder: below,
      written: writtenFront(text, front),
      ...(order === undefined ? {} : { order }),
    },
  };
}

/** Reads a theme's file: front matter, definition in prose, sections on what to include, exclude, and examples. */
export function parseTheme(path: string, text: string, chapter: string): ThemeRead {
  const front = readFrontMatter(path, text);
  const problems: Problem[] = [...front.problems];
  if (front.broken) return { problems };
  const fields = readFields(path, text, front.map, problems);
  const stem = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.md$/, '')
    .replace(/^\d+[-_. ]+/, '');
  const order = fields.integer('order');
  const theme = readCode(
    fields,
    path,
    text,
    { chapter, level: 1, fallback: slug(stem), written: writtenFront(text, front) },
    sections(text.slice(front.bodyStart)),
  );
  return { theme: { ...theme, ...(order === undefined ? {} : { order }) }, problems };
}

interface Position {
  readonly chapter: string;
  readonly level: number;
  readonly parent?: string;
  readonly fallback: string;
  readonly written: WrittenCode;
}

type Sections = Pick<Code, 'definition' | 'include' | 'exclude' | 'examples'>;

const noProse: Sections = { definition: '', include: '', exclude: '', examples: '' };

function readCode(fields: Fields, path: string, text: string, position: Position, prose: Sections): Code {
  warnUnknownKeys(fields, codeKeys);
  const at = fields.node('id')?.span.start ?? fields.map?.span.start ?? 0;
  const id = readCodeId(fields) ?? position.fallback;
  if (id === '')
    fields.report(at, 'no-id', 'error', 'This code has no letter or digit to make an id of. Give it an `id:`.');
  const definition = fields.text('definition') ?? '';
  const retired = fields.date('retired');
  const color = readColor(fields);
  const indicators = fields.list('indicators');
  const placeOf = placesIn(path, text);
  return {
    id,
    label: fields.text('label') ?? id,
    level: position.level,
    ...(position.parent === undefined ? {} : { parent: position.parent }),
    chapter: position.chapter,
    children: readSubthemes(fields, path, text, { chapter: position.chapter, level: position.level + 1, parent: id }),
    aliases: fields.list('aliases').map(({ value }) => value),
    ...(fields.has('asked') ? { asked: fields.list('asked').map(({ value }) => value) } : {}),
    indicators: indicators.map(({ value }) => value),
    indicatorPlaces: indicators.map(({ span: { start } }) =>
      placeOf(/["']/.test(text[start] ?? '') ? start + 1 : start),
    ),
    ...(retired === undefined ? {} : { retired }),
    ...(color === undefined ? {} : { color }),
    ...prose,
    definition: [definition, prose.definition].filter((part) => part !== '').join('\n\n'),
    place: placeOf(at),
    written: position.written,
  };
}

/** `#rrggbb` in lower case, however it is written. */
function readColor(fields: Fields): string | undefined {
  const color = fields.text('color');
  if (color === undefined || /^#[\da-f]{6}$/i.test(color)) return color?.toLowerCase();
  const at = fields.node('color')?.span.start ?? 0;
  const message = `\`color: ${color}\` is no colour: write '#' and six digits from 0 to f between quotes, '#1f77b4'.`;
  fields.report(at, 'wrong-value', 'error', message);
  return undefined;
}

/** The codes under `subthemes:`; ordered ones first, then as they stand. */
function readSubthemes(
  fields: Fields,
  path: string,
  text: string,
  position: Omit<Position, 'fallback' | 'written'>,
): Code[] {
  const node = fields.node('subthemes');
  if (node && node.kind !== 'list' && fields.has('subthemes'))
    fields.report(node.span.start, 'wrong-type', 'error', '`subthemes` is a list: each begins with `- id: …`.');
  const read = (node?.kind === 'list' ? node.items : []).flatMap((below) => {
    if (below.kind === 'list') {
      fields.report(below.span.start, 'wrong-type', 'error', 'A sub-theme begins with `- id: …`.');
      return [];
    }
    const typed = below.kind === 'map' ? labelAsTyped(below, text) : undefined;
    if (typed !== undefined) warnLabel(fields, path, below, typed);
    const map =
      below.kind === 'map' && typed === undefined
        ? below
        : ({ kind: 'map', entries: [], span: below.span, flow: false } as const);
    const own = fields.inside(map);
    const written = below.kind === 'scalar' ? below.value.trim() : typed;
    const name = written ?? own.text('label') ?? '';
    if (!own.has('id') && name === '') {
      fields.report(below.span.start, 'no-id', 'error', 'This sub-theme has neither `id` nor `label`.');
      return [];
    }
    const layout = writtenItem(below, typed);
    const code = readCode(own, path, text, { ...position, fallback: slug(name), written: layout }, noProse);
    const label = written ?? code.label;
    return [{ code: { ...code, label }, order: own.integer('order') ?? Number.MAX_SAFE_INTEGER }];
  });
  return read.sort((a, b) => a.order - b.order).map(({ code }) => code);
}

/** « - Text alone: here » under `subthemes:` is a label; YAML reads a key of its own making. */
function labelAsTyped(map: YamlMap, text: string): string | undefined {
  const [entry, ...more] = map.entries;
  if (!entry || more.length > 0 || map.flow || codeKeys.includes(entry.key) || entry.value.kind !== 'scalar')
    return undefined;
  return /[\s'’]/u.test(entry.key) ? text.slice(map.span.start, map.span.end).trim() : undefined;
}

function warnLabel(fields: Fields, file: string, { span }: YamlNode, label: string): void {
  fields.problems.push({
    ...fields.placeOf(span.start + label.indexOf(':')),
    rule: 'text-on-one-line',
    severity: 'warning',
    message: 'The « : » makes a key of what stands before it; the line was read as a label. Put it between quotes.',
    fix: [{ file, start: span.start, end: span.start + label.length, text: JSON.stringify(label) }],
  });
}

function readCodeId(fields: Fields): string | undefined {
  const id = fields.text('id');
  if (id === undefined || isSlug(id)) return id;
  const expected = slug(id);
  fields.report(
    fields.node('id')?.span.start ?? 0,
    'not-a-slug',
    'error',
    `\`id: ${id}\`: an id has lower-case letters without accents, digits and hyphens only. Write \`${expected}\`.`,
    expected,
  );
  return expected || undefined;
}

const headings: readonly [RegExp, keyof Sections][] = [
  [/^(?:inclure|inclusions?|include|à inclure)$/i, 'include'],
  [/^(?:exclure|exclusions?|exclude|à exclure)$/i, 'exclude'],
  [/^(?:exemples?|examples?)$/i, 'examples'],
];

/** A stretch of a theme's prose: what it says, and where its words stand in the body; empty below a bare heading. */
export interface ThemeSection {
  readonly key: ProseKey;
  /** The heading above it; absent where the body begins, and where the heading belongs to the definition. */
  readonly heading?: { readonly start: number; readonly end: number; readonly depth: number };
  readonly start: number;
  readonly end: number;
}

export type ProseKey = keyof Sections;

/** Splits a theme's prose at its headings; another heading of the same rank ends a section, and belongs to the definition. */
export function themeSections(body: string): ThemeSection[] {
  const result: ThemeSection[] = [];
  let open: { key: ProseKey; depth: number; heading?: ThemeSection['heading'] } = { key: 'definition', depth: 0 };
  let from = 0;
  const close = (to: number) => {
    const { key, heading } = open;
    const written = body.slice(from, to);
    const start = from + (written.trim() === '' ? 0 : written.length - written.trimStart().length);
    result.push({ key, ...(heading ? { heading } : {}), start, end: start + written.trim().length });
  };
  for (const node of (parser.parse(body) as Root).children) {
    if (node.type !== 'heading') continue;
    const [start, end] = [node.position?.start.offset ?? from, node.position?.end.offset ?? from];
    const key = headings.find(([pattern]) => pattern.test(textOf(node).trim()))?.[1];
    if (key === undefined && (open.key === 'definition' || node.depth > open.depth)) continue;
    close(start);
    const { depth } = node;
    open = key === undefined ? { key: 'definition', depth } : { key, depth, heading: { start, end, depth } };
    from = key === undefined ? start : end;
  }
  close(body.length);
  return result;
}

function sections(body: string): Sections {
  const result = { ...noProse };
  for (const { key, start, end } of themeSections(body))
    result[key] = [result[key], body.slice(start, end)].filter((part) => part !== '').join('\n\n');
  return result;
}
