import type { PageChapter, PageCode } from '../model/page-study.ts';
import { type CodeColour, codeColours } from './code-colours.ts';

/** A codebook by the ids of its codes. */
export interface CodeIndex {
  /** Every code, in the codebook's order. */
  readonly codes: ReadonlyMap<string, PageCode>;
  readonly colours: ReadonlyMap<string, CodeColour>;
  /** The labels above each code. */
  readonly paths: ReadonlyMap<string, string>;
}

export function codeIndex(chapters: readonly PageChapter[]): CodeIndex {
  const codes = new Map<string, PageCode>();
  const paths = new Map<string, string>();
  const visit = (code: PageCode, above: readonly string[]) => {
    codes.set(code.id, code);
    paths.set(code.id, above.join(' › '));
    for (const child of code.children) visit(child, [...above, code.label]);
  };
  for (const { themes } of chapters) for (const theme of themes) visit(theme, []);
  return { codes, colours: codeColours(chapters), paths };
}

/** The ids of a code and of all below it. */
export function idsBelow(code: PageCode): string[] {
  return [code.id, ...code.children.flatMap(idsBelow)];
}
