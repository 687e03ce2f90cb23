import type { Problem } from '../model/problem.ts';
import type { CodedStudy } from '../model/study.ts';
import { renderProblems } from '../render/problems.ts';
import type { AdoptedQuote } from '../report/adopt-report.ts';
import type { FileChange } from '../study/save.ts';
import { shownSource } from '../verbatims/attribution.ts';
import { maskNames } from '../verbatims/identities.ts';
import { type Adopted, type Counts, codeOf } from './adopted.ts';
import { count } from './codebook-summary.ts';
import { type Answer, type Call, exitCode, jsonDocument } from './command.ts';
import { problemNotes } from './opened.ts';

interface Outcome {
  readonly coded: CodedStudy;
  /** Of the study, and of the files. */
  readonly own: readonly Problem[];
  readonly problems: readonly Problem[];
  readonly adopted: readonly Adopted[];
  readonly codings: Counts;
  readonly changes: readonly FileChange[];
  readonly folder: string;
}

/** Says what finished reports became. */
export function reportAnswer(call: Call, outcome: Outcome): Answer {
  const { coded, own, problems, adopted, codings, changes, folder } = outcome;
  const outputs = changes.map(({ path }) => path);
  const { added, extended, known } = codings;
  const isDone = changes.length > 0;
  const withCodings = call.options.codings !== undefined;
  const done = isDone ? adopted : [];
  return {
    output: call.options.json
      ? jsonDocument({
          templates: done.map((one) => templateDocument(one, coded, withCodings)),
          codings: { added, extended, known },
          outputs,
          problems,
        })
      : renderProblems(problems, { color: call.color }) + sentences(done, codings, withCodings),
    exitCode: exitCode(problems, call.options.strict === true),
    ...(call.options.json ? {} : problemNotes(own, call)),
    changes,
    folder,
  };
}

function templateDocument({ file, path, report }: Adopted, coded: CodedStudy, withCodings: boolean) {
  return {
    path,
    file,
    quotes: report.quotes.map((one) => {
      const best = one.place ?? one.found.places[0];
      return {
        text: maskNames(one.quote.text, coded, best?.source.id),
        outcome: outcomeOf(one),
        source: best ? shownSource(best.source) : null,
        similarity: best ? best.location.similarity : null,
        code: (withCodings && one.place && !one.isMisattributed && codeOf(one, coded)) || null,
      };
    }),
  };
}

/** `verbatim`: a directive; `prose`: found, within a sentence; else why it was not taken. */
function outcomeOf({ isVerbatim, place, isMisattributed, found }: AdoptedQuote): string {
  if (isVerbatim) return 'verbatim';
  if (found.refused) return 'refused';
  if (place) return isMisattributed ? 'misattributed' : 'prose';
  if (found.places.length > 0) return 'misquoted';
  return found.asked ? 'asked' : 'unknown';
}

function sentences(adopted: readonly Adopted[], { added, extended, known }: Counts, withCodings: boolean): string {
  if (adopted.length === 0) return 'Nothing was imported: mend what the errors tell of, or leave those files out.\n';
  const lines = adopted.map(({ file, path, report }) => {
    const of = (outcome: string) => report.quotes.filter((one) => outcomeOf(one) === outcome).length;
    const verbatims = of('verbatim');
    const left = report.quotes.length - verbatims - of('prose');
    return `${path}  from ${file}: ${count(verbatims, 'quotation')} became ::verbatim, ${of('prose')} found within the prose, ${left} not taken.\n`;
  });
  const already = extended + known > 0 ? `, ${extended} given further codes, ${known} there already` : '';
  return `${lines.join('')}${withCodings ? `${count(added, 'coding')} written${already}.\n` : ''}`;
}
