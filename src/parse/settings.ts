import { checklistKeys } from '../model/checklists.ts';
import type { Problem } from '../model/problem.ts';
import {
  type Format,
  formats,
  type Language,
  type QuantifierRule,
  type Settings,
  type Wave,
} from '../model/settings.ts';
import { labelLanguage, spokenLanguages } from '../model/spoken.ts';
import { isPeriod } from './date.ts';
import { type Fields, readFields } from './fields.ts';
import { mapAt, warnUnknownKeys } from './known-keys.ts';
import { readProvider } from './provider-settings.ts';
import { readYaml, type YamlNode } from './yaml.ts';

export interface SettingsRead {
  readonly settings: Settings;
  readonly problems: readonly Problem[];
  /** `study.yaml` could not be read: what it would have said is unknown. */
  readonly broken: boolean;
  /** Where the ids of waves and counted coders stand in the file, for messages. */
  readonly offsets: Readonly<Record<string, number>>;
}

const known = [
  'title',
  'subtitle',
  'language',
  'authors',
  'unit',
  'interviewers',
  'attribution',
  'cite',
  'consent',
  'identifying',
  'sampling',
  'design',
  'waves',
  'coders',
  'quantifiers',
  'counts',
  'require',
  'formats',
  'house_style',
  'stop_words',
  'provider',
  'checklist',
  'pseudonymisation_key',
];

/**
 * Reads `study.yaml`.
 * @param folders the folders directly under `corpus/`, in order: the waves where none are declared.
 * @param name the study folder's name: the title where none is given.
 */
export function parseSettings(
  file: string,
  text: string | undefined,
  folders: readonly string[],
  name: string,
): SettingsRead {
  const read = text === undefined ? { problems: [] } : readYaml(file, text);
  const problems: Problem[] = [...read.problems];
  const root = read.root;
  const fields = readFields(file, text ?? '', root?.kind === 'map' ? root : undefined, problems);
  const misread = root !== undefined && root.kind !== 'map';
  if (misread) fields.report(root.span.start, 'wrong-type', 'error', '`study.yaml` is a list of `key: value` lines.');
  warnUnknownKeys(fields, known);
  const said = fields.choice('language', spokenLanguages) ?? 'fr';
  const language = labelLanguage(said);
  const provider = readProvider(fields);
  const settings: Settings = {
    title: fields.text('title') ?? name,
    language,
    spoken: { language: said, stopWords: readStopWords(fields) },
    authors: values(fields, 'authors'),
    unit: readUnit(fields, language),
    interviewers: values(fields, 'interviewers'),
    cite: fields.choice('cite', ['none', 'link', 'footnote']) ?? 'none',
    consent: fields.choice('consent', ['named', 'anonymous', 'none']) ?? (fields.has('consent') ? 'none' : 'anonymous'),
    identifying: readIdentifying(fields),
    sampling: fields.choice('sampling', ['purposive', 'random']) ?? 'purposive',
    design: fields.choice('design', ['independent', 'panel']) ?? 'independent',
    waves: fields.has('waves') ? readWaves(fields) : folders.map((id) => ({ id, label: id })),
    reportCoders: readCoders(fields),
    quantifiers: readQuantifiers(fields),
    counts: fields.choice('counts', ['shown', 'annex']) ?? 'shown',
    require: readRequire(fields),
    formats: readFormats(fields),
    checklist: readChecklist(fields),
    ...readOptionalTexts(fields),
    ...(provider ? { provider } : {}),
  };
  return {
    settings,
    problems,
    broken: misread || (!root && read.problems.length > 0),
    offsets: fields.keys(),
  };
}

/** Those that have no default. */
function readOptionalTexts(
  fields: Fields,
): Pick<Settings, 'subtitle' | 'attribution' | 'pseudonymisationKey' | 'houseStyle'> {
  const subtitle = fields.text('subtitle');
  const attribution = fields.text('attribution');
  const pseudonymisationKey = fields.text('pseudonymisation_key');
  const houseStyle = fields.text('house_style');
  return {
    ...(subtitle ? { subtitle } : {}),
    ...(attribution ? { attribution } : {}),
    ...(pseudonymisationKey ? { pseudonymisationKey } : {}),
    ...(houseStyle ? { houseStyle } : {}),
  };
}

function values(fields: Fields, key: string): string[] {
  return fields.list(key).map(({ value }) => value);
}

const alwaysIdentifying = ['organisation', 'interviewee'];

/** A list adds to the default, and only one that is empty takes its place: a slip must not show who somebody is. */
function readIdentifying(fields: Fields): string[] {
  const listed = values(fields, 'identifying');
  if (listed.length === 0 && fields.node('identifying')?.kind === 'list') return [];
  return [...new Set([...alwaysIdentifying, ...listed])];
}

function readUnit(fields: Fields, language: Language): Settings['unit'] {
  const defaults =
    language === 'fr' ? { one: 'entretien', many: 'entretiens' } : { one: 'interview', many: 'interviews' };
  const map = mapAt(fields, 'unit');
  if (!map) return defaults;
  const unit = fields.inside(map);
  warnUnknownKeys(unit, ['one', 'many']);
  const one = unit.text('one');
  return { one: one ?? defaults.one, many: unit.text('many') ?? (one ? `${one}s` : defaults.many) };
}

/** A slip must not show what nobody approved. */
function readRequire(fields: Fields): string[] {
  const listed = values(fields, 'require');
  const node = fields.node('require');
  return listed.length === 0 && node?.kind === 'map' ? ['validated'] : listed;
}

function readFormats(fields: Fields): readonly Format[] {
  const named = fields.list('formats').flatMap(({ value, span }) => {
    const format = formats.find((known) => known === value.toLowerCase());
    if (format) return [format];
    fields.report(span.start, 'wrong-value', 'error', `\`formats\`: « ${value} » is not one of ${formats.join(', ')}.`);
    return [];
  });
  return named.length > 0 ? [...new Set(named)] : ['md', 'html'];
}

/** A list alone adds. */
function readStopWords(fields: Fields): Settings['spoken']['stopWords'] {
  const node = fields.node('stop_words');
  if (node?.kind !== 'map') return { add: values(fields, 'stop_words'), remove: [] };
  const edits = fields.inside(node);
  warnUnknownKeys(edits, ['add', 'remove']);
  return { add: values(edits, 'add'), remove: values(edits, 'remove') };
}

function readChecklist(fields: Fields): Record<string, string> {
  const map = mapAt(fields, 'checklist');
  if (!map) return {};
  const answers = fields.inside(map);
  for (const [key, offset] of Object.entries(answers.keys())) {
    if (checklistKeys.includes(key)) continue;
    const message = `\`${key}\` is no item of a checklist. Known: coreq-1 to coreq-32, srqr-1 to srqr-21.`;
    answers.report(offset, 'unknown-key', 'warning', message);
  }
  return Object.fromEntries(
    checklistKeys.flatMap((key) => {
      const answer = answers.text(key);
      return answer === undefined ? [] : [[key, answer.replace(/\s+/g, ' ')]];
    }),
  );
}

function readCoders(fields: Fields): string[] {
  const map = mapAt(fields, 'coders');
  if (!map) return [];
  const coders = fields.inside(map);
  warnUnknownKeys(coders, ['report']);
  return values(coders, 'report');
}

function readWaves(fields: Fields): Wave[] {
  const node = fields.node('waves');
  const items = node?.kind === 'list' ? node.items : node ? [node] : [];
  const waves: Wave[] = [];
  for (const item of items) {
    const wave = readWave(fields, item);
    if (!wave) continue;
    if (waves.some(({ id }) => id === wave.id)) {
      const message = `Two waves have the id « ${wave.id} ». Rename or remove one.`;
      fields.report(item.span.start, 'duplicate-id', 'error', message);
    } else waves.push(wave);
  }
  return waves;
}

function readWave(fields: Fields, node: YamlNode): Wave | undefined {
  if (node.kind === 'scalar' && node.value.trim() !== '') return { id: node.value.trim(), label: node.value.trim() };
  const own = node.kind === 'map' ? fields.inside(node) : undefined;
  const id = own?.text('id');
  if (!own || id === undefined) {
    const message = 'A wave needs an `id`: - { id: "2021", label: Wave 2021 }.';
    fields.report(node.span.start, 'wrong-type', 'error', message);
    return undefined;
  }
  warnUnknownKeys(own, ['id', 'label', 'period']);
  const period = own.text('period');
  if (period && !isPeriod(period)) {
    const at = own.node('period')?.span.start ?? node.span.start;
    fields.report(at, 'wrong-value', 'error', `\`period: ${period}\` is no date or period.`, '2021-02/2021-07');
  }
  return { id, label: own.text('label') ?? id, ...(period ? { period } : {}) };
}

function readQuantifiers(fields: Fields): Settings['quantifiers'] {
  const node = fields.node('quantifiers');
  if (!node || node.kind === 'scalar') return fields.text('quantifiers') ?? 'default';
  const items = node.kind === 'list' ? node.items : [node];
  return items.flatMap((item): QuantifierRule[] => {
    const rule = item.kind === 'map' ? fields.inside(item) : undefined;
    if (rule) warnUnknownKeys(rule, ['words', 'rule']);
    const expression = rule?.text('rule');
    const words = rule?.list('words').map(({ value }) => value) ?? [];
    if (expression && words.length > 0) return [{ words, rule: expression }];
    fields.report(
      item.span.start,
      'wrong-type',
      'error',
      'A quantifier needs `words` and a `rule`: - { words: [la plupart], rule: share >= 60% }.',
    );
    return [];
  });
}
