import type { Chapter } from '../model/codebook.ts';
import type { Language } from '../model/settings.ts';
import { slug } from '../model/slug.ts';
import type { Study } from '../model/study.ts';
import { themePath } from '../model/theme-path.ts';
import { parseTheme } from '../parse/codebook.ts';
import { themeFile } from './code-text.ts';
import type { NewCode } from './imported-code.ts';
import { yamlScalar } from './yaml-text.ts';

interface NewFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The files of new themes, and of the chapters that they begin.
 * @param introductions of new chapters, by label
 */
export function newThemeFiles(
  themes: readonly NewCode[],
  study: Study,
  introductions: ReadonlyMap<string, string> = new Map(),
): NewFile[] {
  const byChapter = new Map<string, NewCode[]>();
  for (const theme of themes) {
    const known = study.codebook.chapters.some(({ id }) => id === theme.chapter);
    const key = known || theme.chapter === '' ? theme.chapter : `\0${slug(theme.chapter)}`;
    byChapter.set(key, [...(byChapter.get(key) ?? []), theme]);
  }
  const numbers = study.codebook.chapters.map((chapter) => Number(/\/(\d+)/.exec(folderOf(chapter))?.[1] ?? 0));
  const taken = new Set(study.texts.keys());
  let last = Math.max(0, ...numbers);
  return [...byChapter].flatMap(([key, codes]) => {
    const chapter = study.codebook.chapters.find(({ id }) => id === key);
    if (chapter) return filesIn(folderOf(chapter), codes, nextOrder(chapter, study), study.settings.language, taken);
    if (key === '') return filesIn('codebook', codes, 1, study.settings.language, taken);
    const label = (codes[0]?.chapter ?? '').replace(/^\s*\d+\s*[.):–-]\s*(?=\S)/, '');
    const folder = `codebook/${++last}-${slug(label)}`;
    const introduction = introductions.get(codes[0]?.chapter ?? '') ?? '';
    const keys = `---\nid: ${slug(label)}\nlabel: ${yamlScalar(label)}\n---\n`;
    const own = { path: `${folder}/_chapter.md`, text: introduction === '' ? keys : `${keys}\n${introduction}\n` };
    return [own, ...filesIn(folder, codes, 1, study.settings.language, taken)];
  });
}

function folderOf({ place }: Chapter): string {
  return place.file.replace(/\/_chapter\.md$/, '');
}

/** The order after a chapter's last; undefined where its themes follow their files' names. */
function nextOrder(chapter: Chapter, study: Study): number | undefined {
  const orders = chapter.themes.flatMap(({ place }) => {
    const text = study.texts.get(place.file);
    return (text === undefined ? undefined : parseTheme(place.file, text, chapter.id).theme?.order) ?? [];
  });
  return orders.length > 0 ? Math.max(...orders) + 1 : undefined;
}

function filesIn(
  folder: string,
  codes: readonly NewCode[],
  first: number | undefined,
  language: Language,
  taken: Set<string>,
): NewFile[] {
  return codes.map((code, index) => {
    const path = themePath(folder, code.id, taken);
    taken.add(path);
    return { path, text: themeFile(code, first === undefined ? undefined : first + index, language) };
  });
}
