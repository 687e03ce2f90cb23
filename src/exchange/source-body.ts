import { applyEdits } from '../model/edit.ts';
import { firstFrom } from '../model/first-from.ts';
import { leavesOf } from '../parse/leaves.ts';
import { offsetOf } from '../parse/plain-text.ts';
import { asksByLabel } from '../parse/speaker-labels.ts';
import { bodyLeaves } from './body-leaves.ts';
import { cleanedFrom, cleanText } from './clean-text.ts';
import type { ImportedParagraph, ImportedSource } from './importer.ts';
import {
  type BodyEdit,
  type LabelForm,
  labelEdits,
  labelMarkdown,
  labelName,
  labelsOf,
  shortTime,
} from './label-edits.ts';
import { ownLineEdits } from './own-line-labels.ts';
import { escapeAll, headingMarkdown, paragraphMarkdown } from './plain-markdown.ts';

export interface SourceBody {
  /** Markdown, ended by a newline. */
  readonly body: string;
  /** Where a unit of the imported texts, joined by `\n`, stands in the body. */
  readonly offsetOf: (unit: number) => number;
  /** Where a stretch that ends before a unit ends in the body: after the last of its units that the body has. */
  readonly endOf: (unit: number) => number;
}

/** One paragraph on its way: clean text, and the Markdown of it and of the label before it. */
interface Written {
  /** Among the imported ones. */
  readonly index: number;
  readonly text: string;
  readonly before: string;
  readonly markdown: string;
}

/** To rename, to part, to draw up: each may show one more label. */
const mostRounds = 6;

/** The body of an imported source: what the study reads in it is what was imported, its labels in one form. */
export function sourceBody(source: ImportedSource, form: LabelForm): SourceBody {
  const paragraphs = writtenParagraphs(source, form);
  const first = paragraphs.map(({ before, markdown }) => before + markdown).join('\n\n');
  const rounds: BodyEdit[][] = [];
  let body = first;
  const edit = (edits: BodyEdit[]) => {
    rounds.push(edits);
    body = applyEdits(body, edits);
    return edits.length > 0;
  };
  if (!source.labelled && form.ownLine) edit(ownLineEdits(body, form.ownLine));
  const rename = (round: number) => (round === 0 ? form : { ...form, rename: (label: string) => label });
  for (let round = 0; round < mostRounds; round++) {
    const edits = source.labelled ? saidEdits(body, form, paragraphs) : labelEdits(body, rename(round));
    if (!edit(edits)) break;
  }
  if (!source.labelled) edit(emphasisEdits(body, source.paragraphs, form));
  const offsets = memoized(() => offsetsIn(source, paragraphs, first));
  return {
    body: `${body}\n`,
    offsetOf: (unit) => rounds.reduce(moved, offsets().from(unit)),
    endOf: (unit) => rounds.reduce(moved, offsets().before(unit)) + 1,
  };
}

/** Paragraphs that Markdown reads one by one; where some would run together, every sign is escaped. */
function writtenParagraphs({ paragraphs, labelled = false }: ImportedSource, form: LabelForm): Written[] {
  const labels = labelled ? labelsBefore(paragraphs, form) : [];
  const written = paragraphs.flatMap((paragraph, index) => write(paragraph, index, labels[index] ?? '') ?? []);
  const body = written.map(({ before, markdown }) => before + markdown).join('\n\n');
  if (bodyLeaves(body).length === written.length) return written;
  return written.map((one) => ({ ...one, markdown: escapeAll(one.text) }));
}

/**
 * The label before each paragraph. A speaker who goes on is not named again, unless nobody answers: then an unlabelled
 * paragraph after a question would read as its answer.
 */
function labelsBefore(paragraphs: readonly ImportedParagraph[], { gap, rename, interviewers }: LabelForm): string[] {
  const nameOf = ({ speaker, text }: ImportedParagraph) =>
    speaker === undefined || cleanText(text) === '' ? '' : labelName(rename(speaker));
  const names = paragraphs.map(nameOf);
  const someAnswer = names.some((name) => name !== '' && !asksByLabel(name, interviewers));
  let last = '';
  return paragraphs.map(({ text, time, heading }, index) => {
    const name = names[index] as string;
    const goesOn = name === last && someAnswer;
    if (heading !== undefined) last = '';
    else if (cleanText(text) !== '') last = name || last;
    return labelMarkdown(
      goesOn || name === '' ? undefined : name,
      time === undefined ? undefined : shortTime(time),
      gap,
    );
  });
}

function write({ text, heading, lead = 0 }: ImportedParagraph, index: number, before: string): Written | undefined {
  const clean = cleanText(text);
  if (clean === '') return undefined;
  if (heading !== undefined) return { index, text: clean, before: '', markdown: headingMarkdown(clean, heading) };
  const markdown = lead > 0 && lead < clean.length ? leading(clean, lead) : paragraphMarkdown(clean);
  return { index, text: clean, before, markdown };
}

/** The words a paragraph begins with in bold: a label may be among them. */
function leading(text: string, lead: number): string {
  const bold = text.slice(0, lead).trimEnd();
  const rest = paragraphMarkdown(`x${text.slice(bold.length)}`).slice(1);
  const markdown = `**${escapeAll(bold).replace(/\\([[\]():])/g, '$1')}**${rest}`;
  const [leaf, ...more] = leavesOf(markdown);
  return leaf?.plain.text === text && more.length === 0 ? markdown : paragraphMarkdown(text);
}

/** Where the speakers are given, what else reads as a label was said: a sign of it is escaped. */
function saidEdits(body: string, form: LabelForm, paragraphs: readonly Written[]): BodyEdit[] {
  const given = new Map<number, string>();
  body.split('\n\n').reduce((at, block, index) => {
    given.set(at, paragraphs[index]?.before ?? '');
    return at + block.length + 2;
  }, 0);
  return labelsOf(body, form).flatMap(({ start, end }) => {
    const before = given.get(start) ?? '';
    if (before !== '' && end <= start + before.length) return [];
    const from = start + before.length;
    const sign = body.slice(from, end).search(/(?<!\\):/);
    if (sign !== -1) return [{ start: from + sign, end: from + sign, text: '\\' }];
    return [{ start: from, end: from + 1, text: `&#${body.charCodeAt(from)};` }];
  });
}

/** Questions set in bold or italic stay so, where no label says who asks. */
function emphasisEdits(body: string, paragraphs: readonly ImportedParagraph[], form: LabelForm): BodyEdit[] {
  const set = paragraphs.filter(({ emphasised, heading }) => emphasised && heading === undefined);
  const questions = new Set(set.map(({ text }) => cleanText(text)));
  if (questions.size === 0) return [];
  const labelled = new Set(labelsOf(body, form).map(({ leaf }) => leaf.start));
  return bodyLeaves(body).flatMap(({ start, end, kind, plain }) => {
    const asks = /\?["»”’\s)]*$/.test(plain.text) && questions.has(plain.text);
    if (!asks || kind === 'heading' || labelled.has(start)) return [];
    return [
      { start, end: start, text: '**' },
      { start: end, end, text: '**' },
    ];
  });
}

/** Where units of the imported texts stand in the body that was written first: the first from one on, the last before it. */
function offsetsIn({ paragraphs }: ImportedSource, written: readonly Written[], body: string) {
  const leaves = bodyLeaves(body);
  const starts: number[] = [];
  paragraphs.reduce((at, { text }) => (starts[starts.push(at) - 1] as number) + text.length + 1, 0);
  const cleaned = written.map(({ index, text }) =>
    memoized(() => cleanedFrom((paragraphs[index] as ImportedParagraph).text, text)),
  );
  const offsetIn = (place: number, clean: number): number | undefined => {
    const [one, leaf] = [written[place], leaves[place]];
    if (!one || !leaf) return undefined;
    const index = clean + leaf.plain.text.length - one.text.length;
    return index >= 0 && index < leaf.plain.text.length ? offsetOf(leaf.plain, index) : undefined;
  };
  return {
    from(unit: number): number {
      const index = starts.findLastIndex((start) => start <= unit);
      const place = written.findIndex((one) => one.index >= index);
      const [one, leaf] = [written[place], leaves[place]];
      if (!one || !leaf) return body.length;
      if (one.index > index) return offsetIn(place, 0) ?? leaf.start;
      const clean = firstFrom(cleaned[place]?.() ?? [], unit - (starts[index] as number));
      return offsetIn(place, clean) ?? leaf.end;
    },
    before(unit: number): number {
      const index = starts.findLastIndex((start) => start < unit);
      for (let place = written.findLastIndex((one) => one.index <= index); place >= 0; place--) {
        const { index: own, text } = written[place] as Written;
        const next = firstFrom(cleaned[place]?.() ?? [], unit - (starts[own] as number));
        const clean = Math.min(next, text.length) - 1;
        if (clean !== -1) return offsetIn(place, clean) ?? leaves[place]?.start ?? 0;
      }
      return 0;
    },
  };
}

/** Where an offset stands after edits; one within an edit, at its end. */
function moved(offset: number, edits: readonly BodyEdit[]): number {
  let by = 0;
  for (const { start, end, text } of edits) {
    if (start > offset) continue;
    const longer = text.length - (end - start);
    if (end > offset) return end + by + longer;
    by += longer;
  }
  return offset + by;
}

function memoized<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
