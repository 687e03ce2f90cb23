import type { BlockContent, DefinitionContent, ListItem, PhrasingContent, Root, RootContent } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Paragraph, Turn } from '../model/source.ts';
import { type PlainText, plainText } from './plain-text.ts';
import { asksByLabel, isKnownLabel, speakerConventions } from './speaker-labels.ts';

const parser = unified().use(remarkParse);

/** A leaf block of the Markdown: its text, and whether it is set apart as a question would be. */
interface Leaf {
  readonly kind: 'paragraph' | 'heading';
  readonly start: number;
  readonly end: number;
  readonly plain: PlainText;
  readonly emphasised: boolean;
}

/** A speaker's label found at the start of a line, as a candidate until all of the source has been seen. */
interface Label {
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  readonly time?: string;
  readonly doubtful: boolean;
  readonly opensBlock: boolean;
}

/**
 * The turns of a source's body, in order, with exact offsets into it.
 * @param interviewers labels of the speakers who ask, besides the known ones.
 */
export function parseTurns(body: string, interviewers: readonly string[]): Turn[] {
  const leaves = leavesOf((parser.parse(body) as Root).children, body);
  const found = leaves.map((leaf) => labelsIn(leaf, body, interviewers));
  const labels = confirm(found, interviewers);
  return assemble(leaves, labels, interviewers);
}

function leavesOf(nodes: readonly (RootContent | BlockContent | DefinitionContent | ListItem)[], body: string): Leaf[] {
  return nodes.flatMap((node): Leaf[] => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? start;
    switch (node.type) {
      case 'paragraph':
        return [
          {
            kind: 'paragraph',
            start,
            end,
            plain: plainText(node.children, body),
            emphasised: isEmphasised(node.children),
          },
        ];
      case 'heading': {
        const kind = body[start] === '#' ? 'heading' : 'paragraph';
        return [{ kind, start, end, plain: plainText(node.children, body), emphasised: kind === 'heading' }];
      }
      case 'blockquote':
      case 'list':
      case 'listItem':
        return leavesOf(node.children as BlockContent[], body);
      case 'html':
        return node.value.trimStart().startsWith('<!--') ? [] : [verbatimLeaf(body, start, end)];
      case 'code':
      case 'definition':
        return [verbatimLeaf(body, start, end)];
      default:
        return [];
    }
  });
}

/** A block whose characters all count: an indented line is code to Markdown, speech to a researcher. */
function verbatimLeaf(body: string, start: number, end: number): Leaf {
  const text = body.slice(start, end).replace(/[\n\t]/g, ' ');
  return {
    kind: 'paragraph',
    start,
    end,
    plain: { text, offsets: Array.from({ length: text.length }, (_, i) => start + i) },
    emphasised: false,
  };
}

function isEmphasised(nodes: readonly PhrasingContent[]): boolean {
  const filled = nodes.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  return filled.length === 1 && (filled[0]?.type === 'strong' || filled[0]?.type === 'emphasis');
}

function labelsIn(leaf: Leaf, body: string, interviewers: readonly string[]): Label[] {
  if (leaf.kind === 'heading') return [];
  const labels: Label[] = [];
  for (let start = leaf.start; start < leaf.end; ) {
    const label = labelAt(body, start, leaf, interviewers);
    if (label) labels.push(label);
    const next = body.indexOf('\n', label ? Math.max(start, label.end - 1) : start);
    start = next === -1 ? leaf.end : next + 1;
    while (body[start] === ' ' || body[start] === '\t' || body[start] === '>') start++;
  }
  return labels;
}

function labelAt(body: string, start: number, leaf: Leaf, interviewers: readonly string[]): Label | undefined {
  const rest = body.slice(start, leaf.end);
  for (const { pattern, doubtful } of speakerConventions) {
    const match = pattern.exec(rest);
    if (!match) continue;
    const { label, time } = match.groups ?? {};
    const name = label?.trim();
    const known = name !== undefined && isKnownLabel(name, interviewers);
    if (doubtful && !known && name !== undefined && !/^[\p{Lu}\p{N}]/u.test(name)) continue;
    if (doubtful && !known && name !== undefined && name.split(/\s+/).length > 5) continue;
    return {
      start,
      end: start + match[0].length,
      ...(name === undefined ? {} : { name }),
      ...(time === undefined ? {} : { time }),
      doubtful: doubtful === true && !known,
      opensBlock: start === leaf.start,
    };
  }
  return undefined;
}

/** Keeps the doubtful labels that open two or more paragraphs; drops the others. */
function confirm(found: readonly (readonly Label[])[], interviewers: readonly string[]): Label[][] {
  const opened = new Map<string, number>();
  for (const { name, opensBlock } of found.flat()) {
    if (name !== undefined && opensBlock) opened.set(name, (opened.get(name) ?? 0) + 1);
  }
  const inLines = new Map<string, number>();
  for (const { name } of found.flat()) if (name !== undefined) inLines.set(name, (inLines.get(name) ?? 0) + 1);
  const linewise = (labels: readonly Label[]) =>
    labels.some(({ name, opensBlock }) => opensBlock && name !== undefined);
  return found.map((labels) =>
    labels.filter(({ name, doubtful }) => {
      if (!doubtful || name === undefined) return true;
      if ((opened.get(name) ?? 0) >= 2) return true;
      return linewise(labels) && (inLines.get(name) ?? 0) >= 2 && !isKnownLabel(name, interviewers);
    }),
  );
}

interface OpenTurn {
  speaker?: string;
  asks: boolean;
  time?: string;
  start: number;
  end: number;
  paragraphs: Paragraph[];
}

function assemble(
  leaves: readonly Leaf[],
  labels: readonly (readonly Label[])[],
  interviewers: readonly string[],
): Turn[] {
  const names = labels.flat().flatMap(({ name }) => (name === undefined ? [] : [name]));
  const onlyQuestionsLabelled = names.length > 0 && names.every((name) => asksByLabel(name, interviewers));
  const turns: OpenTurn[] = [];
  let current: OpenTurn | undefined;
  let respondent: string | undefined;
  const open = (start: number, asks: boolean, speaker?: string, time?: string): OpenTurn => {
    if (current && current.asks === asks && current.speaker === speaker && time === undefined) return current;
    current = {
      asks,
      start,
      end: start,
      paragraphs: [],
      ...(speaker === undefined ? {} : { speaker }),
      ...(time === undefined ? {} : { time }),
    };
    turns.push(current);
    return current;
  };
  leaves.forEach((leaf, index) => {
    const marks = labels[index] ?? [];
    const cuts = marks.filter(({ name }) => name !== undefined).map(({ start }) => start);
    if (cuts[0] !== leaf.start) cuts.unshift(leaf.start);
    cuts.forEach((from, piece) => {
      const to = cuts[piece + 1] ?? leaf.end;
      const label = marks.find(({ name, start }) => name !== undefined && start === from);
      const time = marks.find(({ start, end, time }) => time !== undefined && start >= from && end <= to)?.time;
      const paragraph = paragraphOf(leaf, from, to, marks);
      if (label?.name !== undefined) {
        const asks = asksByLabel(label.name, interviewers);
        if (!asks) respondent = label.name;
        open(from, asks, label.name, time);
      } else if (leaf.emphasised && /\?["»”’\s\u00a0\u202f)]*$/.test(leaf.plain.text)) {
        open(from, true, undefined, time);
      } else if (!current || (current.asks && (current.speaker === undefined || onlyQuestionsLabelled))) {
        open(from, false, respondent, time);
      } else if (time !== undefined) {
        open(from, current.asks, current.speaker, time);
      }
      const turn = current as OpenTurn;
      turn.end = to;
      if (paragraph) turn.paragraphs.push(paragraph);
    });
  });
  return turns;
}

/** The words between two offsets of a leaf, labels left out; undefined where nothing is said. */
function paragraphOf(leaf: Leaf, from: number, to: number, marks: readonly Label[]): Paragraph | undefined {
  const { text, offsets } = leaf.plain;
  const kept: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const at = offsets[i] as number;
    if (at >= from && at < to && !marks.some(({ start, end }) => at >= start && at < end)) kept.push(i);
  }
  while (kept.length > 0 && isSpace(text[kept[0] as number])) kept.shift();
  while (kept.length > 0 && isSpace(text[kept.at(-1) as number])) kept.pop();
  if (kept.length === 0) return undefined;
  const runs: { from: number; offset: number }[] = [];
  kept.forEach((i, position) => {
    const last = runs.at(-1);
    const offset = offsets[i] as number;
    if (!last || offset - last.offset !== position - last.from) runs.push({ from: position, offset });
  });
  const first = offsets[kept[0] as number] as number;
  const last = offsets[kept.at(-1) as number] as number;
  return { kind: leaf.kind, start: first, end: last + 1, text: kept.map((i) => text[i]).join(''), runs };
}

function isSpace(unit: string | undefined): boolean {
  return unit === undefined || /\s/.test(unit);
}
