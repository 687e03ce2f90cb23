import type { Code } from '../model/codebook.ts';
import { proseHeadings } from '../model/prose-headings.ts';
import type { Language } from '../model/settings.ts';
import type { WrittenCode } from '../model/written-code.ts';
import { endOfEntry } from './add-codings.ts';
import { yamlList, yamlText, yamlValue } from './yaml-value.ts';

/** A code as an item of `subthemes`. */
export interface ItemText {
  /** Lines that begin with `- `, not indented, each ended. */
  readonly lines: string;
  /** `{…}`, for a list in brackets. */
  readonly braces: string;
}

/** Lines moved to the right, or to the left; blank ones stay empty. */
export function indented(lines: string, by: number): string {
  if (by <= 0) return lines.replace(new RegExp(`^ {0,${-by}}`, 'gm'), '');
  return lines.replace(/^(?=[^\n])/gm, ' '.repeat(by));
}

/** A sub-theme as it is written, comments and all, to stand elsewhere. @param text its file as read. */
export function itemOf(text: string, code: Code): ItemText {
  const { form, entry } = code.written;
  const start = text.lastIndexOf('\n', entry.start - 1) + 1;
  const dash = text.slice(start, entry.start);
  const braces =
    form === 'flow' && !text.slice(entry.start, entry.end).includes('\n')
      ? text.slice(entry.start, entry.end)
      : bracesOf(code);
  if (!/^ *- +$/.test(dash)) return { lines: form === 'block' ? linesOf(code) : `- ${braces}\n`, braces };
  const indent = dash.indexOf('-');
  const lines = text.slice(start, endOfEntry(text, entry, indent));
  return { lines: indented(lines.endsWith('\n') ? lines : `${lines}\n`, -indent), braces };
}

/** A theme's file as a sub-theme: its front matter as it is written, its prose as the definition. */
export function themeAsItem(text: string, code: Code, language: Language): ItemText {
  const { written } = code;
  const prose = text.slice(written.bodyStart).trim();
  const definition = code.written.keys.definition ? code.definition : prose;
  const braces = bracesOf({ ...code, definition: proseOf(code, language) });
  const parts = written.form === 'front' ? keyLines(text, written) : undefined;
  if (!parts) return { lines: linesOf({ ...code, definition: proseOf(code, language) }), braces };
  const rest = [...parts].filter(([key]) => key !== 'id' && key !== 'definition').map(([, lines]) => lines);
  // A comment above the id would part it from its dash.
  const own = (parts.get('id') ?? `id: ${code.id}\n`).replace(/^((?:[ \t]*(?:#[^\n]*)?\n)+)([^\n]*\n)/, '$2$1');
  const below = definition === '' ? '' : `definition: ${yamlText(`${definition}\n`, 2)}\n`;
  return { lines: `- ${indented(own + rest.join('') + below, 2).trimStart()}`, braces };
}

/** A sub-theme as the file of a theme: its keys as they are written, its definition as the prose. */
export function itemAsTheme(text: string, code: Code): string {
  const parts = code.written.form === 'block' ? keyLines(text, code.written) : undefined;
  const body = code.definition === '' ? '' : `\n${code.definition.trim()}\n`;
  if (!parts) return `---\n${keysOf({ ...code, definition: '' }).join('\n')}\n---\n${body}`;
  const rest = [...parts].filter(([key]) => key !== 'id' && key !== 'definition').map(([, lines]) => lines);
  return `---\n${parts.get('id') ?? `id: ${code.id}\n`}${rest.join('')}---\n${body}`;
}

/** A new theme's file. */
export function themeFile(code: Pick<Code, 'id' | 'label' | 'definition' | 'asked'>): string {
  const body = code.definition === '' ? '' : `\n${code.definition.trim()}\n`;
  const keys = shortKeys({ ...code, aliases: [], indicators: [], children: [] });
  return `---\n${keys.join('\n')}\n---\n${body}`;
}

/** A code that is not written yet, as an item. */
export function newItem(code: Pick<Code, 'id' | 'label' | 'definition' | 'asked'>): ItemText {
  const whole = { ...code, aliases: [], indicators: [], children: [] };
  return { lines: linesOf(whole), braces: bracesOf(whole) };
}

type WritableCode = Pick<
  Code,
  'id' | 'label' | 'aliases' | 'asked' | 'indicators' | 'retired' | 'color' | 'definition'
> & { readonly children: readonly WritableCode[] };

/** Definition, inclusions, exclusions and examples, as prose. */
function proseOf(code: Code, language: Language): string {
  const sections = (['include', 'exclude', 'examples'] as const).map((key) =>
    code[key] === '' ? '' : `## ${proseHeadings[key][language]}\n\n${code[key]}`,
  );
  return [code.definition, ...sections].filter((part) => part !== '').join('\n\n');
}

function linesOf(code: WritableCode): string {
  return `- ${indented(`${keysOf(code).join('\n')}\n`, 2).trimStart()}`;
}

function keysOf(code: WritableCode): string[] {
  const { definition, children } = code;
  return [
    ...shortKeys(code),
    ...(definition === '' ? [] : [`definition: ${yamlText(`${definition}\n`, 2)}`]),
    ...(children.length > 0 ? ['subthemes:', ...children.map((child) => indented(linesOf(child), 2).trimEnd())] : []),
  ];
}

function bracesOf(code: WritableCode): string {
  const { definition, children } = code;
  const keys = [
    ...shortKeys(code),
    ...(definition === '' ? [] : [`definition: ${yamlValue(definition)}`]),
    ...(children.length > 0 ? [`subthemes: [${children.map(bracesOf).join(', ')}]`] : []),
  ];
  return `{ ${keys.join(', ')} }`;
}

function shortKeys({ id, label, aliases, asked, retired, color, indicators }: WritableCode): string[] {
  return [
    `id: ${id}`,
    `label: ${yamlValue(label)}`,
    ...(aliases.length > 0 ? [`aliases: ${yamlList(aliases)}`] : []),
    ...(asked ? [`asked: ${yamlList(asked)}`] : []),
    ...(retired === undefined ? [] : [`retired: ${retired}`]),
    ...(color === undefined ? [] : [`color: '${color}'`]),
    ...(indicators.length > 0 ? [`indicators: ${yamlList(indicators)}`] : []),
  ];
}

/** The lines of each key, up to the next one's, moved to the left margin; undefined where two keys share a line. */
function keyLines(text: string, { form, entry, keys }: WrittenCode): Map<string, string> | undefined {
  const ordered = Object.entries(keys).sort(([, a], [, b]) => a.key.start - b.key.start);
  const first = ordered[0]?.[1].key.start;
  if (first === undefined) return undefined;
  const margin = first - (text.lastIndexOf('\n', first - 1) + 1);
  const end = form === 'front' ? entry.end : endOfEntry(text, entry, margin - 1);
  const starts = ordered.map(([, { key }]) => Math.max(entry.start, text.lastIndexOf('\n', key.start - 1) + 1));
  if (starts.some((start, i) => i > 0 && start <= (starts[i - 1] as number))) return undefined;
  if (form === 'front') starts[0] = entry.start;
  return new Map(
    ordered.map(([key], i): [string, string] => {
      const lines = text.slice(starts[i], starts[i + 1] ?? end);
      const whole = i === 0 && form === 'block' ? ' '.repeat(margin) + lines : lines;
      return [key, indented(whole.endsWith('\n') ? whole : `${whole}\n`, -margin)];
    }),
  );
}
