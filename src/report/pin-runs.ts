import type { RootContent } from 'mdast';
import type { LeafDirective } from 'mdast-util-directive';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import type { DirectiveRun, DirectivesRead } from '../parse/directive-runs.ts';
import { printOf } from './quote-print.ts';
import { groupSize } from './run-size.ts';

/** `::verbatim{source=… quote=…}` one after the other, of interviews that stand together in the corpus. */
export interface PinRun {
  readonly type: 'pins';
  readonly count: number;
  readonly nodes: () => readonly LeafDirective[];
  /** Where they stand in the body. */
  readonly start: number;
  readonly end: number;
  readonly sources: readonly Source[];
  /** Of the first of these interviews. */
  readonly order: number;
}

/** The nodes of a template, in the place of pins one after the other runs of them. */
export function withPinRuns(read: DirectivesRead, coded: CodedStudy): (RootContent | PinRun)[] {
  return read.root.children.flatMap((node): (RootContent | PinRun)[] => {
    const run = read.runs.get(node);
    return run ? pinRunsIn(run, coded) : [node];
  });
}

function pinRunsIn(run: DirectiveRun, coded: CodedStudy): (RootContent | PinRun)[] {
  const groupOf = groupsOf(coded);
  const sources = run.lines.map((line) => pinnedSource(line, coded));
  const groups = sources.map((source) => source && groupOf.get(source.id));
  const parts: (RootContent | PinRun)[] = [];
  for (let from = 0; from < groups.length; ) {
    const order = groups[from];
    let to = from + 1;
    while (order !== undefined && groups[to] === order) to++;
    if (order === undefined) parts.push(run.node(from));
    else parts.push(pinRun(run, { from, to, order, sources: [...new Set(sources.slice(from, to) as Source[])] }));
    from = to;
  }
  return parts;
}

function pinRun(
  run: DirectiveRun,
  { from, to, order, sources }: Pick<PinRun, 'order' | 'sources'> & { readonly from: number; readonly to: number },
): PinRun {
  const lines = run.lines.slice(from, to);
  const [start, end] = [lines[0]?.start ?? 0, lines.at(-1)?.end ?? 0];
  return {
    type: 'pins',
    count: lines.length,
    nodes: () => lines.map((_, index) => run.node(from + index)),
    start,
    end,
    sources,
    order,
  };
}

const pinOnly = /^source=([^" ]+) quote="[^"]+"(?: at=\d+)?$/;

/** The source of a directive that is a pin and nothing else. */
function pinnedSource({ name, attributes }: DirectiveRun['lines'][number], coded: CodedStudy): Source | undefined {
  const id = name === 'verbatim' ? pinOnly.exec(attributes)?.[1] : undefined;
  return id === undefined ? undefined : coded.sourceById.get(id);
}

const groups = new WeakMap<CodedStudy, ReadonlyMap<string, number>>();

/**
 * The place in the corpus of the first source of each source's group. Which sources begin one, their ids alone say, so that
 * no group ends elsewhere where another source is new.
 */
function groupsOf(coded: CodedStudy): ReadonlyMap<string, number> {
  const known = groups.get(coded);
  if (known) return known;
  let first = 0;
  const made = new Map(
    coded.sources.map(({ id }, index) => {
      if (Number.parseInt(printOf(id).slice(0, 8), 16) % groupSize === 0) first = index;
      return [id, first] as const;
    }),
  );
  groups.set(coded, made);
  return made;
}
