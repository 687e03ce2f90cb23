import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Chapter, Code } from '../model/codebook.ts';
import { placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import { isSlug, slug } from '../model/slug.ts';
import { type Fields, readFields } from './fields.ts';
import { readFrontMatter } from './front-matter.ts';
import { warnUnknownKeys } from './settings.ts';

const parser = unified().use(remarkParse);
const codeKeys = ['id', 'label', 'order', 'aliases', 'asked', 'indicators', 'subthemes', 'definition'];

export interface ThemeRead {
  readonly theme?: Code & { readonly order?: number };
  readonly problems: readonly Problem[];
}

export interface ChapterRead {
  readonly chapter: Omit<Chapter, 'themes'> & { readonly order?: number };
  readonly problems: readonly Problem[];
}

/** Reads a chapter's `_chapter.md`; without one, the folder's name says its id and label. */
export function parseChapter(folder: string, path: string, text: string | undefined): ChapterRead {
  const plain = folder.replace(/^\d+[-_. ]*/, '') || folder;
  const label = plain.replace(/[-_]+/g, ' ').replace(/^\p{L}/u, (letter) => letter.toUpperCase());
  const place = { file: path, line: 1, column: 1 };
  if (text === undefined) return { chapter: { id: slug(plain), label, introduction: '', place }, problems: [] };
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
      introduction: text.slice(front.bodyStart).trim(),
      place,
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
    { chapter, level: 1, fallback: slug(stem) },
    sections(text.slice(front.bodyStart)),
  );
  return { theme: { ...theme, ...(order === undefined ? {} : { order }) }, problems };
}

interface Position {
  readonly chapter: string;
  readonly level: number;
  readonly parent?: string;
  readonly fallback: string;
}

type Sections = Pick<Code, 'definition' | 'include' | 'exclude' | 'examples'>;

function readCode(fields: Fields, path: string, text: string, position: Position, prose: Sections): Code {
  warnUnknownKeys(fields, codeKeys);
  const id = readCodeId(fields) ?? position.fallback;
  const label = fields.text('label') ?? id;
  const asked = fields.list('asked').map(({ value }) => value);
  const definition = fields.text('definition') ?? '';
  const subthemes = fields.node('subthemes');
  const nodes = subthemes?.kind === 'list' ? subthemes.items : [];
  if (subthemes && subthemes.kind !== 'list' && !(subthemes.kind === 'scalar' && subthemes.value.trim() === '')) {
    fields.report(subthemes.span.start, 'wrong-type', 'error', '`subthemes` is a list: each begins with `- id: …`.');
  }
  const children = nodes.flatMap((node): Code[] => {
    const map = node.kind === 'map' ? node : undefined;
    if (!map && node.kind !== 'scalar') {
      fields.report(node.span.start, 'wrong-type', 'error', 'A sub-theme begins with `- id: …`.');
      return [];
    }
    const below = readFields(
      path,
      text,
      map ?? { kind: 'map', entries: [], span: node.span, flow: false },
      fields.problems,
    );
    const name = node.kind === 'scalar' ? node.value : (below.text('label') ?? '');
    if (map && !below.text('id') && name === '') {
      fields.report(node.span.start, 'no-id', 'error', 'This sub-theme has neither `id` nor `label`.');
      return [];
    }
    const empty = { definition: '', include: '', exclude: '', examples: '' };
    return [
      readCode(
        below,
        path,
        text,
        { chapter: position.chapter, level: position.level + 1, parent: id, fallback: slug(name) },
        empty,
      ),
    ];
  });
  const at = fields.node('id')?.span.start ?? fields.map?.span.start ?? 0;
  return {
    id,
    label,
    level: position.level,
    ...(position.parent === undefined ? {} : { parent: position.parent }),
    chapter: position.chapter,
    children,
    aliases: fields.list('aliases').map(({ value }) => value),
    ...(fields.node('asked') ? { asked } : {}),
    indicators: fields.list('indicators').map(({ value }) => value),
    ...prose,
    definition: [definition, prose.definition].filter((part) => part !== '').join('\n\n'),
    place: placesIn(path, text)(at),
  };
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

/** Splits a theme's prose at its headings; what stands under a heading of another name stays with the definition. */
function sections(body: string): Sections {
  const result = { definition: '', include: '', exclude: '', examples: '' };
  let key: keyof Sections = 'definition';
  let from = 0;
  const close = (to: number) => {
    result[key] = [result[key], body.slice(from, to).trim()].filter((part) => part !== '').join('\n\n');
  };
  for (const node of (parser.parse(body) as Root).children) {
    if (node.type !== 'heading') continue;
    const name = textOf(node).trim();
    const match = headings.find(([pattern]) => pattern.test(name));
    if (!match) continue;
    close(node.position?.start.offset ?? from);
    key = match[1];
    from = node.position?.end.offset ?? from;
  }
  close(body.length);
  return result;
}
