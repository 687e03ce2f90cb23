import type { Nodes, Root, RootContent } from 'mdast';
import type { LeafDirective } from 'mdast-util-directive';

type Point = NonNullable<Root['position']>['start'];

/** A directive that has a line to itself between blank lines, in the plain form in which the program writes it. */
interface Line {
  readonly name: string;
  readonly attributes: string;
  readonly start: number;
  readonly end: number;
}

/** Lines that follow each other, blank lines between; two at least. */
type Lines = readonly [Line, Line, ...Line[]];

/** Directives that follow each other line by line: each becomes a node when it is asked for. */
export class DirectiveRun {
  private readonly line: number;

  /** @param first the node of the first. */
  constructor(
    private readonly first: LeafDirective,
    readonly lines: Lines,
  ) {
    this.line = first.position?.start.line ?? 1;
  }

  node(index: number): LeafDirective {
    return index === 0 ? this.first : directive(this.lines[index] as Line, this.line + 2 * index);
  }

  nodes(): LeafDirective[] {
    return this.lines.map((_, index) => this.node(index));
  }
}

/** Markdown with directives: the tree, in which of a run there is but the first, and the runs by that first node. */
export interface DirectivesRead {
  readonly root: Root;
  readonly runs: ReadonlyMap<RootContent, DirectiveRun>;
}

/** All nodes of the tree. */
export function allNodes({ root, runs }: DirectivesRead): RootContent[] {
  if (runs.size === 0) return root.children;
  return root.children.flatMap((node): RootContent[] => runs.get(node)?.nodes() ?? [node]);
}

const pair = String.raw`(?!class=)[a-z]+=(?:"(?:[^"{}&\p{Cc}\ufeff]|&(?:amp|quot);)+"|[\p{L}\p{N}][\p{L}\p{N}_.,-]*)`;
const plainLine = new RegExp(
  String.raw`(?<=^|\n\n)::([a-z](?:[a-z-]*[a-z])?)\{(${pair}(?: ${pair})*)\}(?=\n\n|\n?$)`,
  'gu',
);
const pairs = /([a-z]+)=(?:"([^"]*)"|([^" ]+))/g;
/** A value that a word processor put in its own quotation marks is read otherwise. */
const curly = /=[“”„‟«]/;

/**
 * Markdown with directives → mdast. A report may quote thousands of passages, one directive after the other: of such a run
 * only the first is parsed as Markdown, since what holds for it holds for the others.
 * @param parse what all of it could be parsed with.
 */
export function parseRuns(body: string, parse: (markdown: string) => Root): DirectivesRead {
  const runs = runsIn(body);
  return (runs.length > 0 && withRuns(runs, parse(firstsOnly(body, runs)))) || { root: parse(body), runs: new Map() };
}

function runsIn(body: string): Lines[] {
  const runs: Line[][] = [];
  for (const match of body.matchAll(plainLine)) {
    const [whole, name, attributes] = match as unknown as [string, string, string];
    if (curly.test(attributes)) continue;
    const line = { name, attributes, start: match.index, end: match.index + whole.length };
    const last = runs.at(-1);
    if (last?.at(-1)?.end === line.start - 2) last.push(line);
    else runs.push([line]);
  }
  return runs.filter((run): run is [Line, Line, ...Line[]] => run.length > 1);
}

/** The text without the lines of each run but its first. */
function firstsOnly(body: string, runs: readonly Lines[]): string {
  let text = '';
  let from = 0;
  for (const run of runs) {
    text += body.slice(from, run[0].end);
    from = endOf(run);
  }
  return text + body.slice(from);
}

function endOf(run: Lines): number {
  return (run.at(-1) as Line).end;
}

/** The tree as it is with all lines of each run; undefined where the first of one is no block of the document, but in a comment, say. */
function withRuns(runs: readonly Lines[], root: Root): DirectivesRead | undefined {
  const read = new Map<RootContent, DirectiveRun>();
  const moved = new Set<Point>();
  const gone = { offset: 0, line: 0 };
  let next = 0;
  for (const node of root.children) {
    move(node, gone, moved);
    const run = runs[next];
    if (!run || !isAt(node, run[0])) continue;
    read.set(node, new DirectiveRun(node, run));
    gone.offset += endOf(run) - run[0].end;
    gone.line += 2 * (run.length - 1);
    next++;
  }
  if (next < runs.length) return undefined;
  if (root.position) {
    moveTo(root.position.end, gone, moved);
    const { start, end } = runs.flat().at(-1) as Line;
    if (root.position.end.offset === end) root.position.end.column = 1 + end - start;
  }
  return { root, runs: read };
}

function isAt(node: RootContent, { start, end }: Line): node is LeafDirective {
  const { type, position } = node;
  return type === 'leafDirective' && position?.start.offset === start && position.end.offset === end;
}

/** Where a node and those in it stand once lines before them are back. */
function move(node: Nodes, gone: { readonly offset: number; readonly line: number }, moved: Set<Point>): void {
  if (gone.line === 0) return;
  for (const point of node.position ? [node.position.start, node.position.end] : []) moveTo(point, gone, moved);
  for (const child of 'children' in node ? node.children : []) move(child, gone, moved);
}

/** @param moved nodes may share a point. */
function moveTo(point: Point, gone: { readonly offset: number; readonly line: number }, moved: Set<Point>): void {
  if (moved.has(point)) return;
  moved.add(point);
  point.line += gone.line;
  if (point.offset !== undefined) point.offset += gone.offset;
}

function directive({ name, attributes, start, end }: Line, line: number): LeafDirective {
  const values: Record<string, string> = {};
  for (const [, key, quoted, bare] of attributes.matchAll(pairs)) {
    const value = quoted ?? (bare as string);
    values[key as string] = value.includes('&')
      ? value.replace(/&(amp|quot);/g, (_, reference) => (reference === 'amp' ? '&' : '"'))
      : value;
  }
  const position = {
    start: { line, column: 1, offset: start },
    end: { line, column: 1 + end - start, offset: end },
  };
  return { type: 'leafDirective', name, attributes: values, children: [], position };
}
