import { lineage } from '../model/codebook.ts';
import type { PageFileChange, PageLimit, PagePreview } from '../model/page-organise.ts';
import type { PageProblem } from '../model/page-report.ts';
import type { Problem } from '../model/problem.ts';
import { placeName } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import type { Carried } from '../organise/change-codebook.ts';
import { changedCodings } from '../organise/changed-codings.ts';
import { changedSources } from '../organise/changed-sources.ts';
import type { Checked } from '../organise/checked.ts';
import { orderChanged } from '../organise/order-changed.ts';
import { bytesOf, type Content } from '../study/content.ts';
import { bytesPrint } from '../study/record-files.ts';
import type { FileChange } from '../study/save.ts';

/** What a change would do, for whoever has to decide. */
export function previewOf(
  before: Checked,
  { change, changes, own, left, sentences, warnings, mentions }: Carried,
): PagePreview {
  const orders = change.op === 'rename' ? orderChanged(before.coded.codebook, left.coded.codebook, change) : [];
  return {
    print: printOf(own),
    codings: changedCodings(before.coded, left.coded),
    files: filesOf(changes),
    limits: limitsOf(before.coded, left.coded),
    sentences: sentences.map(pageProblem),
    warnings: [
      ...orders.map((message): PageProblem => ({ severity: 'warning', rule: 'order-changed', message })),
      ...warnings.map(pageProblem),
    ],
    mentions: mentions.map(({ file, line, column }) => `${file}:${line}:${column}`),
  };
}

/** What would be written, and over what; the entry in the history, whose reason is said last, left out. */
function printOf(own: readonly FileChange[]): string {
  const bytes = (content: Content) => bytesPrint(bytesOf(content));
  const lines = own.map(({ path, content, over, remove }) =>
    [path, remove ? '' : bytes(content), over ? bytes(over) : ''].join(' '),
  );
  return bytesPrint(new TextEncoder().encode(lines.join('\n')));
}

export function pageProblem({ severity, rule, message, file, line, column }: Problem): PageProblem {
  return { severity, rule, message, place: `${file}:${line}:${column}` };
}

function filesOf(changes: readonly FileChange[]): PageFileChange[] {
  const gone = new Set(changes.map(({ movedFrom }) => movedFrom));
  return changes
    .filter(({ path, remove }) => !(remove && gone.has(path)))
    .map(({ path, over, remove, movedFrom }): PageFileChange => {
      if (movedFrom !== undefined) return { path, change: 'moved', from: movedFrom };
      return { path, change: remove ? 'removed' : over ? 'changed' : 'created' };
    });
}

/** Readings, interviews and codes that are limited to something else than before. */
function limitsOf(before: CodedStudy, left: CodedStudy): PageLimit[] {
  const earlier = new Map(before.codingFiles.map(({ path, only }) => [path, only]));
  const readings = [...new Map(left.codingFiles.map(({ path, only }) => [path, only]))].map(([path, only]) => {
    return { of: path, key: 'only' as const, from: earlier.get(path) ?? only, to: only };
  });
  const sources = changedSources(before, left).map(({ source, was }) => ({
    of: placeName(source),
    key: 'not_asked' as const,
    from: was,
    to: source.notAsked,
  }));
  const codes = [...left.codebook.codes.values()].flatMap(({ id, asked = [] }) => {
    const [old] = lineage(before.codebook, id);
    return old ? [{ of: id, key: 'asked' as const, from: old.asked ?? [], to: asked }] : [];
  });
  return [...codes, ...sources, ...readings].filter(({ from, to }) => from.join('\0') !== to.join('\0'));
}
