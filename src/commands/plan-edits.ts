import type { TextComment } from '../exchange/docx-comments.ts';
import { insertedAfter } from '../exchange/inserted-paragraphs.ts';
import { escapeAll, paragraphMarkdown } from '../exchange/plain-markdown.ts';
import { type TrackedMove, withoutMoves } from '../exchange/tracked-moves.ts';
import type { TrackedParagraph } from '../exchange/tracked-paragraphs.ts';
import { aligned } from '../model/aligned.ts';
import { appendAll } from '../model/append.ts';
import { applyEdits } from '../model/edit.ts';
import { type Place, placesIn } from '../model/place.ts';
import type { Edit, Problem } from '../model/problem.ts';
import type { Template } from '../model/study.ts';
import { readFrontMatter } from '../parse/front-matter.ts';
import type { Composition, ShownProse } from '../report/compose.ts';
import { isInsideQuote } from '../report/inside-quote.ts';
import { reviseLeaf, type Splice } from '../report/revise-leaf.ts';
import { directivesIn, type TemplateLeaf, templateLeaves } from '../report/template-leaves.ts';
import { type Asked, askedBy, byWhom, folded, keptText, keyOf, opening } from './asked-edit.ts';
import { wholeFile } from './import-read.ts';
import { settledChanges } from './settled-changes.ts';

interface Revised {
  /** As the call names it. */
  readonly file: string;
  readonly revised: readonly TrackedParagraph[];
  /** The report as it would be rendered now. */
  readonly current: readonly TrackedParagraph[];
  readonly comments: ReadonlyMap<string, TextComment>;
}

type Composed = Pick<Composition, 'document' | 'prose'>;

interface EditsPlan {
  readonly edits: readonly Edit[];
  readonly applied: readonly Asked[];
  /** What was asked for and is in the report as it is now. */
  readonly already: readonly Asked[];
  /** How much was asked for and not applied. */
  readonly left: number;
  readonly problems: readonly Problem[];
}

/** Brings the tracked changes and comments of a report back to the prose of its template; what cannot be is a problem. */
export function planEdits(template: Template, { document, prose }: Composed, revised: Revised): EditsPlan {
  const { body } = prose;
  const leaves = templateLeaves(document, body, directivesIn(body));
  const { paragraphs: unmoved, moves } = withoutMoves(revised.revised);
  const { paragraphs, at, already } = settledChanges(unmoved, revised.current.map(keyOf));
  const toCurrent = aligned(paragraphs.map(keyOf), revised.current.map(keyOf));
  const toLeaf = aligned(
    revised.current.map(keyOf),
    leaves.map(({ text }) => folded(text)),
  );
  const leafOf = (index: number) => {
    const leaf = leaves[toLeaf[toCurrent[index] ?? -1] ?? -1];
    return leaf?.units.some((unit) => unit !== undefined) ? leaf : undefined;
  };
  const planner = new EditsPlanner(template, prose, revised);
  const placed = insertedAfter(
    paragraphs,
    (index) => leafOf(index) !== undefined,
    (index) => /^(?:paragraph|heading)$/.test(leafOf(index)?.kind ?? ''),
  );
  placed.forEach((paragraph, index) => {
    planner.read(paragraph, leafOf(index), toCurrent[index] !== undefined);
    if (paragraph.joinsNext) planner.join(paragraph, placed[index + 1], leafOf(index), leafOf(index + 1));
  });
  for (const move of moves) planner.move(move, unmoved, leafOf(at[move.from ?? -1] ?? -1));
  const unknown = placed.filter(
    (one, index) =>
      toCurrent[index] === undefined &&
      !one.isContents &&
      keyOf(one) !== '' &&
      !one.pieces.some(({ change }) => change),
  );
  return planner.done(unknown.length > 0 ? [unknownProblem(revised.file, unknown)] : [], already);
}

const why = {
  moved: 'It cannot be placed: the report has changed since, or this paragraph was changed without tracking.',
  own: "It cannot be applied: it is the study's own words, which follow from the interviews and codings.",
  touches: "It cannot be applied: it touches the study's own words, or is more than a change of prose.",
  quote: 'It cannot be applied: it would change what an interviewee said.',
  withheld: 'It cannot be applied: it touches a quotation that may not be shown. Look at it in the template.',
  goes: 'Its paragraph goes.',
  byHand: 'Do it in the template by hand.',
};

/** Goes through the paragraphs of a report once; what was asked for so far is its state. */
class EditsPlanner {
  readonly #template: Template;
  readonly #prose: ShownProse;
  readonly #bodyStart: number;
  readonly #revised: Revised;
  readonly #placeOf: (offset: number) => Place;
  readonly #splices: Splice[] = [];
  readonly #applied: Asked[] = [];
  readonly #left: Problem[] = [];
  readonly #already: Asked[] = [];

  constructor(template: Template, prose: ShownProse, revised: Revised) {
    this.#template = template;
    this.#prose = prose;
    this.#bodyStart = readFrontMatter(template.path, template.text).bodyStart;
    this.#revised = revised;
    this.#placeOf = placesIn(template.path, template.text);
  }

  read(paragraph: TrackedParagraph, leaf: TemplateLeaf | undefined, isCurrent: boolean): void {
    const { body, quotes, cuts } = this.#prose;
    const reason = isCurrent ? why.own : why.moved;
    const isChanged = paragraph.pieces.some(({ change }) => change);
    for (const { pieces, splices } of isChanged ? wishesOf(paragraph, leaf, body) : []) {
      if (!splices) this.#leave(askedBy(pieces), leaf ? why.touches : reason, leaf);
      else if (isInsideQuote(splices, cuts, body)) this.#leave(askedBy(pieces), why.withheld, leaf);
      else if (isInsideQuote(splices, quotes, body)) this.#leave(askedBy(pieces), why.quote, leaf);
      else this.#apply(askedBy(pieces), splices);
    }
    for (const id of paragraph.comments) this.#comment(this.#revised.comments.get(id), leaf, reason);
  }

  /** A paragraph whose end is deleted runs on into the next, unless either goes as a whole. */
  join(
    paragraph: TrackedParagraph,
    next: TrackedParagraph | undefined,
    leaf: TemplateLeaf | undefined,
    nextLeaf: TemplateLeaf | undefined,
  ): void {
    if (!paragraph.joinsNext || !next || keptText(paragraph) === '') return;
    if (keptText(next) === '' && !next.joinsNext) return;
    const asked = { ...paragraph.joinsNext, asked: 'join this paragraph with the next' };
    const isProse = leaf?.kind === 'paragraph' && nextLeaf?.kind === 'paragraph' && keptText(next) !== '';
    const between = isProse ? { start: leaf.span.end, end: nextLeaf.span.start } : undefined;
    if (between && this.#prose.body.slice(between.start, between.end).trim() === '')
      this.#apply(asked, [{ ...between, text: '' }]);
    else {
      const joining = { ...asked, asked: `join ${opening(keyOf(paragraph))} with the next paragraph` };
      this.#leave(joining, leaf ? why.byHand : why.own, leaf);
    }
  }

  move(
    { text, author, date, to, isBefore }: TrackedMove,
    all: readonly TrackedParagraph[],
    leaf: TemplateLeaf | undefined,
  ): void {
    const target = to === undefined ? undefined : all[to];
    const where = target ? ` ${isBefore ? 'to before' : 'into'} ${opening(keyOf(target))}` : '';
    this.#leave({ author, date, asked: `move « ${folded(text)} »${where}` }, why.byHand, leaf);
  }

  #comment(comment: TextComment | undefined, leaf: TemplateLeaf | undefined, reason: string): void {
    if (!comment || comment.text === '') return;
    const { body } = this.#prose;
    const { author, date = '' } = comment;
    const asked = { author, date, asked: `comment « ${folded(comment.text)} »` };
    const text = `\n\n${commentMarkdown(comment)}`;
    const at = leaf?.block.end;
    if (at === undefined || !/^(?:\n|$)/.test(body.slice(at, at + 1))) this.#leave(asked, reason, leaf);
    else if (this.#splices.some(({ start, end }) => start < at && end > at)) this.#leave(asked, why.goes, leaf);
    else if (commentsAfter(body, at).includes(text)) this.#already.push(asked);
    else this.#apply(asked, [{ start: at, end: at, text }]);
  }

  #apply(asked: Asked, splices: readonly Splice[]): void {
    appendAll(this.#splices, splices);
    this.#applied.push(asked);
  }

  #leave(asked: Asked, reason: string, leaf: TemplateLeaf | undefined): void {
    const place = leaf
      ? this.#placeOf(this.#bodyStart + this.#prose.written(leaf.span.start))
      : wholeFile(this.#revised.file);
    const message = `${byWhom(asked)}: ${asked.asked}. ${reason}`;
    this.#left.push({ ...place, rule: 'import-edit', severity: 'warning', message });
  }

  /** Directives are never changed: where they would be, nothing is. */
  done(problems: readonly Problem[], settled: readonly Asked[]): EditsPlan {
    const already = [...settled, ...this.#already];
    const { written } = this.#prose;
    const edits = joinedSplices(this.#splices).map(({ start, end, text }): Edit => {
      return {
        file: this.#template.path,
        start: this.#bodyStart + written(start),
        end: this.#bodyStart + written(end),
        text,
      };
    });
    const before = writtenDirectives(this.#template.text.slice(this.#bodyStart));
    const after = writtenDirectives(applyEdits(this.#template.text, edits).slice(this.#bodyStart));
    if (before === after)
      return {
        edits,
        applied: this.#applied,
        already,
        left: this.#left.length,
        problems: [...this.#left, ...problems],
      };
    for (const asked of this.#applied) this.#leave(asked, why.touches, undefined);
    return { edits: [], applied: [], already, left: this.#left.length, problems: [...this.#left, ...problems] };
  }
}

function writtenDirectives(body: string): string {
  return directivesIn(body)
    .map(({ start, end }) => body.slice(start, end))
    .join('\n');
}

/** The changes of a paragraph; one that loses all its words goes as a whole. */
function wishesOf(paragraph: TrackedParagraph, leaf: TemplateLeaf | undefined, body: string) {
  const { pieces } = paragraph;
  const changed = pieces.filter(({ change }) => change);
  if (!leaf) return [{ pieces: changed }];
  if (keptText(paragraph) === '' && leaf.units.every((unit) => unit !== undefined)) {
    const whole = wholeOf(leaf, body);
    return [whole ? { pieces: changed, splices: [whole] } : { pieces: changed }];
  }
  return reviseLeaf(leaf, pieces, body, (text, all) =>
    all ? escapeAll(text) : paragraphMarkdown(text).replace(/:(?=\p{L}[\p{L}\p{N}_-]*[[{])/gu, '\\:'),
  );
}

/** A paragraph, heading or item with the blank lines after it. */
function wholeOf({ kind, span, block, item }: TemplateLeaf, body: string): Splice | undefined {
  const own = kind === 'paragraph' || kind === 'heading' ? (kind === 'heading' ? block : span) : item;
  if (!own || (kind !== 'paragraph' && kind !== 'heading' && kind !== 'item')) return undefined;
  const start = kind === 'item' ? body.lastIndexOf('\n', own.start - 1) + 1 : own.start;
  const blank = /^\n*/.exec(body.slice(own.end))?.[0].length ?? 0;
  return { start, end: own.end + (kind === 'item' ? Math.min(1, blank) : blank), text: '' };
}

/** The comments that stand below a block. */
function commentsAfter(body: string, at: number): string {
  return /^(?:\n\n<!--(?:(?!-->)[\s\S])*-->)*/.exec(body.slice(at))?.[0] ?? '';
}

function commentMarkdown({ author, date, text }: TextComment): string {
  const by = byWhom({ author, date: date ?? '' });
  return `<!-- ${by}: ${text.replace(/\s+/g, ' ').trim()} -->`.replace(/--(?=.*-->$)/g, '—').replace(/^<!—/, '<!--');
}

function unknownProblem(file: string, paragraphs: readonly TrackedParagraph[]): Problem {
  const shown = paragraphs.slice(0, 5).map((one) => opening(keyOf(one)));
  const message = `The report has changed since this file was exported, or it was changed without tracking: ${paragraphs.length === 1 ? 'a paragraph is' : `${paragraphs.length} paragraphs are`} not in it as it is now, ${shown.join(', ')}.`;
  return { ...wholeFile(file), rule: 'import-edit', severity: 'warning', message };
}

/** Splices of one place as one, in the order they were made. */
function joinedSplices(splices: readonly Splice[]): Splice[] {
  const sorted = splices
    .map((one, order) => ({ ...one, order }))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
  const result: Splice[] = [];
  for (const { start, end, text } of sorted) {
    const last = result.at(-1);
    if (last && start === last.end && (start === end || last.start === last.end))
      result[result.length - 1] = { start: last.start, end: Math.max(end, last.end), text: last.text + text };
    else result.push({ start, end, text });
  }
  return result;
}
