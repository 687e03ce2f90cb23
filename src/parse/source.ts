import type { Problem } from '../model/problem.ts';
import type { Settings, Wave } from '../model/settings.ts';
import { isSlug, slug } from '../model/slug.ts';
import type { Source } from '../model/source.ts';
import { sourceKeys } from '../model/source-keys.ts';
import type { SourceHead } from '../model/source-with.ts';
import { spokenLanguages } from '../model/spoken.ts';
import { isDate } from './date.ts';
import { type Fields, readFields } from './fields.ts';
import { readFrontMatter } from './front-matter.ts';
import { parseTurns } from './turns.ts';
import type { YamlMap } from './yaml.ts';

export interface SourceRead {
  /**
   * Absent where there is no text, or the front matter could not be read: nothing of it may be assumed, consent least
   * of all.
   */
  readonly source?: Source;
  readonly problems: readonly Problem[];
}

/** What of the settings a source is read by. */
export interface SourceSettings extends Pick<Settings, 'interviewers' | 'design' | 'consent'> {
  readonly spoken: Pick<Settings['spoken'], 'language'>;
  readonly waves: readonly Pick<Wave, 'id'>[];
}

/** Those of all settings, and nothing else. */
export function sourceSettings({ interviewers, design, consent, spoken, waves }: SourceSettings): SourceSettings {
  const { language } = spoken;
  return { interviewers, design, consent, spoken: { language }, waves: waves.map(({ id }) => ({ id })) };
}

/** What is said in a source, and by whom. */
export type SourceText = Pick<Source, 'body' | 'turns'>;

export interface SourceHeadRead {
  /** Absent where `SourceRead` has no source. */
  readonly head?: SourceHead;
  readonly problems: readonly Problem[];
}

/** Keys that are not shown as variables. */
const settled = new Set(
  sourceKeys.filter((key) => !['organisation', 'interviewee', 'role', 'date', 'kind'].includes(key)),
);

/**
 * Reads one source.
 * @param path below the study: `corpus/2021/mecaloire.md`.
 * @param text the whole file, as read.
 */
export function parseSource(path: string, text: string, settings: SourceSettings): SourceRead {
  const { head, problems } = parseSourceHead(path, text, settings);
  return head ? { source: { ...head, ...parseSourceText(head, text, settings) }, problems } : { problems };
}

/** What is said in the whole file of a source. */
export function parseSourceText(head: SourceHead, text: string, { interviewers }: SourceSettings): SourceText {
  const body = text.slice(head.bodyStart);
  return { body, turns: parseTurns(body, interviewers, Object.keys(head.speakers)) };
}

/** Reads a source's front matter, and whether there is any text below it. */
export function parseSourceHead(path: string, text: string, settings: SourceSettings): SourceHeadRead {
  const front = readFrontMatter(path, text);
  const problems: Problem[] = [...front.problems];
  if (front.broken) return { problems };
  const fields = readFields(path, text, front.map, problems);
  const below = path.replace(/^corpus\//, '').replace(/\.md$/, '');
  const stem = below.slice(below.lastIndexOf('/') + 1);
  const id = readId(fields, 'id') ?? slug(below);
  if (id === '') {
    const message = 'This file’s name has no letter or digit to make an id of. Rename it, or give it an `id:`.';
    fields.report(0, 'no-id', 'error', message);
  }
  const body = text.slice(front.bodyStart);
  if (body.trim() === '') {
    const message = text.trim() === '' ? 'This file is empty' : 'This source has front matter and no text';
    fields.report(
      front.bodyStart,
      'empty-file',
      'error',
      `${message}: it is left out. Paste the interview, or remove the file.`,
    );
    return { problems };
  }
  const person = settings.design === 'panel' ? slug(stem) : id;
  return { problems, head: headOf(fields, settings, { id, path, case: person, bodyStart: front.bodyStart }) };
}

/** What a source is besides the keys of its front matter; its `case` where they say none. */
type Written = Pick<SourceHead, 'id' | 'path' | 'case' | 'bodyStart' | 'row' | 'doubled'>;

/** A source as the keys of its front matter tell of it. Made key by key: spreading a dozen that may be absent is slow. */
export function headOf(fields: Fields, settings: SourceSettings, written: Written): SourceHead {
  const wave = fields.text('wave') ?? waveOfFolder(written.path.replace(/^corpus\//, ''), settings);
  const date = fields.date('date');
  const url = fields.text('url');
  const memo = fields.text('memo');
  const { id, path, bodyStart, row, doubled } = written;
  const head: Writable<SourceHead> = {
    id,
    path,
    bodyStart,
    case: readId(fields, 'case') ?? written.case,
    kind: fields.choice('kind', ['write-up', 'transcript']) ?? 'transcript',
    language: fields.choice('language', spokenLanguages) ?? settings.spoken.language,
    consent: readConsent(fields, settings),
    pseudonym: fields.text('pseudonym') ?? '',
    counted: fields.flag('counted') ?? true,
    notAsked: fields.list('not_asked').map(({ value }) => value),
    withdrawn: fields.list('withdrawn').map(({ value }) => value),
    variables: noVariables,
    speakers: noSpeakers,
    keys: fields.keys(),
  };
  if (row !== undefined) head.row = row;
  if (doubled !== undefined) head.doubled = doubled;
  if (wave !== undefined) head.wave = wave;
  if (date) head.date = date;
  if (url) head.url = url;
  if (memo) head.memo = memo;
  putApproval(fields, head);
  head.variables = variablesOf(fields);
  head.speakers = speakersOf(fields);
  return head;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
const noVariables: SourceHead['variables'] = {};
const noSpeakers: SourceHead['speakers'] = {};

/** `validated: 2024-03-10 0123456789ab`: the day, and the fingerprint of the text where the tool has recorded it. */
function putApproval(fields: Fields, head: Writable<SourceHead>): void {
  const validated = fields.text('validated');
  const [day = '', text = ''] = validated?.split(/\s+/) ?? [];
  const note = fields.text('validated_note');
  if (validated && !isDate(day)) {
    const message = `\`validated: ${validated}\` is not a date written YYYY-MM-DD.`;
    fields.report(offsetOf(fields, 'validated'), 'wrong-value', 'error', message);
  }
  if (validated) head.validated = day;
  if (/^[0-9a-f]{12}$/.test(text)) head.validatedText = text;
  if (note) head.validatedNote = note;
}

/** A consent that cannot be read is none. */
function readConsent(fields: Fields, settings: SourceSettings): Source['consent'] {
  const consent = fields.choice('consent', ['named', 'anonymous', 'none']);
  return consent ?? (fields.has('consent') ? 'none' : settings.consent);
}

function waveOfFolder(below: string, { waves }: SourceSettings): string | undefined {
  const folders = below.split('/').slice(0, -1).reverse();
  const named = (folder: string) => waves.find(({ id }) => id.normalize('NFC') === folder.normalize('NFC'));
  return folders.map(named).find((wave) => wave !== undefined)?.id;
}

function offsetOf(fields: Fields, key: string): number {
  return fields.node(key)?.span.start ?? 0;
}

function readId(fields: Fields, key: string): string | undefined {
  const id = fields.text(key);
  if (id === undefined || isSlug(id)) return id;
  const expected = slug(id);
  fields.report(
    offsetOf(fields, key),
    'not-a-slug',
    'error',
    `\`${key}: ${id}\`: an id has lower-case letters without accents, digits and hyphens only. Write \`${expected}\`.`,
    expected,
  );
  return expected || undefined;
}

function variablesOf(fields: Fields): Record<string, string> {
  // Without a prototype: a variable may be called `constructor`.
  const variables: Record<string, string> = Object.create(null);
  for (const { key, keySpan, value } of fields.map?.entries ?? []) {
    if (settled.has(key)) continue;
    if (key.trim() === '') {
      fields.report(keySpan.start, 'no-name', 'error', 'This variable has no name, and is left out. Give it one.');
      continue;
    }
    if (value.kind === 'map') {
      fields.report(
        value.span.start,
        'wrong-type',
        'error',
        `The variable \`${key}\` takes one value, or a list of values.`,
      );
      continue;
    }
    const text = value.kind === 'scalar' ? value.value.trim() : joinedItems(fields, key);
    if (text !== '') variables[key] = text;
  }
  return variables;
}

function joinedItems(fields: Fields, key: string): string {
  return fields
    .list(key)
    .map(({ value }) => value)
    .join(', ');
}

function speakersOf(fields: Fields): Record<string, Record<string, string>> {
  const node = fields.node('speakers');
  if (!node || (node.kind === 'scalar' && node.value.trim() === '')) return {};
  const wrong = (offset: number) =>
    fields.report(offset, 'wrong-type', 'error', '`speakers` gives variables by label: { R2: { role: member } }.');
  if (node.kind !== 'map') {
    wrong(node.span.start);
    return {};
  }
  return Object.fromEntries(
    (node as YamlMap).entries.flatMap(({ key, value }) => {
      if (value.kind === 'map') return [[key, variablesOf(fields.inside(value))]];
      wrong(value.span.start);
      return [];
    }),
  );
}
