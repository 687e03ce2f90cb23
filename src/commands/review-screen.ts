import { answerParagraphs } from '../coding/passages.ts';
import type { OpenSuggestion, ReviewPassage } from '../coding/review-queue.ts';
import { type Code, findCode, lineage } from '../model/codebook.ts';
import { covers, type LocatedCoding } from '../model/coding.ts';
import { overlaps } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { wrapText } from '../render/wrap-text.ts';
import { shownSource } from '../verbatims/attribution.ts';
import { maskNames } from '../verbatims/identities.ts';
import { maskPassage } from '../verbatims/mask-passage.ts';

export interface Screen {
  readonly coded: CodedStudy;
  readonly width: number;
  readonly color: boolean;
}

/** Characters of the paragraph before and after a passage that are shown with it. */
const around = 240;

/** A passage as a reviewer reads it: whose words, the question before, the words with a bar beside them. */
export function passageScreen(
  { source, segment }: Pick<ReviewPassage, 'source' | 'segment'>,
  position: string,
  screen: Screen,
): string {
  const { coded, width } = screen;
  const mask = (text: string) => maskNames(text, coded, source.id);
  const wave = coded.settings.waves.find(({ id }) => id === source.wave)?.label ?? source.wave;
  const speaker = segment.speaker === undefined ? undefined : mask(segment.speaker);
  const head = [position, shownSource(source), wave, speaker].filter((part) => part !== undefined).join(' · ');
  const at = source.turns.findIndex((turn) => turn.paragraphs.some((paragraph) => covers(segment, paragraph)));
  const before = source.turns[at - 1];
  const question = before?.asks ? before.paragraphs.map(({ text }) => text).join('\n') : '';
  const others = answerParagraphs(coded, source).filter(
    ({ turn, parts }) => turn === at && !parts.some((part) => segment.parts.some((own) => overlaps(own, part))),
  );
  const near = [
    others.filter(({ end }) => end <= segment.start).at(-1)?.text,
    others.find(({ start }) => start >= segment.end)?.text,
  ];
  const [earlier, later] = near.map((text) => (text === undefined ? '' : mask(text)));
  const parts = [
    bold(rule(head, width), screen),
    question === '' ? '' : dim(wrap(`? ${mask(question)}`, width), screen),
    earlier ? dim(wrap(fromEnd(earlier), width, '    '), screen) : '',
    wrap(maskPassage(segment, coded).replace(/\n{2,}/g, '\n\n'), width, '  │ '),
    later ? dim(wrap(fromStart(later), width, '    '), screen) : '',
  ];
  return `\n${parts.filter((part) => part !== '').join('\n\n')}\n\n`;
}

/** What is suggested for a passage, why, what the code means, and what the reviewer has given it already. */
export function suggestionScreen(one: OpenSuggestion, screen: Screen, inFull = false): string {
  const { coded, width } = screen;
  const mask = (text: string) => maskNames(text, coded, one.source);
  const { because, confidence, review } = one.coding;
  const codes = one.codes.map((id) => findCode(coded.codebook, id) as Code);
  const sure = confidence === undefined ? '' : `, confidence ${confidence.toFixed(2)}`;
  const why = because === undefined ? '' : `: ${mask(because).replace(/\s*\n\s*/g, ' ')}`;
  const names = codes.map((code) => nameIn(code, coded)).join(', ');
  const lines = [
    bold(wrap(names, width, '  '), screen),
    wrap(`${one.coder}${sure}${why}`, width, '  '),
    ...(review === 'missed' ? ['  You read this passage without seeing the suggestion.'] : []),
    ...codes.map((code) => wrap(inFull ? fullDefinition(code) : shortDefinition(code), width, '  ')),
  ];
  return `${lines.filter((line) => line.trim() !== '').join('\n')}\n`;
}

/** The reviewer's own codings that share words with a passage. */
export function ownCodes(own: readonly LocatedCoding[], { segment }: Pick<ReviewPassage, 'segment'>): string {
  const here = own.filter((one) => one.segment?.parts.some((part) => covers(segment, part)));
  const codes = new Set(
    here.flatMap(({ coding }) => [...coding.codes, ...coding.against.map((id) => `against ${id}`)]),
  );
  return codes.size === 0 ? '' : `  You have coded these words: ${[...codes].join(', ')}.\n`;
}

/** A code below those above it: « Coopération › Répondre à plusieurs (reponse-collective) ». */
export function nameIn({ id, label }: Code, { codebook }: CodedStudy): string {
  const above = lineage(codebook, id).slice(1).reverse();
  const path = [...above.map((code) => code.label), label].join(' › ');
  return label === id ? path : `${path} (${id})`;
}

export function shortDefinition({ definition }: Code): string {
  const [first = ''] = definition.trim().split(/\n\s*\n/);
  return first.replace(/\n/g, ' ');
}

function fullDefinition({ definition, include, exclude, examples }: Code): string {
  const section = (name: string, text: string) => (text.trim() === '' ? '' : `${name}:\n${text.trim()}`);
  const parts = [
    definition.trim() || 'This code has no definition.',
    section('Include', include),
    section('Exclude', exclude),
    section('Examples', examples),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function rule(head: string, width: number): string {
  return `── ${head} ${'─'.repeat(Math.max(2, width - [...head].length - 4))}`;
}

function fromEnd(text: string): string {
  const flat = text.replace(/\s*\n\s*/g, ' ');
  return flat.length <= around ? flat : `… ${flat.slice(-around).replace(/^\S*\s/, '')}`;
}

function fromStart(text: string): string {
  const flat = text.replace(/\s*\n\s*/g, ' ');
  return flat.length <= around ? flat : `${flat.slice(0, around).replace(/\s\S*$/, '')} …`;
}

function bold(text: string, { color }: Screen): string {
  return color ? `\u001b[1m${text}\u001b[22m` : text;
}

function dim(text: string, { color }: Screen): string {
  return color ? text.replace(/^(.+)$/gm, '\u001b[2m$1\u001b[22m') : text;
}

function wrap(text: string, width: number, margin = ''): string {
  return wrapText(text, { width, margin }).trimEnd();
}
