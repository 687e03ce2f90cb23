import type { Place } from './place.ts';
import type { WrittenCode } from './written-code.ts';

/** A node of the codebook: theme (level 1), sub-theme (level 2) or deeper. */
export interface Code {
  readonly id: string;
  readonly label: string;
  /** 1 for a theme. */
  readonly level: number;
  /** The id of the code above; absent for a theme. */
  readonly parent?: string;
  readonly chapter: string;
  readonly children: readonly Code[];
  readonly aliases: readonly string[];
  /** Waves in which it was asked or read for; absent: all. */
  readonly asked?: readonly string[];
  readonly indicators: readonly string[];
  /** The day it went out of use: its codings stay valid and count, nothing new should use it. */
  readonly retired?: string;
  /** `#rrggbb`: how it is drawn where codes have colours. */
  readonly color?: string;
  /** Where each of them stands. */
  readonly indicatorPlaces: readonly Place[];
  /** Markdown. */
  readonly definition: string;
  readonly include: string;
  readonly exclude: string;
  readonly examples: string;
  readonly place: Place;
  readonly written: WrittenCode;
}

/** A group of themes; not a code. */
export interface Chapter {
  readonly id: string;
  readonly label: string;
  /** Markdown: the chapter's introduction. */
  readonly introduction: string;
  readonly themes: readonly Code[];
  readonly place: Place;
  /** Path of its folder below the study. */
  readonly folder: string;
  /** Its `_chapter.md`, where there is one. */
  readonly written?: WrittenCode;
}

export interface Codebook {
  readonly chapters: readonly Chapter[];
  /** Every code by id, in the codebook's order. */
  readonly codes: ReadonlyMap<string, Code>;
  /** Former id → id. */
  readonly aliases: ReadonlyMap<string, string>;
}

/** The code an id or a former id names. */
export function findCode(codebook: Codebook, id: string): Code | undefined {
  return codebook.codes.get(id) ?? codebook.codes.get(codebook.aliases.get(id) ?? '');
}

/** A code and everything below it, itself first. */
export function codesBelow<T extends { readonly children: readonly T[] }>(code: T): T[] {
  return [code, ...code.children.flatMap((child) => codesBelow(child))];
}

/** The ids of a code and of all below it. */
export function idsBelow({ codes }: Codebook, id: string): string[] {
  const code = codes.get(id);
  return code ? codesBelow(code).map((one) => one.id) : [];
}

/** A code and everything above it, itself first. */
export function lineage(codebook: Codebook, id: string): Code[] {
  const line: Code[] = [];
  for (let code = codebook.codes.get(id); code; code = code.parent ? codebook.codes.get(code.parent) : undefined) {
    line.push(code);
  }
  return line;
}

/** The day from which a code is out of use, itself or one above it. */
export function retiredSince(codebook: Codebook, id: string): string | undefined {
  return lineage(codebook, id)
    .flatMap(({ retired }) => retired ?? [])
    .sort()[0];
}
