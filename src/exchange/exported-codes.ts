import type { Code } from '../model/codebook.ts';
import type { ExportedStudy } from '../model/exported.ts';

/** A code with what stands above it. */
export interface CodeInBook {
  readonly code: Code;
  /** Labels from the chapter down, its own last. */
  readonly path: readonly string[];
}

/** Every code by id, in the codebook's order. */
export function codesById({ chapters }: Pick<ExportedStudy, 'chapters'>): ReadonlyMap<string, CodeInBook> {
  const found = new Map<string, CodeInBook>();
  const visit = (code: Code, above: readonly string[]): void => {
    const path = [...above, code.label];
    found.set(code.id, { code, path });
    for (const child of code.children) visit(child, path);
  };
  for (const { label, themes } of chapters) for (const theme of themes) visit(theme, [label]);
  return found;
}

/** Names of the variables that some source has, in the order they are met. */
export function variableNames(sources: readonly { readonly variables: Readonly<Record<string, string>> }[]): string[] {
  return [...new Set(sources.flatMap(({ variables }) => Object.keys(variables)))];
}
