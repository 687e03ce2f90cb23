import { proseHeadings } from '../model/prose-headings.ts';
import type { Language } from '../model/settings.ts';
import type { NewCode } from './imported-code.ts';
import { yamlList, yamlScalar, yamlText } from './yaml-text.ts';

/** The file of a new theme. */
export function themeFile(code: NewCode, order: number | undefined, language: Language): string {
  const keys = keysOf(code, 0, order === undefined ? [] : [`order: ${order}`]);
  const prose = (['include', 'exclude', 'examples'] as const).map((key) =>
    code[key] === '' ? '' : `## ${proseHeadings[key][language]}\n\n${code[key]}`,
  );
  const body = [code.definition, ...prose].filter((part) => part !== '').map((part) => `\n${part}\n`);
  return `---\n${keys.join('\n')}\n---\n${body.join('')}`;
}

/** A new sub-theme as an item of a list, without the end of its last line. @param indent how many spaces stand before the dash */
export function subthemeItem(code: NewCode, indent: number): string {
  const definition = code.definition === '' ? [] : [yamlText('definition', code.definition, indent + 2)];
  const margin = ' '.repeat(indent);
  return keysOf(code, indent + 2, definition)
    .map((key, index) => `${margin}${index === 0 ? '- ' : '  '}${key}`)
    .join('\n');
}

/** A new sub-theme within `[…]`. */
export function subthemeFlow(code: NewCode): string {
  const { id, label, color, definition, aliases, asked, indicators, children } = code;
  const lists = { aliases, asked, indicators };
  const filled = Object.entries(lists).filter(([, values]) => values.length > 0);
  const keys = [
    `id: ${id}`,
    `label: ${JSON.stringify(label)}`,
    ...(color === undefined ? [] : [`color: '${color}'`]),
    ...filled.map(([key, values]) => `${key}: ${yamlList(values)}`),
    ...(definition === '' ? [] : [`definition: ${JSON.stringify(definition)}`]),
    ...(children.length === 0 ? [] : [`subthemes: [${children.map(subthemeFlow).join(', ')}]`]),
  ];
  return `{ ${keys.join(', ')} }`;
}

/** The keys of a code, each with all its lines; the first without indentation. @param extra what stands after the label */
function keysOf(code: NewCode, indent: number, extra: readonly string[]): string[] {
  const { id, label, color, aliases, asked, indicators, children } = code;
  const list = (key: string, values: readonly string[]) => (values.length > 0 ? [`${key}: ${yamlList(values)}`] : []);
  const below = children.map((child) => subthemeItem(child, indent + 2));
  return [
    `id: ${id}`,
    `label: ${yamlScalar(label)}`,
    ...(color === undefined ? [] : [`color: '${color}'`]),
    ...extra,
    ...list('aliases', aliases),
    ...list('asked', asked),
    ...list('indicators', indicators),
    ...(below.length > 0 ? [`subthemes:\n${below.join('\n')}`] : []),
  ];
}
