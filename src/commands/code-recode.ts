import { createHash } from 'node:crypto';
import { oldAndNew, recodeListText, sampleSources } from '../coding/recode-list.ts';
import { nearest } from '../language/nearest.ts';
import { type RecodedCode, recodingAgreement } from '../measure/recoding-agreement.ts';
import { findCode } from '../model/codebook.ts';
import { placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { parseRecodeList } from '../parse/recode-list.ts';
import { renderProblems } from '../render/problems.ts';
import { terminalTable } from '../render/terminal-table.ts';
import { wrapText } from '../render/wrap-text.ts';
import type { OpenedStudy } from '../study/open.ts';
import { readText } from '../study/read-text.ts';
import { shownSource } from '../verbatims/attribution.ts';
import { maskNames } from '../verbatims/identities.ts';
import { isQuotable } from '../verbatims/quotable.ts';
import { type Answer, type Call, exitCode, jsonDocument, UsageError } from './command.ts';
import { numberGiven, openCoded, problemNotes } from './opened.ts';

const smallestSample = 5;
/** How many passages are shown that were coded otherwise. */
const mostShown = 10;

/** Makes a blind recoding list of a wave or, where it is there, compares what was coded with what is coded now. */
export function run(call: Call): Answer {
  const { opened, coded, problems } = openCoded(call);
  const wave = String(call.options.recode);
  if (call.args.length > 0)
    throw new UsageError(`--recode picks interviews of the wave itself: name none (« ${call.args.join(' ')} »).`);
  if (!coded.settings.waves.some(({ id }) => id === wave)) {
    const known = coded.settings.waves.map(({ id }) => id).join(', ') || 'none';
    throw new UsageError(`The study has no wave « ${wave} ». Known: ${known}.`);
  }
  const path = `codebook/recode-${wave}.yaml`;
  const text = readText(opened.folder, path);
  const answer = text === undefined ? newList(call, coded, opened, wave, path) : agreement(call, coded, text, path);
  const exit = Math.max(answer.exitCode, exitCode(problems, call.options.strict === true)) as 0 | 1;
  return { ...answer, exitCode: exit, ...(call.options.json ? {} : problemNotes(problems, call)) };
}

/** A list of a few interviews, the same ones at every run. */
function newList(call: Call, coded: CodedStudy, opened: OpenedStudy, wave: string, path: string): Answer {
  const size = numberGiven(call, 'sample') ?? smallestSample;
  if (size === 0) throw new UsageError('`--sample 0`: recode at least one interview.');
  const read = coded.sources.filter(
    (source) =>
      source.wave === wave &&
      source.counted &&
      (coded.counted.get(source.id) ?? []).some(({ status }) => status === 'complete'),
  );
  if (read.length === 0)
    throw new UsageError(
      `No interview of the wave ${wave} has been read to the end: there is nothing to compare with.`,
    );
  const chosen = sampleSources(read, size, (id) => createHash('sha256').update(id).digest('hex'));
  const heading = [
    `Blind recoding of ${chosen.length} of ${read.length} interviews of the wave ${wave}, by today’s codebook.`,
    'Give each passage its codes without looking at the earlier ones: codes: [a, b], or codes: [] where none fits.',
    `Then \`study code --recode ${wave}\` compares. This file counts nowhere; remove it to begin anew.`,
  ].join('\n');
  const text = recodeListText(coded, chosen, heading);
  const passages = text.match(/^ {2}- source:/gm)?.length ?? 0;
  const output = call.options.json
    ? jsonDocument({
        path,
        wave,
        sources: chosen.map(shownSource),
        passages,
        recoded: 0,
        codes: [],
        differences: [],
        problems: [],
      })
    : `${path}: ${passages} passages of ${chosen.map(shownSource).join(', ')} to recode.\nFill in \`codes:\` of each, then run \`study code --recode ${wave}\` again.\n`;
  return { output, exitCode: 0, changes: [{ path, content: text }], folder: opened.folder };
}

function agreement(call: Call, coded: CodedStudy, text: string, path: string): Answer {
  const { entries, codeOffsets, problems: faults } = parseRecodeList(path, text);
  const unknown = [...codeOffsets].flatMap(
    ([id, offset]) => unknownCode(coded, id, placesIn(path, text)(offset)) ?? [],
  );
  const problems = [...faults, ...unknown];
  const pairs = oldAndNew(coded, entries);
  const filled = entries.filter(({ codes }) => codes !== undefined).length;
  const labels = new Map([...coded.codebook.codes].map(([id, { label }]) => [id, label]));
  const codes = recodingAgreement(pairs, [...labels.keys()]);
  const differences = pairs
    .filter(({ old, fresh }) => [...old, ...fresh].some((id) => old.has(id) !== fresh.has(id)))
    .map(({ source: id, text: passage, old, fresh }) => {
      const source = coded.sourceById.get(id) as Source;
      const own = (one: ReadonlySet<string>, other: ReadonlySet<string>) => [...one].filter((code) => !other.has(code));
      const words = isQuotable(source, coded.settings) ? maskNames(passage, coded, id) : '[…]';
      return { source: shownSource(source), text: words, before: own(old, fresh), now: own(fresh, old) };
    });
  const exit = exitCode(problems, call.options.strict === true);
  if (call.options.json) {
    const sources = [...new Set(entries.flatMap(({ source }) => coded.sourceById.get(source) ?? []))].map(shownSource);
    const wave = String(call.options.recode);
    const document = {
      path,
      wave,
      sources,
      passages: entries.length,
      recoded: pairs.length,
      codes,
      differences,
      problems,
    };
    return { output: jsonDocument(document), exitCode: exit };
  }
  const lost = filled - pairs.length;
  const counts = [
    `${pairs.length} of ${entries.length} passages recoded.`,
    ...(lost > 0 ? [`${lost} no longer stand in their interviews and are left out.`] : []),
  ].join(' ');
  const shown = differences
    .slice(0, mostShown)
    .map(
      ({ source, text: words, before, now }) =>
        `${source}: before ${list(before)}, now ${list(now)}\n${wrapText(words, { margin: '  ' })}`,
    );
  const more =
    differences.length > shown.length ? `${differences.length - shown.length} more: --json lists them.\n` : '';
  const tables =
    pairs.length === 0 ? `Fill in \`codes:\` in ${path} first.\n` : `${table(codes, labels)}\n${shown.join('')}${more}`;
  return { output: `${renderProblems(problems, { color: call.color })}${counts}\n${tables}`, exitCode: exit };
}

function list(ids: readonly string[]): string {
  return ids.length === 0 ? 'nothing' : ids.join(', ');
}

/** A code found in fewer passages, before and now, agrees or not by chance. */
const leastFound = 3;

function table(codes: readonly RecodedCode[], labels: ReadonlyMap<string, string>): string {
  const isRare = ({ before, now }: RecodedCode) => Math.max(before, now) < leastFound;
  const rows = codes
    .filter((one) => !isRare(one))
    .map(({ code, before, now, both, percent, alpha, reason }) => [
      labels.get(code) ?? code,
      String(before),
      String(now),
      String(both),
      `${Math.round(percent * 100)} %`,
      alpha === null ? (reason ?? '') : alpha.toFixed(2),
    ]);
  const rare = codes.filter(isRare).map(({ code }) => code);
  const head = ['code', 'before', 'now', 'both', 'agreement', 'alpha'];
  const frequent = rows.length === 0 ? '' : terminalTable(head, rows, [1, 2, 3, 4, 5]);
  const rest =
    rare.length === 0
      ? ''
      : wrapText(`Too rare to assess, in fewer than ${leastFound} passages before and now: ${rare.join(', ')}.`);
  return codes.length === 0 ? 'No passage has a code, before or now.\n' : frequent + rest;
}

function unknownCode(
  coded: CodedStudy,
  id: string,
  place: ReturnType<ReturnType<typeof placesIn>>,
): Problem | undefined {
  if (findCode(coded.codebook, id)) return undefined;
  const expected = nearest(id, coded.codebook.codes.keys());
  const hint = expected ? `Did you mean « ${expected} »?` : '`study codebook` lists them.';
  const message = `This passage names the code « ${id} », which the codebook does not have. ${hint}`;
  return { ...place, rule: 'unknown-code', severity: 'error', message, ...(expected ? { expected } : {}) };
}
