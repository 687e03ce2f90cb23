import type { RootContent } from 'mdast';
import type { LeafDirective } from 'mdast-util-directive';
import { grouped } from '../model/grouped.ts';
import { isPlainAnchor } from '../model/slug.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import type { DirectiveRun, DirectivesRead } from '../parse/directive-runs.ts';
import { shownCase } from '../verbatims/attribution.ts';
import { type Composing, uniqueAnchor } from './composing.ts';
import type { Block, Quotes, Verbatim } from './document.ts';
import type { ManifestVerbatim } from './manifest.ts';
import { passageOf } from './passage.ts';
import { printOf, quotesPrint } from './quote-print.ts';
import { groupSize } from './run-size.ts';
import { anchorWanted } from './verbatim-block.ts';

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

/** Composes one directive of a template. */
type Compose = (node: LeafDirective, composing: Composing) => readonly (Block | Quotes)[];

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

/** What is known of a run of pins besides its words: the anchors its verbatims ask for; null where it is no run of mere words. */
type Anchors = readonly string[] | null;

/** Runs of pins of one report, and what is composed of them. */
export class QuoteRuns {
  private readonly runs = new Map<PinRun, Run>();
  private readonly byOrder: ReadonlyMap<number, readonly PinRun[]>;
  private around: { readonly order: number; readonly verbatims: ReadonlyMap<Run, readonly Verbatim[]> } | undefined;

  /**
   * Finds out of each run whether it is one of mere words, interviews that stand together at a time.
   * @param body the text of the nodes.
   */
  constructor(
    runs: readonly PinRun[],
    body: string,
    private readonly composing: Composing,
    compose: Compose,
  ) {
    this.byOrder = grouped(runs, ({ order }) => order);
    for (const together of this.byOrder.values())
      for (const run of together) this.runs.set(run, new Run(run, body, composing, compose));
  }

  /** @returns undefined for a run whose pins are to be composed one by one. */
  quotes(pins: PinRun): Quotes | undefined {
    const run = this.runs.get(pins) as Run;
    const { composing } = this;
    if (!run.wanted) return undefined;
    const anchors = run.wanted.map((wanted) => uniqueAnchor(composing, wanted));
    const print = anchors.every((anchor, index) => anchor === run.wanted?.[index])
      ? run.print
      : printOf(`${run.print} ${anchors.join(' ')}`);
    const { under } = composing;
    composing.verbatims.push({
      count: pins.count,
      cases: [...new Set(pins.sources.map(shownCase))],
      print: printOf(`${run.print} ${JSON.stringify(under ?? null)}`),
      order: pins.order,
      verbatims: () => run.manifest().map((verbatim) => ({ ...verbatim, under: under ?? null })),
    });
    const anchored = (verbatims: readonly Verbatim[]) =>
      verbatims.map((verbatim, index) => ({ ...verbatim, anchor: anchors[index] as string }));
    return {
      type: 'quotes',
      print,
      order: pins.order,
      verbatims: () => anchored(run.verbatims()),
      withPassages: () => anchored(this.withPassages(run)),
    };
  }

  /** The interviews of a group are read once for all runs of it; their words are let go with the next group. */
  private withPassages(run: Run): readonly Verbatim[] {
    if (this.around?.order !== run.pins.order) {
      const together = (this.byOrder.get(run.pins.order) ?? []).map((pins) => this.runs.get(pins) as Run);
      this.around = { order: run.pins.order, verbatims: passagesAround(together, this.composing.coded) };
    }
    return this.around.verbatims.get(run) as readonly Verbatim[];
  }
}

function passagesAround(runs: readonly Run[], coded: CodedStudy): Map<Run, readonly Verbatim[]> {
  const copies = new Map(runs.map((run) => [run, run.verbatims().map((verbatim) => ({ ...verbatim }))]));
  const around = runs.flatMap((run) =>
    run.around().map(({ block, source, segment }) => {
      const copy = copies.get(run)?.[run.verbatims().indexOf(block)] as Verbatim;
      return { copy, source, segment };
    }),
  );
  for (const [source, quoted] of grouped(around, ({ source: own }) => own))
    for (const { copy, segment } of quoted) copy.passage = passageOf(source, segment, coded);
  return copies;
}

/** A run of pins, composed by itself: what stands around it counts for nothing but its anchors. */
class Run {
  readonly print: string;
  /** Absent where its pins are to be composed one by one. */
  readonly wanted: Anchors;
  private composed: { readonly blocks: readonly Verbatim[]; readonly alone: Composing } | undefined;

  constructor(
    readonly pins: PinRun,
    body: string,
    private readonly composing: Composing,
    private readonly compose: Compose,
  ) {
    const { coded } = composing;
    this.print = printOf(`${quotesPrint(coded, pins.sources)}\n${body.slice(pins.start, pins.end)}`);
    const wanted = () => this.anchors();
    this.wanted = coded.known ? coded.known<Anchors>('quotes', this.print, wanted) : null;
  }

  private anchors(): Anchors {
    const { blocks, alone } = this.all();
    const shown = this.manifest();
    const isPlain =
      alone.problems.length === 0 &&
      blocks.every((block, index) => isMereWords(block, shown[index])) &&
      shown.length === this.pins.count;
    return isPlain ? blocks.map(({ anchor }) => anchor) : null;
  }

  verbatims(): readonly Verbatim[] {
    return this.all().blocks;
  }

  manifest(): readonly ManifestVerbatim[] {
    return this.all().alone.verbatims as ManifestVerbatim[];
  }

  around(): Composing['around'] {
    return this.all().alone.around;
  }

  private all() {
    if (this.composed) return this.composed;
    const alone: Composing = {
      ...this.composing,
      problems: [],
      verbatims: [],
      shown: [],
      around: [],
      anchors: new Set(),
      under: undefined,
    };
    const blocks = this.pins.nodes().flatMap((node) => this.compose(node, alone)) as Verbatim[];
    this.composed = { blocks, alone };
    return this.composed;
  }
}

/** Neither a link nor a note, and an anchor that no other verbatim of the run asks for. */
function isMereWords({ type, cite, anchor }: Verbatim, shown: ManifestVerbatim | undefined): boolean {
  if (type !== 'verbatim' || cite !== undefined || !shown) return false;
  return isPlainAnchor(anchor) && anchor === anchorWanted(shown.source, shown.start);
}
