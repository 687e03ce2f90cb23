import { firstFrom } from '../model/first-from.ts';
import { wordsAboveLabels } from './above-labels.ts';
import { cleanText } from './clean-text.ts';
import { crowded } from './crowded.ts';
import { stemOf } from './import-text.ts';
import type {
  ForeignFile,
  ImportedCodes,
  ImportedCoding,
  ImportedParagraph,
  ImportedQuote,
  ImportedSource,
  Importer,
  ImportFault,
  ImportOptions,
} from './importer.ts';
import { importers } from './importers.ts';
import type { LabelForm } from './label-edits.ts';
import { lettersIn } from './letters-in.ts';
import { type OwnLineLabels, ownLineLabels } from './own-line-labels.ts';
import { sourceBody } from './source-body.ts';
import { labelVariants, type Nearest, type SpeakerFound, speakersFound, strayLabels } from './speakers-found.ts';
import { taguetteText } from './taguette-text.ts';

/** A source as the study will have it. */
export interface ReadSource {
  /** What its file is named after. */
  readonly name: string;
  readonly body: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly speakers: readonly SpeakerFound[];
  readonly codings: readonly ReadCoding[];
}

/** Offsets in the body of its source. */
export interface ReadCoding extends ImportedCoding {
  /** What the other program has there, plain text, and how many letters and digits before it. */
  readonly words: string;
  readonly lettersBefore: number;
}

/** A foreign file as read: plain values, that can be passed from one thread to another. */
export interface ReadFile {
  /** The importer that read it. */
  readonly format: string;
  readonly sources: readonly ReadSource[];
  readonly codes?: ImportedCodes;
  readonly quotes: readonly ImportedQuote[];
  readonly losses: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Reads a foreign file: finds its importer, and writes what it gives as sources of the study.
 * @param format the importer to use; by default the first that recognises the file.
 */
export async function importFile(
  file: ForeignFile,
  options: ImportOptions,
  nearest: Nearest,
  format?: string,
): Promise<ReadFile | ImportFault> {
  const found = await importerOf(file, format);
  if (!found) return { fault: unknownFile(file) };
  const read = await found.importer.read(file, options);
  if ('fault' in read) return read;
  const imported = taguetteText(read, stemOf(file.name), options.labels ?? []) ?? read;
  const length = imported.sources.reduce((sum, { paragraphs }) => sum + charactersIn(paragraphs), 0);
  const most = imported.codes ? ofProject : mostCharacters;
  if (length > most) return { fault: tooLong(length, most) };
  const fault = crowded(imported.sources.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)));
  if (fault) return { fault };
  const made = imported.sources.map((source) => readSource(source, options, nearest));
  const sources = made.map(({ source }) => source).filter(({ body }) => body.trim() !== '');
  const { codes, quotes = [], losses = [] } = imported;
  const warnings = [...(imported.warnings ?? []), ...aboveWarnings(made), ...unsureWarnings(made)];
  if (sources.length + quotes.length + (codes?.codes.length ?? 0) === 0) return { fault: 'It holds no text.' };
  return { format: found.name, sources, ...(codes ? { codes } : {}), quotes, losses, warnings };
}

/** Some 500,000 words: 50 long interviews in one file. Beyond, reading would take minutes. */
const mostCharacters = 3_000_000;

/** A project cannot be divided; it is read at one go all the same. */
const ofProject = 20_000_000;

function charactersIn(paragraphs: readonly ImportedParagraph[]): number {
  return paragraphs.reduce((sum, { text }) => sum + text.length, 0);
}

function tooLong(length: number, most: number): string {
  const millions = (count: number) => Math.ceil(count / 1_000_000);
  return `It has ${millions(length)} million characters; at most ${millions(most)} million are read of one file. Divide it.`;
}

interface Found {
  readonly name: string;
  readonly importer: Importer;
}

async function importerOf(file: ForeignFile, format: string | undefined): Promise<Found | undefined> {
  if (format !== undefined) {
    const entry = importers[format];
    return entry && { name: format, importer: (await entry.load()).importer };
  }
  for (const name of importersFor(file.name)) {
    const { importer } = (await importers[name]?.load()) ?? {};
    if (importer?.recognises(file)) return { name, importer };
  }
  return undefined;
}

/** The importers that claim a file's ending, in the order they are asked; by default those of text. */
export function importersFor(name: string): string[] {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? 'txt';
  return Object.keys(importers).filter((importer) => importers[importer]?.extensions.includes(ending));
}

function unknownFile({ name, bytes }: ForeignFile): string {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    return 'It is an old Office file, or one with a password. Save it anew, without a password, as .docx, .odt or .xlsx.';
  const known = [...new Set(Object.values(importers).flatMap(({ extensions }) => extensions))];
  return importersFor(name).length > 0
    ? 'It is not what its name says, or damaged. Open it in the program it comes from, and save it again.'
    : `No importer knows files of this name. Known: ${known.map((ending) => `.${ending}`).join(', ')}.`;
}

interface Made {
  readonly source: ReadSource;
  /** How many words stand above its first label. */
  readonly above: number;
  /** Short paragraphs that return, and may be labels. */
  readonly unsure: OwnLineLabels['unsure'];
}

function unsureWarnings(made: readonly Made[]): string[] {
  return made.flatMap(({ source, unsure }) => {
    const [first, second = first] = unsure;
    if (!first || !second) return [];
    const where = made.length > 1 ? ` in ${source.name}` : '';
    const lines = unsure.slice(0, mostLines).map(([line, times]) => `« ${line} » ${times} times`);
    return `No label was recognised${where}, but short paragraphs return: ${lines.join(', ')}. If they say who speaks, import again with --speakers "${first[0]}=Q, ${second[0]}=R".`;
  });
}

/** A group has fewer speakers. */
const mostLines = 12;

function aboveWarnings(made: readonly Made[]): string[] {
  return made.flatMap(({ source, above }) => {
    if (above === 0) return [];
    const where = made.length > 1 ? ` of ${source.name}` : '';
    return `${above} ${above === 1 ? 'word stands' : 'words stand'} above the first label${where}, and will count as an answer. If nobody says so, make it a title, or take it out.`;
  });
}

function readSource(source: ImportedSource, options: ImportOptions, nearest: Nearest): Made {
  const { name, variables = {}, labelled = false } = source;
  const given = Object.keys(options.speakers);
  const form: LabelForm = {
    interviewers: options.interviewers,
    known: given,
    gap: options.language === 'fr' ? ' ' : '',
    rename: (label) => (Object.hasOwn(options.speakers, label) ? (options.speakers[label] as string) : label),
  };
  const first = sourceBody(source, form);
  const ownLine = labelled ? noOwnLine : ownLineLabels(first.body, form, nearest, given);
  const apart = { ...form, ownLine: ownLine.names };
  const second = ownLine.names.size > 0 ? sourceBody(source, apart) : first;
  const stray = labelled ? [] : strayLabels(second.body, form, nearest);
  const variants = labelVariants(second.body, form, given);
  const last = {
    ...apart,
    known: [...given, ...stray, ...variants.keys()],
    rename: (label: string) => form.rename(variants.get(label) ?? label),
  };
  const { body, offsetOf, endOf } = stray.length + variants.size > 0 ? sourceBody(source, last) : second;
  const text = source.paragraphs.map((paragraph) => paragraph.text).join('\n');
  const letters = source.codings ? lettersIn(text) : new Int32Array();
  const codings = (source.codings ?? []).map((coding) => ({
    ...coding,
    start: offsetOf(coding.start),
    end: endOf(coding.end),
    words: cleanText(text.slice(coding.start, coding.end)),
    lettersBefore: firstFrom(letters, coding.start),
  }));
  const speakers = speakersFound(body, last, nearest, variants);
  const above = labelled ? 0 : wordsAboveLabels(body, last);
  return { source: { name, body, variables, speakers, codings }, above, unsure: ownLine.unsure };
}

const noOwnLine: OwnLineLabels = { names: new Set(), unsure: [] };
