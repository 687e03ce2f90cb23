import type { PageOperation, PageSplit } from '../model/page-organise.ts';
import { element } from './element.ts';
import type { OrganiseWords } from './organise-words.ts';
import { type BookNode, type Organising, withAllBelow } from './organising.ts';

/** What is asked before a change can be shown. */
export interface OperationFields {
  readonly elements: readonly HTMLElement[];
  /** What is asked for, as the fields are now. */
  operation(): PageOperation;
}

/** Another id and another label. */
export function renameFields({ id, label, code }: BookNode, words: OrganiseWords): OperationFields {
  const name = input({ value: label, autofocus: true });
  const other = input({ value: id, pattern: '[a-z0-9]+(-[a-z0-9]+)*' });
  const wish = () => ({ id: other.value === id ? '' : other.value, label: name.value === label ? '' : name.value });
  return {
    elements: [field(words.label, name), field(words.id, other), hint(code ? words.idHint : words.chapterHint)],
    operation: () =>
      code ? { does: 'rename', code: id, ...wish() } : { does: 'rename-chapter', chapter: id, ...wish() },
  };
}

/** @param under where it stands to begin with; the key of a node. */
export function addFields(organising: Organising, words: OrganiseWords, under: string | undefined): OperationFields {
  const name = input({ required: true, autofocus: true });
  const place = placeChoice(organising, [], under);
  const definition = element('textarea', { attributes: { rows: 4 } });
  return {
    elements: [field(words.label, name), field(words.under, place), field(words.definition, definition)],
    operation: () => ({
      does: 'add',
      ...{ label: name.value, id: '', definition: definition.value, under: idOf(place.value) },
    }),
  };
}

/** @param under the key of the node it was dropped on. */
export function moveFields(
  organising: Organising,
  words: OrganiseWords,
  node: BookNode,
  under: string | undefined,
): OperationFields {
  const place = placeChoice(organising, [...withAllBelow(node)], under ?? node.parent);
  place.autofocus = true;
  return {
    elements: [field(words.under, place)],
    operation: () => ({ does: 'move', code: node.id, under: idOf(place.value) }),
  };
}

/** @param merged codes, two at least; one of them stays, or another. */
export function mergeFields(
  organising: Organising,
  words: OrganiseWords,
  merged: readonly BookNode[],
): OperationFields {
  const keys = new Set(merged.map(({ key }) => key));
  const option = ({ key, label, id }: BookNode) =>
    element('option', { attributes: { value: key } }, `${label} (${id})`);
  const others = organising.nodes.filter(({ code, key }) => code && !keys.has(key));
  const into = element(
    'select',
    { attributes: { autofocus: true } },
    element('optgroup', { attributes: { label: words.ofThese } }, ...merged.map(option)),
    element('optgroup', { attributes: { label: words.another } }, ...others.map(option)),
  );
  if (merged.length === 1) into.value = others[0]?.key ?? '';
  const defined = merged.filter(({ code }) => code && code.definition !== '');
  return {
    elements: [
      element('p', {}, words.merged(merged.map(({ label }) => label).join(' · '))),
      field(words.into, into),
      ...(defined.length > 0 ? [hint(words.mergeHint)] : []),
    ],
    operation: () => ({ does: 'merge', codes: merged.map(({ id }) => id), into: idOf(into.value) }),
  };
}

export function splitFields(node: BookNode, words: OrganiseWords): OperationFields {
  const names = element('textarea', { attributes: { rows: 4, required: true, autofocus: true } });
  const beside = element('input', { attributes: { type: 'checkbox' } });
  return {
    elements: [
      field(words.splitInto, names),
      element('label', { class: 'check' }, beside, words.beside),
      hint(words.splitHint),
    ],
    operation: () => ({
      does: 'split',
      code: node.id,
      into: names.value.split('\n').filter((name) => name.trim() !== ''),
      beside: beside.checked,
    }),
  };
}

/** For each coding of a split code where it belongs. */
export function redistributeFields(organising: Organising, words: OrganiseWords, split: PageSplit): OperationFields {
  const ids = new Set([split.code, ...split.into]);
  const others = organising.nodes.filter(({ code, id }) => code && !ids.has(id));
  const labelOf = (id: string) => organising.find(`code/${id}`)?.label ?? id;
  const choices = split.items.map(({ quote, against, file, line, to }, i) => {
    const option = (id: string) => element('option', { attributes: { value: id } }, labelOf(id));
    const choice = element(
      'select',
      { attributes: { 'aria-label': words.belongsTo(i + 1), autofocus: i === 0 } },
      element('option', { attributes: { value: '' } }, words.undecided),
      ...[...split.into, split.code].map(option),
      element('optgroup', { attributes: { label: words.another } }, ...others.map(({ id }) => option(id))),
    );
    choice.value = to[0] ?? '';
    const row = element(
      'li',
      {},
      element('blockquote', {}, quote),
      element('p', { class: 'faint' }, `${against ? `${words.against} · ` : ''}${file}:${line}`),
      choice,
    );
    // Several codes are said in the file only; they stay unless another is chosen here.
    return { row, given: () => (choice.value === (to[0] ?? '') ? to : [choice.value].filter((id) => id !== '')) };
  });
  return {
    elements: [
      element('p', {}, words.redistributeHint(split.path)),
      element('ol', { class: 'deal' }, ...choices.map(({ row }) => row)),
    ],
    operation: () => ({ does: 'redistribute', code: split.code, given: choices.map(({ given }) => given()) }),
  };
}

export function plainFields(text: string, operation: PageOperation): OperationFields {
  return { elements: [element('p', {}, text)], operation: () => operation };
}

/** Chapters and codes, as a tree. */
function placeChoice(
  organising: Organising,
  without: readonly BookNode[],
  chosen: string | undefined,
): HTMLSelectElement {
  const choice = element('select');
  for (const node of organising.nodes) {
    if (without.includes(node)) continue;
    const label = `${'\u00a0\u00a0\u00a0'.repeat(node.level - 1)}${node.label}`;
    choice.append(element('option', { attributes: { value: node.key } }, label));
  }
  if (chosen !== undefined) choice.value = chosen;
  return choice;
}

function idOf(key: string): string {
  return key.slice(key.indexOf('/') + 1);
}

function input(attributes: Readonly<Record<string, string | boolean>>): HTMLInputElement {
  return element('input', { attributes: { type: 'text', maxlength: 120, autocomplete: 'off', ...attributes } });
}

function field(label: string, control: HTMLElement): HTMLElement {
  return element('label', {}, label, control);
}

function hint(text: string): HTMLElement {
  return element('p', { class: 'faint' }, text);
}
