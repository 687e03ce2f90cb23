import { type Code, codesBelow } from '../model/codebook.ts';
import { applyEdits } from '../model/edit.ts';
import type { Language } from '../model/settings.ts';
import { readFrontMatter } from '../parse/front-matter.ts';
import type { YamlMap } from '../parse/yaml.ts';
import { subthemeFlow, subthemeItem } from './code-text.ts';
import {
  clearList,
  endOf,
  isOwnValue,
  lineEnd,
  marginOf,
  type Splice,
  spliceKey,
  spliceList,
  spliceText,
} from './edit-keys.ts';
import { spliceProse } from './edit-prose.ts';
import { type FieldChange, type ImportedField, listFields, type NewCode } from './imported-code.ts';
import { codesOf, nodeOf, type ThemeText } from './theme-node.ts';
import { yamlScalar } from './yaml-text.ts';

/**
 * A theme's file with one field of one code changed, every other byte as it was. What is written is read again: where
 * it would say anything but what was meant (an anchor of YAML, a section in two places), nothing is changed and the
 * answer is undefined.
 */
export function withField(
  theme: ThemeText,
  change: Pick<FieldChange, 'code' | 'field' | 'to'>,
  language: Language,
): string | undefined {
  const { code, field, to } = change;
  const before = codesOf(theme);
  const text =
    typeof to === 'string' ? withText(theme, code.id, field, to, language) : withList(theme, code, field, to);
  if (text === undefined) return undefined;
  const after = codesOf({ ...theme, text });
  const expected = before.map((one) => (one.id === code.id ? { ...one, [field]: to } : one));
  return isSame(after, expected) ? text : undefined;
}

/** A theme's file with a sub-theme more, after its last. */
export function withSubtheme(theme: ThemeText, parent: string, added: NewCode): string | undefined {
  const text = withMap(theme, parent);
  if (text === undefined) return undefined;
  const node = nodeOf({ ...theme, text }, parent);
  const splice = node?.kind === 'map' ? spliceSubtheme(text, node.map, node.indent, added) : undefined;
  if (!splice) return undefined;
  const result = applyEdits(text, [splice]);
  const after = codesOf({ ...theme, text: result });
  const fresh = new Set(codesBelow(added).map(({ id }) => id));
  const kept = after.filter(({ id }) => !fresh.has(id));
  return after.length === kept.length + fresh.size && isSame(kept, codesOf(theme)) ? result : undefined;
}

function isSame(codes: readonly Code[], others: readonly Code[]): boolean {
  const plain = ({ place: _place, indicatorPlaces: _places, written: _written, children: _children, ...code }: Code) =>
    JSON.stringify(code, Object.keys(code).sort());
  return codes.length === others.length && codes.every((code, i) => plain(code) === plain(others[i] as Code));
}

function withText(
  theme: ThemeText,
  id: string,
  field: ImportedField,
  value: string,
  language: Language,
): string | undefined {
  const { path, text } = theme;
  const code = codesOf(theme).find((one) => one.id === id);
  if (!code) return undefined;
  const { bodyStart, map } = readFrontMatter(path, text);
  const inKeys = field === 'label' || code.level > 1 || (field === 'definition' && isKey(map, 'definition'));
  if (!inKeys) {
    const splice = spliceProse(
      text,
      bodyStart,
      field as Exclude<ImportedField, 'label' | 'indicators' | 'aliases' | 'asked'>,
      value,
      language,
    );
    return splice && applyEdits(text, [splice]);
  }
  return withSplice(theme, id, (one, keys, indent) => spliceText(one, keys, indent, field, value));
}

function isKey(map: YamlMap | undefined, key: string): boolean {
  return (
    map?.entries.some(
      (entry) => entry.key === key && entry.value.kind === 'scalar' && entry.value.value.trim() !== '',
    ) ?? false
  );
}

function withList(theme: ThemeText, code: Code, field: ImportedField, to: readonly string[]): string | undefined {
  if (!listFields.some((one) => one === field)) return undefined;
  const now = code[field] ?? [];
  const add = to.filter((value) => !now.includes(value));
  let text: string | undefined = theme.text;
  if (to.length === 0) return withSplice(theme, code.id, (one, map) => clearList(one, map, field));
  const step = (change: Parameters<typeof spliceList>[4]) => {
    if (text === undefined) return;
    text = withSplice({ ...theme, text }, code.id, (one, map, indent) => spliceList(one, map, indent, field, change));
  };
  if (add.length > 0) step({ add });
  for (const value of now) if (!to.includes(value)) step({ remove: value });
  return text;
}

function withSplice(
  theme: ThemeText,
  id: string,
  splice: (text: string, map: YamlMap, indent: number) => Splice | undefined,
): string | undefined {
  const text = withMap(theme, id);
  const node = text === undefined ? undefined : nodeOf({ ...theme, text }, id);
  if (text === undefined || node?.kind !== 'map') return undefined;
  const found = splice(text, node.map, node.indent);
  return found && applyEdits(text, [found]);
}

/** The file with the code's keys on lines of their own, where it was a label alone, or a theme without front matter. */
function withMap(theme: ThemeText, id: string): string | undefined {
  const { path, text } = theme;
  const node = nodeOf(theme, id);
  if (!node || node.kind === 'map') return node && text;
  if (node.kind === 'label') {
    const { start } = node.node.span;
    const end = endOf(text, node.node);
    if (marginOf(text, start) === undefined || !isOwnValue(text, start)) return undefined;
    const written = `id: ${id}\n${' '.repeat(node.indent)}label: ${yamlScalar(node.code.label)}`;
    return applyEdits(text, [{ start, end, text: written }]);
  }
  const keys = `id: ${id}\n`;
  const { bodyStart } = readFrontMatter(path, text);
  if (bodyStart === 0) return `---\n${keys}---\n\n${text}`;
  const at = lineEnd(text, 0) + 1;
  return applyEdits(text, [{ start: at, end: at, text: keys }]);
}

function spliceSubtheme(text: string, map: YamlMap, indent: number, added: NewCode): Splice | undefined {
  const list = map.entries.find(({ key }) => key === 'subthemes')?.value;
  const isEmpty =
    !list || (list.kind === 'scalar' ? list.value.trim() === '' : list.kind === 'list' && list.items.length === 0);
  if (map.flow) {
    const written = `[${subthemeFlow(added)}]`;
    if (isEmpty)
      return list ? { ...list.span, text: ` ${written}` } : spliceKey(text, map, indent, 'subthemes', written);
  } else if (isEmpty) {
    const written = `\n${subthemeItem(added, indent + 2)}`;
    if (!list) return spliceKey(text, map, indent, 'subthemes', written);
    const { start, end } = list.span;
    return { start: text[start - 1] === ' ' && end > start ? start - 1 : start, end, text: written };
  }
  if (list?.kind !== 'list' || !isOwnValue(text, list.span.start)) return undefined;
  const last = list.items.at(-1);
  if (!last) return undefined;
  const at = endOf(text, last);
  if (text[list.span.start] === '[') return { start: at, end: at, text: `, ${subthemeFlow(added)}` };
  const margin = marginOf(text, last.span.start);
  if (margin === undefined) return undefined;
  const end = lineEnd(text, at);
  return { start: end, end, text: `\n${subthemeItem(added, margin.indexOf('-'))}` };
}
