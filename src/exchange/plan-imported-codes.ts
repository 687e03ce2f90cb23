import type { Codebook } from '../model/codebook.ts';
import type { Plan } from '../model/plan.ts';
import { slug } from '../model/slug.ts';
import type { Study } from '../model/study.ts';
import { type CodeMatch, codeMatches, comparedName } from './code-matches.ts';
import type { NewCode } from './imported-code.ts';
import type { ImportedCode } from './importer.ts';
import type { FileRead } from './plan-sources.ts';
import { planThemeFiles } from './plan-theme-files.ts';

/** What becomes of the codes of foreign files. */
export interface CodesPlan {
  readonly plan: Plan;
  /** Codes the study did not have, in their order. */
  readonly added: readonly { readonly id: string; readonly label: string }[];
  /** How many stand for codes that the study has. */
  readonly known: number;
  /** The study's id of a code, by what a file calls it. */
  readonly idOf: (file: string, code: string) => string | undefined;
  /** New sub-themes that the file of their theme cannot take, as sentences. */
  readonly unwritten: readonly string[];
}

/**
 * The codes a study gets from foreign files. A code stands for one of the study that has its GUID; or its label, id or
 * former id, below the same code, or alone on both sides. The others are new: themes in a chapter of the file's own, a
 * folder at the top being a chapter itself.
 */
export function planImportedCodes(files: readonly FileRead[], study: Study): CodesPlan {
  const matches = codeMatches(study.codebook);
  const ids = new Map<string, string>();
  const introductions = new Map<string, string>();
  for (const read of files) {
    const { file, codes } = read;
    if (!codes) continue;
    const coded = codesUsed(read);
    const counts = labelCounts(codes.codes);
    const place = (code: ImportedCode, parent: CodeMatch | undefined, chapter: string): void => {
      const sole = counts.get(comparedName(code.label)) === 1;
      const match = matches.find(code, parent, sole) ?? matches.add(code, parent, chapter);
      ids.set(`${file}\0${code.id}`, match.id);
      for (const child of code.children) place(child, match, chapter);
    };
    for (const code of codes.codes) {
      const isChapter = code.folder === true && code.children.length > 0 && !coded.has(code.id);
      const chapter = chapterNamed(isChapter ? code.label : codes.chapter, study.codebook);
      if (isChapter) introductions.set(chapter, definitionOf(code));
      for (const theme of isChapter ? code.children : [code]) place(theme, undefined, chapter);
    }
  }
  const fresh = matches.all.filter((match) => match.fresh);
  const added = fresh.filter(({ parent }) => !parent?.fresh).flatMap((match) => newCode(match));
  const {
    faults,
    edits,
    created = [],
  } = planThemeFiles({ changes: [], added, missing: [], faults: [] }, study, introductions);
  return {
    plan: { edits, created },
    added: fresh.map(({ id, fresh: made }) => ({ id, label: made?.code.label ?? id })),
    known: new Set(ids.values()).size - fresh.length,
    idOf: (file, code) => ids.get(`${file}\0${code}`),
    unwritten: faults.map(({ message }) => message),
  };
}

function codesUsed({ sources, quotes }: FileRead): Set<string> {
  return new Set([...sources.flatMap(({ codings }) => codings), ...quotes].flatMap(({ codes }) => codes));
}

function labelCounts(codes: readonly ImportedCode[]): Map<string, number> {
  const counts = new Map<string, number>();
  const visit = ({ label, children }: ImportedCode): void => {
    const name = comparedName(label);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    for (const child of children) visit(child);
  };
  for (const code of codes) visit(code);
  return counts;
}

/** A chapter's id where the codebook has it, else its label. */
function chapterNamed(label: string, { chapters }: Codebook): string {
  const name = slug(label) || 'codes';
  const known = chapters.find((chapter) => chapter.id === name || slug(chapter.label) === name);
  return known?.id ?? (slug(label) === '' ? 'Codes' : label.replace(/\s+/g, ' ').trim());
}

/** A new code with those below it. */
function newCode({ id, parent, children, fresh }: CodeMatch): NewCode[] {
  if (!fresh) return [];
  const { code, chapter } = fresh;
  const { color } = code;
  return [
    {
      row: { number: 1, cells: {} },
      id,
      label: code.label.replace(/\s+/g, ' ').trim() || id,
      chapter,
      ...(parent === undefined ? {} : { parent: parent.id }),
      ...(color === undefined ? {} : { color }),
      definition: definitionOf(code),
      ...{ include: '', exclude: '', examples: '' },
      ...{ indicators: [], aliases: [], asked: [] },
      children: children.flatMap(newCode),
    },
  ];
}

/** Without what no file of text can hold. */
function definitionOf({ definition = '' }: ImportedCode): string {
  return definition
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .trim();
}
