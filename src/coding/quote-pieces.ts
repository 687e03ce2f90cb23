/** A quote taken apart at its editorial marks. */
export interface QuotePieces {
  readonly pieces: readonly string[];
  /** What stands between two pieces, one fewer than they are. */
  readonly joints: readonly Joint[];
  /** Insertions before the first and after the last piece, as printed. */
  readonly lead: string;
  readonly tail: string;
}

/** `middle`: an abbreviated stretch that is coded; `cut`: one that is not; `insertion`: words of the analyst's own, printed. */
export interface Joint {
  readonly kind: 'middle' | 'cut' | 'insertion';
  readonly printed: string;
}

/** Marks with a meaning of their own; an ellipsis counts where it stands alone, or opens or ends the quote. */
const marks =
  /\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|\(sic\)|\[[^[\]\n]{1,80}\]|(?<=^\s*|\s)(?:…|\.\.\.)(?=\s|$)|(?<=^\s*)(?:…|\.{3})|(?:…|\.{3})(?=\s*$)/g;

/** As `marks`, and an ellipsis that touches a word. */
const touchingMarks = new RegExp(`${marks.source}|…|\\.{3}`, 'g');

/**
 * Takes a quote apart at `[…]`, `(…)`, ` … `, ` ... ` and `[insertions]`; undefined where it has none.
 * @param touching whether an ellipsis that touches a word (« euh… oui ») abbreviates too.
 */
export function quotePieces(quote: string, touching = false): QuotePieces | undefined {
  const found = [...quote.matchAll(touching ? touchingMarks : marks)];
  if (found.length === 0) return undefined;
  const pieces: string[] = [];
  const joints: Joint[] = [];
  let lead = '';
  let pending: Joint | undefined;
  let from = 0;
  for (const match of [...found, undefined]) {
    const text = quote.slice(from, match?.index ?? quote.length).trim();
    if (hasWords(text)) {
      if (pieces.length > 0) joints.push(pending ?? { kind: 'middle', printed: '' });
      else if (pending) lead = inserted(pending);
      pieces.push(text);
      pending = undefined;
    }
    if (!match) break;
    from = match.index + match[0].length;
    pending = stronger(pending, jointOf(match[0]));
  }
  if (pieces.length === 0) return undefined;
  return { pieces, joints, lead, tail: pending ? inserted(pending) : '' };
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** What is printed before or after all pieces: insertions only, a cut at an end is nothing. */
function inserted({ printed }: Joint): string {
  return printed.replace(/\[…\]/g, '').trim();
}

function jointOf(mark: string): Joint {
  if (/^[[(]\s*(?:…|\.\.\.)\s*[\])]$/.test(mark)) return { kind: 'cut', printed: '[…]' };
  if (mark === '…' || mark === '...') return { kind: 'middle', printed: '' };
  return { kind: 'insertion', printed: mark };
}

/** Two marks side by side, as in `[…] [le cluster]`: a cut stays a cut, and what is printed is printed. */
function stronger(a: Joint | undefined, b: Joint): Joint {
  if (!a) return b;
  const kind = [a, b].some(({ kind }) => kind === 'cut')
    ? 'cut'
    : [a, b].some(({ kind }) => kind === 'middle')
      ? 'middle'
      : 'insertion';
  const printed = [a.printed, b.printed].filter((text, i, all) => text !== '' && text !== all[i - 1]);
  return { kind, printed: printed.join(' ') };
}
