import { sliceParagraph } from '../model/paragraph.ts';
import type { Paragraph, Source, Turn } from '../model/source.ts';
import { overlaps, type Span, subtract } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { withdrawnParts } from '../model/withdrawn-parts.ts';
import { maskOthers } from '../verbatims/identities.ts';
import type { Prose } from './document.ts';
import type { MemberCheckWords } from './member-check-words.ts';
import { literal, proseOf } from './prose.ts';

/** An interview as its interviewee reads it again, turn by turn; what they took back is said to be. */
export function interviewText(coded: CodedStudy, source: Source, words: MemberCheckWords): Prose[] {
  const holes = withdrawnParts(coded, source.id);
  return source.turns.flatMap((turn) =>
    turn.paragraphs.flatMap((paragraph, index) => {
      const text = maskOthers(remaining(paragraph, holes, words), coded, source);
      if (text.trim() === '') return [];
      const label = index === 0 ? labelOf(turn, coded, source, words) : '';
      return [proseOf(paragraph.kind === 'heading' ? `${written(text, '**')}**` : written(text, label))];
    }),
  );
}

function labelOf({ speaker }: Turn, coded: CodedStudy, source: Source, { colon }: MemberCheckWords): string {
  return speaker === undefined ? '' : `**${literal(maskOthers(speaker, coded, source))}${colon}** `;
}

function remaining(paragraph: Paragraph, holes: readonly Span[], { takenBack }: MemberCheckWords): string {
  const inside = holes.filter((hole) => overlaps(hole, paragraph));
  if (inside.length === 0) return paragraph.text;
  const words = (span: Span) => sliceParagraph(paragraph, span).trim();
  const kept = subtract(paragraph, inside).map((span) => ({ at: span.start, text: words(span) }));
  const gone = inside.map((hole) => ({ at: Math.max(hole.start, paragraph.start), text: `[${takenBack}]` }));
  const pieces = [...kept, ...gone].filter(({ text }) => text !== '').sort((a, b) => a.at - b.at);
  return pieces.map(({ text }) => text).join(' ');
}

/** Words that are no Markdown, at the start of a line either. @param label stands before them on their first line */
function written(text: string, label: string): string {
  const lines = literal(text)
    .replace(/&(?=#?\w+;)/g, '\\&')
    .split('\n')
    .map((line, index) => (index === 0 && label !== '' ? line : lineStart(line)));
  return label + lines.join('\n');
}

function lineStart(line: string): string {
  return line.replace(/^(\s*)([-+#=~:])/, '$1\\$2').replace(/^(\s*\d{1,9})([.)])/, '$1\\$2');
}
