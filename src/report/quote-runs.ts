import type { LeafDirective } from 'mdast-util-directive';
import { grouped } from '../model/grouped.ts';
import { isPlainAnchor } from '../model/slug.ts';
import type { CodedStudy } from '../model/study.ts';
import { shownCase } from '../verbatims/attribution.ts';
import { type Composing, uniqueAnchor } from './composing.ts';
import type { Block, Quotes, Verbatim } from './document.ts';
import type { ManifestVerbatim } from './manifest.ts';
import { passageOf } from './passage.ts';
import type { PinRun } from './pin-runs.ts';
import { printOf, quotesPrint } from './quote-print.ts';
import { anchorWanted } from './verbatim-block.ts';

/** Composes one directive of a template. */
type Compose = (node: LeafDirective, composing: Composing) => readonly (Block | Quotes)[];

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

  /** The interviews of a group are read once for all runs of it; what was made of them is let go with the next group. */
  private withPassages(run: Run): readonly Verbatim[] {
    const { order } = run.pins;
    if (this.around?.order !== order) {
      for (const done of this.around?.verbatims.keys() ?? []) done.letGo();
      const together = (this.byOrder.get(order) ?? []).map((pins) => this.runs.get(pins) as Run);
      this.around = { order, verbatims: passagesAround(together, this.composing.coded) };
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

  /** It is composed again where it is asked again. */
  letGo(): void {
    this.composed = undefined;
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
