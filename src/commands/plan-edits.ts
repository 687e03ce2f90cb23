import type { WordComment } from '../exchange/docx-comments.ts';
import { escapeAll, paragraphMarkdown } from '../exchange/plain-markdown.ts';
import { originalText, type TrackedParagraph, type TrackedPiece } from '../exchange/tracked-paragraphs.ts';
import { aligned } from '../model/aligned.ts';
import { applyEdits } from '../model/edit.ts';
import { type Place, placesIn } from '../model/place.ts';
import type { Edit, Problem } from '../model/problem.ts';
import type { Template } from '../model/study.ts';
import { readFrontMatter } from '../parse/front-matter.ts';
import type { Document } from '../report/document.ts';
import { reviseLeaf, type Splice } from '../report/revise-leaf.ts';
import { directivesIn, type TemplateLeaf, templateLeaves } from '../report/template-leaves.ts';
import { wholeFile } from './import-read.ts';

/** What somebody asks for. */
export interface Asked {
  readonly author: string;
  readonly date: string;
  /** As a sentence: « delete « x », insert « y » ». */
  readonly asked: string;
}

interface Revised {
  /** As the call names it. */
  readonly file: string;
  readonly revised: readonly TrackedParagraph[];
  /** The report as it would be rendered now. */
  readonly current: readonly TrackedParagraph[];
  readonly comments: ReadonlyMap<string, WordComment>;
}

interface EditsPlan {
  readonly edits: readonly Edit[];
  readonly applied: readonly Asked[];
  /** How much was asked for and not applied. */
  readonly left: number;
  readonly problems: readonly Problem[];
}

/** Brings the tracked changes and comments of a report back to the prose of its template; what cannot be is a problem. */
export function planEdits(template: Template, document: Document, revised: Revised): EditsPlan {
  const { bodyStart } = readFrontMatter(template.path, template.text);
  const planner = new EditsPlanner(template, bodyStart, revised);
  const leaves = templateLeaves(document, planner.body, directivesIn(planner.body));
  const toCurrent = aligned(revised.revised.map(keyOf), revised.current.map(keyOf));
  const toLeaf = aligned(
    revised.current.map(keyOf),
    leaves.map(({ text }) => folded(text)),
  );
  revised.revised.forEach((paragraph, index) => {
    const current = toCurrent[index];
    planner.read(paragraph, current === undefined ? undefined : leaves[toLeaf[current] ?? -1], current !== undefined);
  });
  const unknown = revised.revised.filter(
    (one, index) =>
      toCurrent[index] === undefined &&
      !one.isContents &&
      keyOf(one) !== '' &&
      !one.pieces.some(({ change }) => change),
  );
  return planner.done(unknown.length > 0 ? [unknownProblem(revised.file, unknown)] : []);
}

const why = {
  moved: 'It cannot be placed: the report has changed since, or this paragraph was changed without tracking.',
  own: "It cannot be applied: it is the study's own words, which follow from the interviews and codings.",
  touches: "It cannot be applied: it touches the study's own words, or is more than a change of prose.",
  goes: 'Its paragraph goes.',
  join: 'Do it in the template by hand.',
};

/** Goes through the paragraphs of a report once; what was asked for so far is its state. */
class EditsPlanner {
  readonly body: string;
  readonly #template: Template;
  readonly #bodyStart: number;
  readonly #revised: Revised;
  readonly #placeOf: (offset: number) => Place;
  readonly #splices: Splice[] = [];
  readonly #applied: Asked[] = [];
  readonly #left: Problem[] = [];

  constructor(template: Template, bodyStart: number, revised: Revised) {
    this.body = template.text.slice(bodyStart);
    this.#template = template;
    this.#bodyStart = bodyStart;
    this.#revised = revised;
    this.#placeOf = placesIn(template.path, template.text);
  }

  read(paragraph: TrackedParagraph, leaf: TemplateLeaf | undefined, isCurrent: boolean): void {
    const reason = isCurrent ? why.own : why.moved;
    const isChanged = paragraph.pieces.some(({ change }) => change);
    for (const { pieces, splices } of isChanged ? wishesOf(paragraph, leaf, this.body) : []) {
      if (splices) {
        this.#splices.push(...splices);
        this.#applied.push(askedBy(pieces));
      } else this.#leave(askedBy(pieces), leaf ? why.touches : reason, leaf);
    }
    for (const id of paragraph.comments) this.#comment(this.#revised.comments.get(id), leaf, reason);
    if (paragraph.joinsNext && keptText(paragraph) !== '')
      this.#leave({ ...askedBy(paragraph.pieces), asked: 'join this paragraph with the next' }, why.join, leaf);
  }

  #comment(comment: WordComment | undefined, leaf: TemplateLeaf | undefined, reason: string): void {
    if (!comment || comment.text === '') return;
    const { author, date = '' } = comment;
    const asked = { author, date, asked: `comment « ${folded(comment.text)} »` };
    const text = `\n\n${commentMarkdown(comment)}`;
    const at = leaf?.units.some((unit) => unit !== undefined) ? leaf.block.end : undefined;
    if (at === undefined || !/^(?:\n|$)/.test(this.body.slice(at, at + 1))) this.#leave(asked, reason, leaf);
    else if (this.#splices.some(({ start, end }) => start < at && end > at)) this.#leave(asked, why.goes, leaf);
    else if (!this.body.startsWith(text, at)) {
      this.#splices.push({ start: at, end: at, text });
      this.#applied.push(asked);
    }
  }

  #leave({ author, date, asked }: Asked, reason: string, leaf: TemplateLeaf | undefined): void {
    const place = leaf ? this.#placeOf(this.#bodyStart + leaf.span.start) : wholeFile(this.#revised.file);
    const by = [author, date].filter((part) => part !== '').join(', ');
    this.#left.push({ ...place, rule: 'import-edit', severity: 'warning', message: `${by}: ${asked}. ${reason}` });
  }

  /** Directives are never changed: where they would be, nothing is. */
  done(problems: readonly Problem[]): EditsPlan {
    const edits = joinedSplices(this.#splices).map(({ start, end, text }): Edit => {
      return { file: this.#template.path, start: this.#bodyStart + start, end: this.#bodyStart + end, text };
    });
    const before = writtenDirectives(this.body);
    const after = writtenDirectives(applyEdits(this.#template.text, edits).slice(this.#bodyStart));
    if (before === after)
      return { edits, applied: this.#applied, left: this.#left.length, problems: [...this.#left, ...problems] };
    for (const asked of this.#applied) this.#leave(asked, why.touches, undefined);
    return { edits: [], applied: [], left: this.#left.length, problems: [...this.#left, ...problems] };
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

function keptText({ pieces }: TrackedParagraph): string {
  return pieces
    .map(({ text, change }) => (change === 'deleted' ? '' : text))
    .join('')
    .trim();
}

function keyOf(paragraph: TrackedParagraph): string {
  return folded(originalText(paragraph));
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function askedBy(pieces: readonly TrackedPiece[]): Asked {
  const first = pieces.find(({ change }) => change);
  const of = (change: TrackedPiece['change']) =>
    folded(
      pieces
        .map((piece) => (piece.change === change ? piece.text : ''))
        .join('')
        .replace(/\u2029/g, ' ¶ '),
    );
  const [gone, added] = [of('deleted'), of('inserted')];
  const parts = [...(gone === '' ? [] : [`delete « ${gone} »`]), ...(added === '' ? [] : [`insert « ${added} »`])];
  return { author: first?.author ?? '', date: first?.date ?? '', asked: parts.join(', ') || 'change white space' };
}

function commentMarkdown({ author, date, text }: WordComment): string {
  const by = [author, date ?? ''].filter((part) => part !== '').join(', ');
  return `<!-- ${by}: ${text.replace(/\s+/g, ' ').trim()} -->`.replace(/--(?=.*-->$)/g, '—').replace(/^<!—/, '<!--');
}

function unknownProblem(file: string, paragraphs: readonly TrackedParagraph[]): Problem {
  const shown = paragraphs.slice(0, 5).map((one) => `« ${keyOf(one).split(' ').slice(0, 8).join(' ')} … »`);
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
