/** A part of an attribution: text, a variable's value, or an optional part that vanishes where a variable of it is missing. */
export type AttributionPiece =
  | { readonly kind: 'text' | 'variable'; readonly text: string }
  | { readonly kind: 'optional'; readonly pieces: readonly AttributionPiece[] };

/** The variables a template names, each with its offset; `unbalanced` where its brackets or braces do not close. */
export function templateVariables(template: string): { names: string[]; unbalanced: boolean } {
  const names = [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => (match[1] as string).trim());
  const bare = template.replace(/\{[^{}]*\}/g, '');
  let depth = 0;
  let unbalanced = /[{}]/.test(bare);
  for (const sign of bare.replace(/[^[\]]/g, '')) {
    depth += sign === '[' ? 1 : -1;
    if (depth < 0) unbalanced = true;
  }
  return { names, unbalanced: unbalanced || depth !== 0 };
}

export function parseAttribution(template: string): AttributionPiece[] {
  const stack: AttributionPiece[][] = [[]];
  for (const [token] of template.matchAll(/\{[^{}]*\}|\[|\]|[^{}[\]]+|[{}]/g)) {
    const top = stack.at(-1) as AttributionPiece[];
    if (token === '[') stack.push([]);
    else if (token === ']' && stack.length > 1) {
      stack.pop();
      (stack.at(-1) as AttributionPiece[]).push({ kind: 'optional', pieces: top });
    } else if (token.length > 1 && token.startsWith('{'))
      top.push({ kind: 'variable', text: token.slice(1, -1).trim() });
    else top.push({ kind: 'text', text: token });
  }
  while (stack.length > 1) {
    const pieces = stack.pop() as AttributionPiece[];
    (stack.at(-1) as AttributionPiece[]).push(...pieces);
  }
  return stack[0] as AttributionPiece[];
}
