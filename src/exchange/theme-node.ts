import { type Code, codesBelow } from '../model/codebook.ts';
import { placesIn } from '../model/place.ts';
import { parseTheme } from '../parse/codebook.ts';
import { readFrontMatter } from '../parse/front-matter.ts';
import type { YamlMap, YamlNode } from '../parse/yaml.ts';

/** A theme's file, with the codes it defines. */
export interface ThemeText {
  readonly path: string;
  readonly text: string;
  readonly chapter: string;
}

/** Every code of a theme's file, the theme first. */
export function codesOf({ path, text, chapter }: ThemeText): Code[] {
  const { theme } = parseTheme(path, text, chapter);
  return theme ? codesBelow(theme) : [];
}

/** Where a code is written: its keys; or a label alone, under `subthemes:`. */
export type CodeNode =
  | { readonly kind: 'map'; readonly map: YamlMap; readonly code: Code; readonly indent: number }
  | { readonly kind: 'label'; readonly node: YamlNode; readonly code: Code; readonly indent: number }
  /** A theme whose file has no front matter. */
  | { readonly kind: 'none'; readonly code: Code };

/** Finds a code in its file; undefined where it is not there, or an alias of YAML stands for it. */
export function nodeOf(theme: ThemeText, id: string): CodeNode | undefined {
  const { path, text } = theme;
  const code = codesOf(theme).find((one) => one.id === id);
  if (!code) return undefined;
  const { map } = readFrontMatter(path, text);
  if (!map) return code.level === 1 ? { kind: 'none', code } : undefined;
  if (code.level === 1) return { kind: 'map', map, code, indent: 0 };
  const placeOf = placesIn(path, text);
  const isIt = (offset: number) => {
    const { line, column } = placeOf(offset);
    return line === code.place.line && column === code.place.column;
  };
  const node = subthemesOf(map).find((one) => isIt(startOf(one)));
  if (!node) return undefined;
  const indent = node.span.start - (text.lastIndexOf('\n', node.span.start - 1) + 1);
  const isLabel = node.kind !== 'map' || (node.entries.length === 1 && !codeKeys.has(node.entries[0]?.key ?? ''));
  if (isLabel) return { kind: 'label', node, code, indent };
  return { kind: 'map', map: node, code, indent };
}

const codeKeys: ReadonlySet<string> = new Set([
  ...['id', 'label', 'order', 'aliases', 'asked', 'indicators', 'color', 'subthemes', 'definition'],
]);

function subthemesOf(map: YamlMap): YamlNode[] {
  const list = map.entries.find(({ key }) => key === 'subthemes')?.value;
  const items = list?.kind === 'list' ? list.items : [];
  return items.flatMap((node) => [node, ...(node.kind === 'map' ? subthemesOf(node) : [])]);
}

/** Where the place of a code is: its `id`, else its first key. */
function startOf(node: YamlNode): number {
  const id = node.kind === 'map' ? node.entries.find(({ key }) => key === 'id')?.value : undefined;
  return id && id.span.end > id.span.start ? id.span.start : node.span.start;
}
