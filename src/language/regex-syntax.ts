/**
 * A regular expression as far as its running time depends on it. `set` matches one character; `empty` none (anchors,
 * look-around); a repetition that may happen twice or more is a `loop`, one that happens once or not at all an `option`.
 */
export type RegexNode =
  | { kind: 'set'; source: string }
  | { kind: 'empty' }
  | { kind: 'sequence' | 'choice'; parts: RegexNode[] }
  | { kind: 'loop'; body: RegexNode; optional: boolean; open: boolean }
  | { kind: 'option'; body: RegexNode };

/** A repetition that happens no more often than this, or always equally often, takes little time of itself. */
const shortLoop = 10;

export interface RegexSyntax {
  /** The expression, then what its look-arounds hold. */
  roots: RegexNode[];
  backReference: boolean;
}

const atom =
  /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|[\s\S])|\[(?:\\[\s\S]|[^\]\\])*\]|[\s\S]/uy;
const quantifier = /(?:[*+?]|\{(\d+)(,(\d*))?\})\??/uy;

/** Reads an expression that `RegExp` has accepted with the flag `u`. */
export function parseRegexSyntax(source: string): RegexSyntax {
  const syntax: RegexSyntax = { roots: [], backReference: /\\(?:[1-9]|k<)/.test(source.replace(/\\\\/g, '')) };
  let at = 0;

  const choice = (): RegexNode => {
    const parts = [sequence()];
    while (source[at] === '|') {
      at += 1;
      parts.push(sequence());
    }
    return parts.length === 1 ? (parts[0] as RegexNode) : { kind: 'choice', parts };
  };

  const sequence = (): RegexNode => {
    const parts: RegexNode[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(quantified(single()));
    return { kind: 'sequence', parts };
  };

  const single = (): RegexNode => {
    if (source[at] === '(') return group();
    atom.lastIndex = at;
    const text = atom.exec(source)?.[0] ?? source.charAt(at);
    at += text.length;
    return /^(?:[\^$]|\\[bB])$/.test(text) ? { kind: 'empty' } : { kind: 'set', source: text };
  };

  const group = (): RegexNode => {
    const opening = /^\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/u.exec(source.slice(at, at + 80))?.[0] ?? '(';
    at += opening.length;
    const body = choice();
    at += 1;
    if (!/[=!]$/.test(opening)) return body;
    syntax.roots.push(body);
    return { kind: 'empty' };
  };

  const quantified = (body: RegexNode): RegexNode => {
    quantifier.lastIndex = at;
    const found = quantifier.exec(source);
    if (!found) return body;
    at += found[0].length;
    const [text, least = '', comma, most = ''] = found;
    const optional = /^[*?]/.test(text) || Number(least || '1') === 0;
    const endless = /^[*+]/.test(text) || (comma !== undefined && most === '');
    const atMost = endless ? Number.POSITIVE_INFINITY : Number(most || least || '1');
    if (atMost > 1) return { kind: 'loop', body, optional, open: atMost > shortLoop && Number(least) !== atMost };
    return optional ? { kind: 'option', body } : body;
  };

  syntax.roots.unshift(choice());
  return syntax;
}
