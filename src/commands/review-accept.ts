import { planReview } from '../coding/plan-review.ts';
import { acceptingUnread } from '../coding/review-decisions.ts';
import { codeCounts, type OpenSuggestion, type ReviewQueue } from '../coding/review-queue.ts';
import { acceptedAbove, type Tally } from '../measure/review-acceptance.ts';
import type { Code } from '../model/codebook.ts';
import type { CodedStudy } from '../model/study.ts';
import { terminalTable } from '../render/terminal-table.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import { shownSource } from '../verbatims/attribution.ts';
import { type Answer, type Call, exitCode, jsonDocument, UsageError } from './command.ts';
import { type Opened, problemNotes } from './opened.ts';
import { estimatedPrecision } from './review-estimate.ts';
import { lines, madePartial } from './review-notes.ts';
import { today } from './today.ts';

/** Accepts, without asking, every suggestion of a queue that is at least so sure; says before how often such ones were right. */
export function acceptAbove(threshold: number, queue: ReviewQueue, coder: string, study: Opened, call: Call): Answer {
  const { opened, coded, problems } = study;
  const open = queue.passages.flatMap(({ suggestions }) => suggestions);
  const accepted = open.filter(({ coding }) => (coding.confidence ?? -1) >= threshold);
  const unsure = open.filter(({ coding }) => coding.confidence === undefined).length;
  const plan = planReview(coded, coder, accepted.map(acceptingUnread), today(call.env));
  if (!plan)
    throw new UsageError(
      'A file is written in a way that cannot be changed safely. Nothing was accepted: narrow it down with --source or --code, or review one by one.',
    );
  const changes = plannedChanges(opened, plan);
  const isLearned = accepted.some((one) => one.coder === 'model');
  const estimates = isLearned ? estimatedPrecision(coded, threshold, call) : undefined;
  const codes = codeRows(open, accepted, threshold, coded, call.options.machine, estimates);
  const exit = exitCode(problems, call.options.strict === true);
  const made = (plan.created ?? []).map(({ path }) => path);
  const written = changes.length > 0 ? { changes, folder: opened.folder } : {};
  if (call.options.json) {
    const document = { coder, threshold, codes, accepted: accepted.map((one) => acceptedRow(one, coded)), unsure };
    return { output: jsonDocument({ ...document, made, problems }), exitCode: exit, ...written };
  }
  const output = batchText(codes, accepted.length, threshold, unsure) + madePartial(made, call.options.dryRun === true);
  return { output, exitCode: exit, ...written, ...problemNotes(problems, call) };
}

interface Share extends Tally {
  readonly share: number | null;
  readonly reason?: string;
}

interface CodeRow {
  readonly code: string;
  readonly label: string;
  readonly accepted: number;
  readonly left: number;
  /** Of those a person decided one by one, those accepted. */
  readonly reviewed: Share;
  /** Of those the learner would make for interviews held out, those people had given. */
  readonly heldOut: Share;
}

function codeRows(
  open: readonly OpenSuggestion[],
  accepted: readonly OpenSuggestion[],
  threshold: number,
  coded: CodedStudy,
  machine: unknown,
  estimates: ReadonlyMap<string, Tally> | undefined,
): CodeRow[] {
  const [all, taken] = [codeCounts(open), codeCounts(accepted)];
  return [...coded.codebook.codes.values()]
    .filter(({ id }) => taken.has(id))
    .map(({ id, label }: Code) => {
      const decided = acceptedAbove(coded, id, threshold, typeof machine === 'string' ? machine : undefined);
      const count = taken.get(id) as number;
      return {
        code: id,
        label,
        accepted: count,
        left: (all.get(id) as number) - count,
        reviewed: shareOf(decided, 'nobody has decided one that sure, seeing it'),
        heldOut: shareOf(estimates?.get(id) ?? { k: 0, n: 0 }, whyUnknown(estimates)),
      };
    });
}

function whyUnknown(estimates: ReadonlyMap<string, Tally> | undefined): string {
  return estimates ? 'none would be that sure' : 'nothing accepted was learned, or too little is coded for an estimate';
}

function shareOf({ k, n }: Tally, reason: string): Share {
  return n > 0 ? { k, n, share: k / n } : { k, n, share: null, reason };
}

function acceptedRow({ source, segment, codes, coder, coding }: OpenSuggestion, coded: CodedStudy) {
  const shown = coded.sourceById.get(source);
  return {
    source: shown ? shownSource(shown) : source,
    start: segment.start,
    end: segment.end,
    codes,
    machine: coder,
    confidence: coding.confidence ?? null,
  };
}

function batchText(codes: readonly CodeRow[], accepted: number, threshold: number, unsure: number): string {
  const without = unsure > 0 ? `${unsure} without a confidence: review them one by one.\n` : '';
  if (accepted === 0) return `No suggestion has a confidence of ${threshold} or more.\n${without}`;
  const ofN = ({ k, n }: Share) => (n > 0 ? `${k} of ${n}` : 'not known');
  const rows = codes.map(({ label, accepted: count, left, reviewed, heldOut }) => [
    label,
    String(count),
    String(left),
    ofN(reviewed),
    ofN(heldOut),
  ]);
  const table = terminalTable(['Code', 'accepted', 'left', 'right so far', 'held out'], rows, [1, 2, 3, 4]);
  const meaning = lines(
    `Right so far: of the suggestions at ${threshold} or more that a person decided one by one, those accepted. Held out: of those learned from other interviews, the ones people had given themselves.`,
  );
  return `${table}${meaning}${accepted} accepted, unread: they are marked \`review: batch\`.\n${without}`;
}
