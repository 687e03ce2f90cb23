import { createHash } from 'node:crypto';
import { segmentsIn } from '../model/coded-segments.ts';
import { known, type Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { identities } from '../verbatims/identities.ts';

const words = new WeakMap<Source, string>();

/** A fingerprint of the text of a source. */
export function wordsPrint(source: Source): string {
  const before = words.get(source);
  const print = before ?? known(source, 'words', '', () => printOf(source.body));
  words.set(source, print);
  return print;
}

interface Prints {
  readonly study: string;
  readonly sources: Map<string, string>;
}

const cache = new WeakMap<CodedStudy, Prints>();

/**
 * A fingerprint of all that quotes of some sources and the passages around them are made from, but for how the template
 * asks for them: of the settings, what is said and coded there, and, where names are hidden, of all that tells a name from
 * another word.
 */
export function quotesPrint(coded: CodedStudy, sources: Iterable<Source>): string {
  const prints = cache.get(coded) ?? { study: studyPrint(coded), sources: new Map() };
  cache.set(coded, prints);
  const all = [prints.study];
  for (const source of sources) {
    const print = prints.sources.get(source.id) ?? sourcePrint(source, coded);
    prints.sources.set(source.id, print);
    all.push(print);
  }
  return all.join(' ');
}

function sourcePrint(source: Source, coded: CodedStudy): string {
  return printOf(
    JSON.stringify([headOf(source), wordsPrint(source), segmentsIn(coded, source.id), coded.withdrawn.get(source.id)]),
  );
}

/** What is told of a source; of one whose text is read when it is asked for, it is not read here. */
function headOf(source: Source): Readonly<Record<string, unknown>> {
  return { ...source, body: undefined, turns: undefined, said: undefined };
}

function studyPrint(coded: CodedStudy): string {
  const { settings, codebook } = coded;
  return printOf(JSON.stringify([settings, [...codebook.codes.keys()], [...codebook.aliases], namesPrint(coded)]));
}

/** Of what is masked where: every name of the study counts, and every text in which a word may not be a name. */
function namesPrint(coded: CodedStudy): readonly unknown[] {
  if (identities(coded).length === 0) return [];
  const texts = [...coded.texts.keys()].filter((path) => path.startsWith('codebook/'));
  return [
    coded.sources.map((source) => [headOf(source), wordsPrint(source)]),
    coded.templates.map(({ text }) => text),
    texts.map((path) => coded.texts.get(path)),
  ];
}

export function printOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
