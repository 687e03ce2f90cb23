import type { Code } from '../model/codebook.ts';
import type { Edit } from '../model/problem.ts';
import type { WrittenCode } from '../model/written-code.ts';
import { endOfEntry } from './add-codings.ts';
import { type ItemText, indented } from './code-item.ts';
import { addToList, editWord } from './edit-list.ts';
import { lineEndAt } from './entry-layout.ts';
import { columnOf, newKeys } from './new-keys.ts';
import { NotPlain } from './not-plain.ts';
import { yamlList, yamlValue } from './yaml-value.ts';

/** A code, or a chapter, as its file writes it. */
type Written = Pick<Code, 'id' | 'aliases' | 'place' | 'written'>;

/** What is to change in a code as its theme's file writes it. */
export interface CodeEdits {
  readonly id?: string;
  readonly label?: string;
  readonly retired?: string;
  readonly asked?: readonly string[];
  readonly aliases?: readonly string[];
  /** Former ids that others take the place of: old → new. */
  readonly replacedAliases?: ReadonlyMap<string, string>;
  readonly indicators?: readonly string[];
  /** Sub-themes that join it. */
  readonly subthemes?: readonly ItemText[];
}

/** The edits that change one code; comments, order, quotes and every other byte stay. @throws NotPlain */
export function editCode(text: string, code: Written, wanted: CodeEdits): Edit[] {
  const file = code.place.file;
  const edits: Edit[] = [];
  const lines: string[] = [];
  scalars(text, code, wanted, edits, lines);
  lists(text, code, wanted, edits, lines);
  const items = wanted.subthemes ?? [];
  const block = items.length > 0 ? addItems(file, text, code.written, items, edits) : [];
  return [...edits, ...newKeys(file, text, code.written, lines, block)];
}

function scalars(text: string, code: Written, wanted: CodeEdits, edits: Edit[], lines: string[]): void {
  const { keys } = code.written;
  const file = code.place.file;
  const fill = (key: string, value: string) => {
    const written = keys[key];
    if (!written) lines.push(`${key}: ${value}`);
    else edits.push({ file, ...valueSpan(text, written), text: (written.isEmpty ? ' ' : '') + value });
  };
  const { id, label, retired, asked } = wanted;
  const hasId = keys.id !== undefined && !keys.id.isEmpty;
  if (id !== undefined && keys.id && hasId) {
    if (id !== code.id) edits.push(editWord(file, text, keys.id.value, code.id, id));
  } else if (id !== undefined) fill('id', id);
  if (label !== undefined) fill('label', yamlValue(label));
  if (retired !== undefined) fill('retired', retired);
  if (!asked) return;
  if (keys.asked && !keys.asked.isEmpty && !/^[["'\p{L}\p{N}]/u.test(text.slice(keys.asked.value.start)))
    throw new NotPlain(file, keys.asked.key.start, 'Write these waves in brackets: [one, two].');
  fill('asked', yamlList(asked));
}

/** Where a value stands; of an empty one, right after its colon. */
function valueSpan(text: string, { key, value, isEmpty }: WrittenCode['keys'][string]): { start: number; end: number } {
  const colon = text.indexOf(':', key.end) + 1;
  return isEmpty ? { start: colon, end: colon } : value;
}

function lists(text: string, code: Written, wanted: CodeEdits, edits: Edit[], lines: string[]): void {
  const { keys } = code.written;
  const file = code.place.file;
  for (const [from, to] of wanted.replacedAliases ?? []) {
    const at = code.aliases.indexOf(from);
    const span = keys.aliases?.items?.[at] ?? keys.aliases?.value;
    if (span) edits.push(editWord(file, text, span, from, to));
  }
  for (const key of ['aliases', 'indicators'] as const) {
    const values = wanted[key] ?? [];
    if (values.length === 0) continue;
    const written = keys[key];
    if (written) edits.push(addToList(file, text, written, values.map(yamlValue)));
    else lines.push(`${key}: ${yamlList(values)}`);
  }
}

/** Adds sub-themes where there are some; else returns the lines of a new list. */
function addItems(
  file: string,
  text: string,
  written: WrittenCode,
  items: readonly ItemText[],
  edits: Edit[],
): string[] {
  const list = written.keys.subthemes;
  if (list?.items && list.items.length > 0) {
    edits.push(
      text[list.value.start] === '['
        ? addToList(
            file,
            text,
            list,
            items.map(({ braces }) => braces),
          )
        : appended(file, text, list.items.at(-1)?.start ?? 0, list.value.end, items),
    );
    return [];
  }
  if (written.form === 'flow' || isInBrackets(text, written)) {
    const value = `[${items.map(({ braces }) => braces).join(', ')}]`;
    if (!list) return [`subthemes: ${value}`];
    edits.push({ file, ...valueSpan(text, list), text: (list.isEmpty ? ' ' : '') + value });
    return [];
  }
  if (!list) return ['subthemes:', ...items.flatMap(({ lines }) => indented(lines, 2).trimEnd().split('\n'))];
  const margin = columnOf(text, list.key.start);
  const colon = text.indexOf(':', list.key.end) + 1;
  const { end } = list.isEmpty ? { end: colon } : list.value;
  if (!list.isEmpty) edits.push({ file, start: colon, end, text: '' });
  const at = lineEndAt(text, end);
  edits.push({
    file,
    start: at,
    end: at,
    text: `\n${items.map(({ lines }) => indented(lines, margin + 2)).join('')}`.trimEnd(),
  });
  return [];
}

/** A label among others, in brackets. */
function isInBrackets(text: string, { form, entry }: WrittenCode): boolean {
  return form === 'label' && !/^ *- +$/.test(text.slice(text.lastIndexOf('\n', entry.start - 1) + 1, entry.start));
}

function appended(file: string, text: string, last: number, end: number, items: readonly ItemText[]): Edit {
  const line = text.lastIndexOf('\n', last - 1) + 1;
  const dash = text.slice(line, last);
  if (!/^ *- +$/.test(dash)) throw new NotPlain(file, last, 'Begin each sub-theme with a dash on a line of its own.');
  const indent = dash.indexOf('-');
  const at = endOfEntry(text, { start: last, end }, indent);
  const before = text[at - 1] === '\n' ? '' : '\n';
  return { file, start: at, end: at, text: before + items.map(({ lines }) => indented(lines, indent)).join('') };
}
