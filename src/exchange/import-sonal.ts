import { counted } from '../model/counted.ts';
import { asksByLabel } from '../parse/speaker-labels.ts';
import { type Cue, cueParagraphs } from './cues.ts';
import { frontMatterKey } from './front-matter-key.ts';
import { decodedText, stemOf } from './import-text.ts';
import type { ForeignFile, Imported, Importer, ImportFault, ImportOptions } from './importer.ts';
import { rgbOf } from './refi-codes.ts';
import { type SonalCategory, sonalCodes } from './sonal-codes.ts';
import { sonalPage } from './sonal-page.ts';
import { sonalTurns } from './sonal-turns.ts';

/**
 * Files of Sonal π: interviews (`.sonal`, pages of HTML), transcripts (`.purge`, tables with tabs), and the corpus (`.crp`,
 * JSON), which holds the categories and no text. Of the Sonal before it nothing is known but what it exports.
 */
export const importer: Importer = {
  recognises: (file) => {
    const decoded = decodedText(file);
    if (/\.rtr$/i.test(file.name)) return true;
    return 'text' in decoded && (isPage(decoded.text) || isPurge(decoded.text) || isCorpus(decoded.text));
  },
  read,
};

const isPage = (text: string) => /<span[^>]*class="[^"]*\blblseg\b/.test(text);
const isPurge = (text: string) => /^Début\tFin\t/m.test(text.slice(0, 100_000));
const isCorpus = (text: string) => /^\s*\{[\s\S]*"tabThm"/.test(text.slice(0, 2_000_000));

function read(file: ForeignFile, options: ImportOptions): Imported | ImportFault {
  const decoded = decodedText(file);
  const text = 'text' in decoded ? decoded.text : '';
  if (isPage(text)) return readPage(file, text, options);
  if (isPurge(text)) return readPurge(file, text);
  if (isCorpus(text)) return readCorpus(file, text);
  return {
    fault:
      'It is of an earlier Sonal, whose files are not documented. Open it there, or in Sonal π, and export the interview with its time codes, as text, SRT or HTML.',
  };
}

function readPage(file: ForeignFile, text: string, { interviewers }: ImportOptions): Imported | ImportFault {
  const page = sonalPage(text);
  const names = page.list('loc-json').map((name) => String(name ?? '').trim());
  const nameOf = ({ speaker, name }: { speaker: string; name: string }) => names[Number(speaker)] || name;
  const { paragraphs, codings, hidden, unhidden } = sonalTurns(page.segments, nameOf);
  if (paragraphs.length === 0) return { fault: 'It holds no segment with words.' };
  const variables = variablesOf(page.list, names, interviewers);
  const memo = page.notes === '' ? {} : { memo: page.notes };
  const stem = stemOf(file.name);
  return {
    sources: [{ name: stem, paragraphs, labelled: true, codings, variables: { ...variables.values, ...memo } }],
    codes: { chapter: 'Sonal', codes: sonalCodes(categoriesIn(page.list('cat-json'))) },
    losses: [
      ...counted(hidden, 'name, for which its pseudonym stands', 'names, for which their pseudonyms stand'),
      ...variables.losses,
    ],
    warnings: counted(unhidden, 'place is', 'places are').map(
      (places) => `${places} marked to be made anonymous, and not yet: the names stand in the text.`,
    ),
  };
}

function readCorpus(file: ForeignFile, text: string): Imported | ImportFault {
  let corpus: { readonly tabThm?: unknown };
  try {
    corpus = JSON.parse(text) as typeof corpus;
  } catch {
    return { fault: 'It is not whole: its JSON does not end, or is damaged. Save the corpus again.' };
  }
  const codes = sonalCodes(categoriesIn(Array.isArray(corpus.tabThm) ? corpus.tabThm : []));
  return {
    sources: [],
    codes: { chapter: stemOf(file.name), codes },
    warnings: [
      'A corpus holds the categories only. Its interviews are the .sonal files beside it: import them with it.',
    ],
  };
}

function categoriesIn(list: readonly unknown[]): SonalCategory[] {
  return list.filter(isRecord).map(({ code, nom, couleur, rang }) => {
    const color = rgbOf(String(couleur ?? ''));
    const depth = Number(rang) || 0;
    return { id: String(code ?? ''), label: String(nom ?? ''), depth, ...(color === undefined ? {} : { color }) };
  });
}

/** Who speaks, notes, then a row a segment: from, to, speaker, words. */
function readPurge(file: ForeignFile, text: string): Imported {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const names = (lines[0] ?? '').split('\t').map((name) => name.trim());
  const heading = lines.findIndex((line) => line.startsWith('Début\tFin\t'));
  const from = lines.findIndex((line) => line.startsWith('Memo :'));
  const memo = from === -1 ? '' : lines.slice(from, heading).join('\n').replace('Memo :', '').trim();
  const cues = lines.slice(heading + 1).flatMap((line): Cue[] => {
    const [start = '', end = '', speaker = '', ...said] = line.split('\t');
    const words = said[0]?.trim() ?? '';
    const name = names[Number(speaker)] ?? '';
    if (words === '') return [];
    return [
      { start: Number(start) || 0, end: Number(end) || 0, text: words, ...(name === '' ? {} : { speaker: name }) },
    ];
  });
  const variables = memo === '' ? {} : { memo };
  return { sources: [{ name: stemOf(file.name), paragraphs: cueParagraphs(cues), labelled: true, variables }] };
}

/** Values by name: those of the interview, and those of the one speaker who answers. */
function variablesOf(
  list: (id: string) => readonly unknown[],
  speakers: readonly string[],
  interviewers: readonly string[],
): { values: Record<string, string>; losses: string[] } {
  const rows = (id: string) => list(id).filter(isRecord);
  const own = new Map(rows('var-json').map((variable) => [variable.v, variable]));
  const words = new Map(rows('dic-json').map(({ v, m, lib }) => [`${v}\0${m}`, String(lib ?? '').trim()]));
  const answering = speakers.flatMap((name, index) => (name !== '' && !asksByLabel(name, interviewers) ? [index] : []));
  const values: Record<string, string> = {};
  let [ofSpeakers, kept] = [0, 0];
  for (const { v, l, m } of rows('dat-json')) {
    const name = String(own.get(v)?.lib ?? '');
    const value = words.get(`${v}\0${m}`) ?? '';
    if (name === '' || value === '') continue;
    const isWhole = l === 'all' || (answering.length === 1 && answering[0] === Number(l));
    if (String(own.get(v)?.priv) === 'true') kept++;
    else if (!isWhole) ofSpeakers++;
    else {
      const [key, plain] = frontMatterKey(name, value);
      values[key] = plain;
    }
  }
  return {
    values,
    losses: [
      ...counted(ofSpeakers, 'value of a variable of one speaker', 'values of variables of single speakers'),
      ...counted(kept, 'value of a private variable', 'values of private variables'),
    ],
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
