/**
 * A part of an attribution: text, a variable's value, or an optional part that vanishes where a variable of it is
 * missing or its condition does not hold.
 */
export type AttributionPiece =
  | { readonly kind: 'text'; readonly text: string }
  | AttributionVariable
  | { readonly kind: 'optional'; readonly pieces: readonly AttributionPiece[]; readonly when?: AttributionCondition };

/** `{role}`, `{^role}` with a capital, `{role|title}` the first that has a value. */
export interface AttributionVariable {
  readonly kind: 'variable';
  readonly text: string;
  /** Variables that stand in where it has no value, in order. */
  readonly others?: readonly string[];
  readonly capital?: true;
}

/** `[role=membre|adhérent: …]`, `[role!=délégué: …]`. */
export interface AttributionCondition {
  readonly variable: string;
  readonly values: readonly string[];
  readonly isNot: boolean;
}

const condition = /^\s*(?<variable>[\p{L}_][\p{L}\p{N}_-]*)\s*(?<sign>!?=)\s*(?<values>[^:{}[\]]+?)\s*:\s?/u;

/** The variables a template names, conditions last; `unbalanced` where its brackets or braces do not close. */
export function templateVariables(template: string): { names: string[]; unbalanced: boolean } {
  const names = [...template.matchAll(/\{([^{}]*)\}/g)].flatMap((match) => namesIn(match[1] as string));
  const bare = template.replace(/\{[^{}]*\}/g, '');
  let depth = 0;
  let unbalanced = /[{}]/.test(bare);
  for (const sign of bare.replace(/[^[\]]/g, '')) {
    depth += sign === '[' ? 1 : -1;
    if (depth < 0) unbalanced = true;
  }
  const conditions = [...template.matchAll(/\[([^[\]{}]*)/g)].flatMap(
    (match) => condition.exec(match[1] as string)?.groups?.variable ?? [],
  );
  return { names: [...names, ...conditions], unbalanced: unbalanced || depth !== 0 };
}

function namesIn(braces: string): string[] {
  return braces.split('|').map((name) => name.replace('^', '').trim());
}

export function parseAttribution(template: string): AttributionPiece[] {
  const stack: AttributionPiece[][] = [[]];
  for (const [token] of template.matchAll(/\{[^{}]*\}|\[|\]|[^{}[\]]+|[{}]/g)) {
    const top = stack.at(-1) as AttributionPiece[];
    if (token === '[') stack.push([]);
    else if (token === ']' && stack.length > 1) {
      stack.pop();
      (stack.at(-1) as AttributionPiece[]).push(optional(top));
    } else if (token.length > 1 && token.startsWith('{')) top.push(variable(token.slice(1, -1)));
    else top.push({ kind: 'text', text: token });
  }
  while (stack.length > 1) {
    const pieces = stack.pop() as AttributionPiece[];
    (stack.at(-1) as AttributionPiece[]).push(...pieces);
  }
  return stack[0] as AttributionPiece[];
}

function variable(braces: string): AttributionVariable {
  const [text = '', ...others] = namesIn(braces);
  const capital = braces.trim().startsWith('^');
  return { kind: 'variable', text, ...(others.length > 0 ? { others } : {}), ...(capital ? { capital } : {}) };
}

function optional(pieces: readonly AttributionPiece[]): AttributionPiece {
  const [first, ...rest] = pieces;
  const found = first?.kind === 'text' ? condition.exec(first.text) : null;
  if (!found?.groups || first?.kind !== 'text') return { kind: 'optional', pieces };
  const { variable: name = '', sign, values = '' } = found.groups;
  const left = first.text.slice(found[0].length);
  const when = { variable: name, values: values.split('|').map((value) => value.trim()), isNot: sign === '!=' };
  return { kind: 'optional', pieces: [...(left === '' ? [] : [{ ...first, text: left }]), ...rest], when };
}
