import { type Chapter, type Code, retiredSince } from '../model/codebook.ts';
import { takenNames } from '../model/coder-name.ts';
import { machines } from '../model/coding.ts';
import { compareText } from '../model/order.ts';
import type { PageCode, PageStudy } from '../model/page-study.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { pageProblem } from './preview.ts';
import type { Route } from './route.ts';

/** The study without its transcripts: sources, codebook, coders. */
export const studyRoute: Route = ({ coded, opened, options }): PageStudy => {
  const { settings, sources, codebook, codingFiles, templates } = coded;
  const names = [...new Set(codingFiles.map(({ coder }) => coder))].sort(compareText);
  const coders = names.map((name) => ({ name, isMachine: machines.has(name) }));
  const readings = new Map<string, PageStudy['sources'][number]['readings']>();
  for (const { source, coder, status } of codingFiles)
    readings.set(source, [...(readings.get(source) ?? []), { coder, status }]);
  return {
    title: settings.title,
    language: settings.language,
    ...(options.coder === undefined ? {} : { coder: options.coder }),
    coders: [...coders.filter(({ isMachine }) => !isMachine), ...coders.filter(({ isMachine }) => isMachine)],
    takenNames,
    waves: settings.waves.map(({ id, label }) => ({ id, label })),
    sources: sources.map((source) => ({
      ...rowOf(source),
      readings: readings.get(source.id) ?? [],
    })),
    templates: templates.map(({ name }) => name),
    chapters: codebook.chapters.map((chapter) => chapterOf(chapter, coded)),
    faults: opened.problems.filter(({ severity }) => severity === 'error').map(pageProblem),
    isWithheld: opened.settingsBroken,
  };
};

function rowOf(source: Source): Omit<PageStudy['sources'][number], 'readings'> {
  const { id, path, case: name, pseudonym, wave, date, consent, counted, variables } = source;
  return {
    id,
    path,
    case: name,
    pseudonym,
    ...(wave === undefined ? {} : { wave }),
    ...(date === undefined ? {} : { date }),
    consent,
    counted,
    variables,
    words: wordsOf(source),
  };
}

const counted = new WeakMap<Source, number>();

function wordsOf(source: Source): number {
  const known = counted.get(source) ?? source.body.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  counted.set(source, known);
  return known;
}

function chapterOf({ id, label, themes }: Chapter, coded: CodedStudy): PageStudy['chapters'][number] {
  return { id, label, themes: themes.map((theme) => codeOf(theme, coded)) };
}

function codeOf(code: Code, coded: CodedStudy): PageCode {
  const { id, label, level, aliases, definition, include, exclude, examples, indicators, place, children } = code;
  return {
    id,
    label,
    level,
    aliases,
    retired: retiredSince(coded.codebook, id) !== undefined,
    definition,
    include,
    exclude,
    examples,
    indicators,
    path: place.file,
    children: children.map((child) => codeOf(child, coded)),
  };
}
