import { appendAll } from '../model/append.ts';
import type { Chapter, Code, Codebook } from '../model/codebook.ts';
import { compareNames } from '../model/order.ts';
import type { Problem } from '../model/problem.ts';
import type { Language } from '../model/settings.ts';
import { parseChapter, parseTheme } from './codebook.ts';
import { readFrontMatter } from './front-matter.ts';

export interface CodebookRead {
  readonly codebook: Codebook;
  readonly problems: readonly Problem[];
  /** A theme could not be read: its codes are missing. */
  readonly broken: boolean;
}

type Ordered<T> = T & { readonly order?: number };

/**
 * Joins the files of `codebook/` into one tree.
 * @param files path below the study → text, in any order; only those that count.
 */
export function parseCodebook(files: ReadonlyMap<string, string>, language: Language = 'fr'): CodebookRead {
  const problems: Problem[] = [];
  const folders = new Map<string, string[]>();
  for (const path of [...files.keys()].sort(compareNames)) {
    const parts = path.split('/').slice(1, -1);
    if (parts.length > 1) {
      problems.push({
        file: path,
        line: 1,
        column: 1,
        rule: 'misplaced-theme',
        severity: 'error',
        message:
          'A theme lies directly in its chapter folder: codebook/CHAPTER/THEME.md. Sub-themes stand in the theme file, under `subthemes:`.',
      });
      continue;
    }
    const folder = parts[0] ?? '';
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  const chapters = [...folders].map(([folder, paths]) => readChapter(folder, paths, files, language, problems));
  chapters.sort(byOrder);
  const codes = new Map<string, Code>();
  for (const chapter of chapters) for (const theme of chapter.themes) addCode(theme, codes, problems);
  checkChapters(chapters, problems);
  const broken = [...files].some(([path, text]) => readFrontMatter(path, text).broken);
  return { codebook: { chapters, codes, aliases: readAliases(codes, problems) }, problems, broken };
}

function readChapter(
  folder: string,
  paths: readonly string[],
  files: ReadonlyMap<string, string>,
  language: Language,
  problems: Problem[],
): Ordered<Chapter> {
  const own = paths.find((path) => path.endsWith('/_chapter.md'));
  const { chapter, problems: faults } = parseChapter(
    folder,
    own ?? (folder === '' ? 'codebook' : `codebook/${folder}`),
    own ? files.get(own) : undefined,
    language,
  );
  appendAll(problems, faults);
  const themes: Ordered<Code>[] = [];
  for (const path of paths) {
    if (path === own) continue;
    const text = files.get(path) ?? '';
    const read = parseTheme(path, text, chapter.id);
    if (text.trim() !== '') appendAll(problems, read.problems);
    else {
      problems.push({
        file: path,
        line: 1,
        column: 1,
        rule: 'empty-file',
        severity: 'error',
        message: 'This theme file is empty. Give it an id, a label and a definition, or remove it.',
      });
    }
    if (text.trim() !== '' && read.theme) themes.push(read.theme);
  }
  return { ...chapter, themes: themes.sort(byOrder) };
}

/** Ordered ones first; a stable sort keeps the others by file name. */
function byOrder(a: { order?: number }, b: { order?: number }): number {
  return (a.order ?? Number.MAX_SAFE_INTEGER) - (b.order ?? Number.MAX_SAFE_INTEGER);
}

function addCode(code: Code, codes: Map<string, Code>, problems: Problem[]): void {
  const first = codes.get(code.id);
  if (first) {
    problems.push({
      ...code.place,
      rule: 'duplicate-id',
      severity: 'error',
      message: `The code « ${code.id} » is defined twice, first in ${first.place.file}:${first.place.line}. Rename one; its former id can stay as an alias.`,
      related: first.place,
    });
  } else codes.set(code.id, code);
  for (const child of code.children) addCode(child, codes, problems);
}

function checkChapters(chapters: readonly Chapter[], problems: Problem[]): void {
  const seen = new Map<string, Chapter>();
  for (const chapter of chapters) {
    const first = seen.get(chapter.id);
    if (first) {
      problems.push({
        ...chapter.place,
        rule: 'duplicate-id',
        severity: 'error',
        message: `Two chapters have the id « ${chapter.id} », the first in ${first.place.file}.`,
        related: first.place,
      });
    }
    seen.set(chapter.id, first ?? chapter);
  }
}

function readAliases(codes: ReadonlyMap<string, Code>, problems: Problem[]): Map<string, string> {
  const aliases = new Map<string, string>();
  const seen = new Set<Code>();
  for (const code of codes.values()) {
    for (const alias of code.aliases) {
      const owner = codes.get(alias);
      const other = codes.get(aliases.get(alias) ?? '');
      const clash = owner ?? other;
      if (!clash) {
        aliases.set(alias, code.id);
        continue;
      }
      const cycle = owner?.aliases.includes(code.id) || owner === code;
      if (cycle && owner !== code && seen.has(clash)) continue;
      seen.add(code);
      problems.push({
        ...code.place,
        rule: cycle ? 'cycle' : 'alias-taken',
        severity: 'error',
        message: cycle
          ? `The aliases of « ${code.id} » and « ${alias} » go round in a circle. An alias is a former id that no code has any more.`
          : `The alias « ${alias} » of « ${code.id} » already names ${clash.place.file}:${clash.place.line}. Remove it from one of them.`,
        related: clash.place,
      });
    }
  }
  return aliases;
}
