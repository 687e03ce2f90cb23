import { relative, resolve } from 'node:path';
import type { NewCoding } from '../coding/entry-text.ts';
import { inlineMarks, type MarkedPassage } from '../coding/inline-marks.ts';
import { locate } from '../coding/locate.ts';
import { planHandCodings } from '../coding/plan-hand-codings.ts';
import { segmentText } from '../coding/segment-text.ts';
import { nearest } from '../language/nearest.ts';
import { findCode } from '../model/codebook.ts';
import { type Problem, sortProblems } from '../model/problem.ts';
import { slug } from '../model/slug.ts';
import { placeName, type Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { withdrawnParts } from '../model/withdrawn-parts.ts';
import { readFrontMatter } from '../parse/front-matter.ts';
import { renderProblems } from '../render/problems.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import { readTemplate } from '../study/read-template.ts';
import { partialNote } from './code-by-hand.ts';
import { coderNamed } from './coder-named.ts';
import { type Answer, type Call, exitCode, jsonDocument, UsageError } from './command.ts';
import { openCoded, problemNotes } from './opened.ts';
import { sourcesNamed } from './sources-named.ts';
import { today } from './today.ts';

/** Turns the marks typed in a copy of a transcript into a person's codings; where one is wrong, nothing is written. */
export function run(call: Call): Answer {
  const { opened, coded, problems: own } = openCoded(call);
  const coder = coderNamed(call, coded);
  const [source, other] = sourcesNamed(call.args, coded, opened, call.cwd);
  if (!source || other) throw new UsageError('A copy is of one source: study code SOURCE --marks copy.md.');
  const path = resolve(call.cwd, String(call.options.marks));
  const inside = relative(opened.folder, path);
  const read = readTemplate(path, inside.startsWith('..') ? String(call.options.marks) : inside);
  if (!read) throw new UsageError(`There is no Markdown file ${call.options.marks}.`);
  const { template } = read;
  const start = readFrontMatter(template.path, template.text).bodyStart;
  const { passages, problems: faults } = inlineMarks(
    template.path,
    template.text,
    start,
    (word) => findCode(coded.codebook, slug(word)) !== undefined,
  );
  const codings = passages.map((passage) => codingOf(passage, source, coded, today(call.env)));
  const problems = sortProblems([...read.problems, ...faults, ...codings.flatMap(({ problems }) => problems)]);
  const broken = problems.some(({ severity }) => severity === 'error');
  const plan = broken
    ? undefined
    : planHandCodings(
        coded,
        source.id,
        coder,
        codings.flatMap(({ coding }) => coding ?? []),
      );
  if (!broken && !plan)
    throw new UsageError(`The file of ${coder} for this source cannot be read: \`study check\` says why.`);
  const { added = 0, extended = 0, known = 0 } = plan ?? {};
  const changes = plan ? plannedChanges(opened, plan) : [];
  const result = { marks: passages.length, added, extended, known, problems: sortProblems([...own, ...problems]) };
  const exit = exitCode(result.problems, call.options.strict === true);
  if (call.options.json)
    return {
      output: jsonDocument({ path: plan?.path ?? null, ...result }),
      exitCode: exit,
      changes,
      folder: opened.folder,
    };
  const counted = `${passages.length} mark${passages.length === 1 ? '' : 's'}`;
  const said = plan
    ? `${plan.path}: ${counted}, ${added} new, ${extended} given further codes, ${known} known.\n${plan.isNew ? partialNote(plan.path, source) : ''}`
    : `${counted}; nothing was written. Correct the copy and run this again.\n`;
  return {
    output: renderProblems(problems, { color: call.color }) + said,
    exitCode: exit,
    changes,
    folder: opened.folder,
    ...problemNotes(own, call),
  };
}

function codingOf(
  passage: MarkedPassage,
  source: Source,
  coded: CodedStudy,
  date: string,
): { coding?: NewCoding; problems: Problem[] } {
  const { quote, codes, against, memo, at, place, attributes } = passage;
  const problems = [...codes, ...against].flatMap((id) => unknownCode(id, attributes, coded) ?? []);
  const found = locate(quote, at, source);
  const fault = (message: string) => {
    const problem: Problem = { ...place, rule: 'inline-mark', severity: 'error', message };
    return { problems: [...problems, problem] };
  };
  if (!found || found.located === 'drifted')
    return fault(
      `These words are not in ${placeName(source)} as they stand here. Copy the transcript anew, and mark it.`,
    );
  if (found.located === 'ambiguous')
    return fault(
      `These words stand in several places of ${placeName(source)}, and this copy is not like it around them. Mark more words.`,
    );
  const holes = withdrawnParts(coded, source.id);
  const { text } = segmentText(source, found.parts, found.joints, holes);
  if (text === '') return fault("These words are the interviewer's, a heading, or were taken back: mark an answer.");
  const idsOf = (ids: readonly string[]) => [...new Set(ids.map((id) => findCode(coded.codebook, id)?.id ?? id))];
  const coding: NewCoding = {
    quote: holes.length > 0 ? quote : text,
    at: found.start,
    codes: idsOf(codes),
    against: idsOf(against),
    ...(memo === undefined ? {} : { memo }),
    date,
  };
  return { coding, problems };
}

function unknownCode(id: string, place: MarkedPassage['attributes'], coded: CodedStudy): Problem | undefined {
  if (findCode(coded.codebook, id)) return undefined;
  const expected = nearest(id, coded.codebook.codes.keys());
  const hint = expected ? `Did you mean « ${expected} »?` : '`study codebook` lists them.';
  return {
    ...place,
    rule: 'unknown-code',
    severity: 'error',
    message: `This mark names the code « ${id} », which the codebook does not have. ${hint}`,
    ...(expected ? { expected } : {}),
  };
}
