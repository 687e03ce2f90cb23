import type { Span } from '../model/span.ts';
import { type FoldedText, foldWord } from './fold.ts';
import { regexDanger } from './regex-danger.ts';

/**
 * Reads `/…/u`. It runs on the folded text, so its letters are folded as well: case and accents do not matter, `œ` is
 * `oe`. Escapes stay as they are. The flags `u` and `i` may be written and change nothing; others are refused, and so is
 * an expression whose running time could explode.
 */
export function parseRegex(text: string): RegExp | { error: string } {
  const [, source, flags = ''] = /^\/(.+)\/([a-z]*)$/su.exec(text) ?? [];
  if (source === undefined) return { error: `\`${text}\` is not of the form \`/…/u\`` };
  if (/[^ui]/.test(flags)) return { error: `\`${text}\`: the flags \`u\` and \`i\` only are known` };
  const folded = foldSource(source);
  let regex: RegExp;
  try {
    regex = new RegExp(folded, 'giu');
  } catch {
    return { error: `\`${text}\` is not a valid regular expression` };
  }
  const danger = regexDanger(folded);
  return danger === undefined ? regex : { error: `\`${text}\` ${danger}` };
}

/** The places where the expression matches something, in UTF-16 units of the text before folding. */
export function regexMatches(regex: RegExp, folded: FoldedText): Span[] {
  const spans: Span[] = [];
  for (const match of folded.text.matchAll(regex)) {
    if (match[0] === '') continue;
    const start = folded.starts[match.index];
    const end = folded.ends[match.index + match[0].length - 1];
    if (start !== undefined && end !== undefined) spans.push({ start, end });
  }
  return spans;
}

/** An escape, with all that belongs to it, or one character. */
const unit =
  /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|k<[^>]*>|[\s\S])|\(\?<[^>=!]*>|[\s\S]\p{M}*/gu;

function foldSource(source: string): string {
  let inClass = false;
  return source.replace(unit, (found) => {
    if (found === '[') inClass = true;
    if (found === ']') inClass = false;
    if (found.length > 1 && /^[\\(]/.test(found)) return found;
    const folded = foldWord(found);
    return folded.length > 1 && !inClass ? `(?:${folded})` : folded;
  });
}
