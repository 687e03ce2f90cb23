import { nearest } from '../language/nearest.ts';
import { capitalised } from '../language/number-in-words.ts';
import { isSelected, variableOf } from '../model/selection.ts';
import type { Settings } from '../model/settings.ts';
import type { Source } from '../model/source.ts';
import { shownCase, shownName } from '../verbatims/attribution.ts';
import { shownValue } from '../verbatims/shown-value.ts';
import { selectionOf } from './base.ts';
import { type Composing, fault } from './composing.ts';
import { dateText } from './corpus-words.ts';
import type { LeafDirective } from './directive.ts';
import type { Cell, Table } from './document.ts';
import { labelsIn } from './labels.ts';

export const sampleDirective: LeafDirective = {
  attributes: ['columns', 'group', 'wave', 'where', 'except'],
  gives: 'the table of interviewees, with links where the interviews are published',
  build(call, composing) {
    const { coded } = composing;
    const selection = selectionOf(call, composing) ?? {};
    const sources = coded.sources.filter((source) => isSelected(source, selection));
    const known = new Set([
      'wave',
      'case',
      'date',
      'url',
      'kind',
      'language',
      'pseudonym',
      ...sources.flatMap(({ variables }) => Object.keys(variables)),
    ]);
    const columns =
      call.attributes.columns?.split(',').map((column) => column.trim()) ?? defaultColumns(sources, coded.settings);
    for (const column of [...columns, ...(call.attributes.group === undefined ? [] : [call.attributes.group])]) {
      if (known.has(column)) continue;
      fault(composing, call.place, 'unknown-variable', `No source has a variable « ${column} ».`, {
        expected: nearest(column, known),
      });
    }
    const shown = columns.filter((column) => known.has(column));
    return groups(sources, call.attributes.group, composing).map(({ caption, members }) =>
      table(members, shown, caption, composing),
    );
  },
};

/** What the sources can say of themselves: pseudonym, organisation, interviewee, role, wave, link. */
function defaultColumns(sources: readonly Source[], settings: Settings): string[] {
  const has = (variable: string) =>
    sources.some((source) => source.consent === 'named' && source.variables[variable] !== undefined);
  const columns = ['organisation', 'interviewee', 'role'].filter(
    (variable) =>
      has(variable) ||
      sources.some((source) => source.variables[variable] !== undefined && !settings.identifying.includes(variable)),
  );
  if (columns.length === 0) columns.push('case');
  if (settings.waves.length > 1) columns.push('wave');
  if (sources.some(({ url, consent }) => url !== undefined && consent === 'named')) columns.push('url');
  return columns;
}

function groups(
  sources: readonly Source[],
  group: string | undefined,
  { coded }: Composing,
): { caption?: string; members: Source[] }[] {
  const counted = sources.filter((source) => source.counted);
  const outsiders = sources.filter((source) => !source.counted);
  const others = labelsIn(coded.settings.language).others;
  const waveLabels = new Map(group === 'wave' ? coded.settings.waves.map(({ id, label }) => [id, label]) : []);
  const values = group === undefined ? [undefined] : [...new Set(counted.map((source) => groupOf(source, group)))];
  const inside = values.map((value) => ({
    ...(group === undefined
      ? {}
      : { caption: value === undefined ? others : (waveLabels.get(value) ?? shownValue(group, value, coded)) }),
    members: group === undefined ? counted : counted.filter((source) => groupOf(source, group) === value),
  }));
  const quoted = coded.settings.language === 'fr' ? 'Cités sans être comptés' : 'Quoted, not counted';
  return [...inside, ...(outsiders.length > 0 ? [{ caption: quoted, members: outsiders }] : [])].filter(
    ({ members }) => members.length > 0,
  );
}

/** Of a source that is counted and never shown nothing but its wave tells where it belongs. */
function groupOf(source: Source, group: string): string | undefined {
  return source.consent === 'none' && group !== 'wave' ? undefined : variableOf(source, group);
}

/** Columns with a name of their own in the study's language; any other variable is called as it is written. */
const titledColumns = [
  'organisation',
  'interviewee',
  'role',
  'wave',
  'case',
  'date',
  'kind',
  'language',
  'pseudonym',
  'url',
] as const;
type TitledColumn = (typeof titledColumns)[number];

function table(
  sources: readonly Source[],
  columns: readonly string[],
  caption: string | undefined,
  { coded }: Composing,
): Table {
  const { settings } = coded;
  const labels = labelsIn(settings.language);
  return {
    type: 'table',
    ...(caption === undefined ? {} : { caption }),
    columns: columns.map((column) => ({
      label: titledColumns.includes(column as TitledColumn) ? labels[column as TitledColumn] : capitalised(column),
      align: 'left',
    })),
    rows: sources.map((source) => columns.map((column, index) => cell(source, column, index === 0, settings))),
  };
}

function cell(source: Source, column: string, first: boolean, settings: Settings): Cell {
  const named = source.consent === 'named';
  if (column === 'url')
    return named && source.url !== undefined ? { text: linkText(source, settings), href: source.url } : { text: '' };
  if (column === 'pseudonym') return { text: source.pseudonym };
  if (column === 'case') return { text: shownCase(source) };
  if (column === 'wave') return { text: settings.waves.find(({ id }) => id === source.wave)?.label ?? '' };
  if (source.consent === 'none') return { text: first ? source.pseudonym : '' };
  if (!named && (settings.identifying.includes(column) || column === 'date'))
    return { text: first ? source.pseudonym : '' };
  const value =
    column === 'date' && source.date !== undefined
      ? dateText(source.date, settings.language)
      : variableOf(source, column);
  return { text: value ?? (first ? shownCase(source) : '') };
}

/** Whose interview a link leads to, so that links read out of their row differ. */
function linkText(source: Source, { waves }: Settings): string {
  const wave = waves.length > 1 ? waves.find(({ id }) => id === source.wave)?.label : undefined;
  return [shownName(source), wave].filter((part) => part !== undefined).join(', ');
}
