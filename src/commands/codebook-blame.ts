import { findCode } from '../model/codebook.ts';
import { storyOf } from '../model/codebook-change.ts';
import { machines } from '../model/coding.ts';
import type { CodedStudy } from '../model/study.ts';
import { changeInWords } from '../organise/change-in-words.ts';
import { argumentsOf } from './codebook-opened.ts';
import { count } from './codebook-summary.ts';
import { type Answer, type Call, exitCode, jsonDocument } from './command.ts';
import { codeNamed, openCodedToRead, problemNotes } from './opened.ts';

/** The story of a code: what was done to it, when, by whom and why, and since when it is used. */
export async function run(call: Call): Promise<Answer> {
  const [given] = argumentsOf(call, 'blame CODE', { least: 1 }) as [string];
  const { opened, coded, problems } = await openCodedToRead(call);
  const isRecorded = coded.history.some(({ from, to }) => from.includes(given) || to.includes(given));
  const code = findCode(coded.codebook, given);
  const id = code?.id ?? (isRecorded ? given : codeNamed(given, coded));
  const story = storyOf(coded.history, id).map(({ date, op, from, to, under, undoes, reason, by, undone }) => ({
    date,
    op,
    from,
    to,
    ...(under === undefined ? {} : { under }),
    ...(undoes === undefined ? {} : { undoes }),
    reason,
    ...(by === undefined ? {} : { by }),
    undone,
  }));
  const use = useOf(coded, id);
  const exit = { exitCode: exitCode(problems, call.options.strict === true), from: opened };
  const facts = { code: id, label: code?.label ?? null, aliases: code?.aliases ?? [], ...use };
  if (call.options.json) return { output: jsonDocument({ ...facts, story, problems }), ...exit };
  const lines = [
    code ? `${code.label} (${id})` : `« ${id} » is no code any more.`,
    ...(code && code.aliases.length > 0 ? [`formerly ${code.aliases.join(', ')}`] : []),
    ...(code?.retired === undefined ? [] : [`retired since ${code.retired}`]),
    usedSince(use),
    ...(story.length === 0 ? ['Nothing about it is recorded in codebook/history.yaml.'] : ['']),
    ...story.flatMap(({ by, ...entry }) => [
      `${entry.date}  ${changeInWords(entry)}${by === undefined ? '' : `, by ${by}`}${entry.undone ? ' (undone since)' : ''}`,
      ...(entry.reason === '' ? [] : entry.reason.split('\n').map((line) => `            ${line}`)),
    ]),
  ];
  return { output: `${lines.join('\n')}\n`, ...exit, ...problemNotes(problems, call) };
}

interface Use {
  /** People's codings of the code itself. */
  readonly codings: number;
  readonly coders: readonly string[];
  /** Date of the first of them that has one. */
  readonly since: string | null;
  /** The waves they are in, in the study's order. */
  readonly waves: readonly string[];
}

function useOf(coded: CodedStudy, id: string): Use {
  const own = coded.codings.filter(
    ({ coding, coder }) =>
      !machines.has(coder) && coding.codes.some((name) => (findCode(coded.codebook, name)?.id ?? name) === id),
  );
  const waves = new Set(own.map(({ source }) => coded.sourceById.get(source)?.wave));
  return {
    codings: own.length,
    coders: [...new Set(own.map(({ coder }) => coder))].sort(),
    since: own.flatMap(({ coding }) => coding.date ?? []).sort()[0] ?? null,
    waves: coded.settings.waves.map((wave) => wave.id).filter((wave) => waves.has(wave)),
  };
}

function usedSince({ codings, coders, since, waves }: Use): string {
  if (codings === 0) return 'No coding uses it.';
  const first = since === null ? '' : `, the first of ${since}`;
  const where = waves.length === 0 ? '' : ` in ${waves.join(', ')}`;
  return `${count(codings, 'coding')}${where}, by ${coders.join(', ')}${first}`;
}
