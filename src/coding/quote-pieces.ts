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

const marks = /\[(?:…|\.\.\.)\]|\((?:…|\.\.\.)\)|\(sic\)|\[[^[\]\n]{1,80}\]|(?<=^|\s)(?:…|\.\.\.)(?=\s|$)/g;

/** Takes a quote apart at `[…]`, `(…)`, ` … `, ` ... ` and `[insertions]`; undefined where it has none. */
export function quotePieces(quote: string): QuotePieces | undefined {
  const found = [...quote.matchAll(marks)];
  if (found.length === 0) return undefined;
  const pieces: string[] = [];
  const joints: Joint[] = [];
  let lead = '';
  let pending: Joint | undefined;
  let from = 0;
  for (const match of [...found, undefined]) {
    const text = quote.slice(from, match?.index ?? quote.length).trim();
    if (text !== '') {
      if (pieces.length > 0) joints.push(pending ?? { kind: 'middle', printed: '' });
      else if (pending?.kind === 'insertion') lead = pending.printed;
      pieces.push(text);
      pending = undefined;
    }
    if (!match) break;
    from = match.index + match[0].length;
    pending = stronger(pending, jointOf(match[0]));
  }
  if (pieces.length === 0) return undefined;
  return { pieces, joints, lead, tail: pending?.kind === 'insertion' ? pending.printed : '' };
}

function jointOf(mark: string): Joint {
  if (/^[[(](?:…|\.\.\.)[\])]$/.test(mark)) return { kind: 'cut', printed: '[…]' };
  if (mark === '…' || mark === '...') return { kind: 'middle', printed: '' };
  return { kind: 'insertion', printed: mark };
}

/** Two marks side by side, as in `[…] [le cluster]`: a cut stays a cut, and what is printed is printed. */
function stronger(a: Joint | undefined, b: Joint): Joint {
  if (!a) return b;
  const kind = a.kind === 'cut' || b.kind === 'cut' ? 'cut' : a.kind === 'insertion' ? a.kind : b.kind;
  return { kind, printed: [a.printed, b.printed].filter((text) => text !== '').join(' ') };
}
