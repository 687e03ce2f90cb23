/** Signs YAML does not print, and halves of signs. */
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u;

/** A text as a YAML value on one line, also within `[…]` and `{…}`: plain where nothing in it means anything to YAML. */
export function yamlValue(text: string): string {
  if (/^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} _./’-]*[\p{L}\p{M}\p{N}_./’-])?\*?$/u.test(text)) return text;
  if (unprintable.test(text)) return JSON.stringify(text);
  return `'${text.replace(/'/g, "''")}'`;
}

export function yamlList(texts: readonly string[]): string {
  return `[${texts.map(yamlValue).join(', ')}]`;
}

/**
 * A text as a YAML value to the letter, after `key: `: lines as a block, so that people can read them; between quotation
 * marks where a block could not hold it.
 * @param margin how many spaces stand before the lines of the block.
 */
export function yamlText(text: string, margin: number): string {
  if (!text.includes('\n')) return yamlValue(text);
  const isBlock = /^\S[\s\S]*\S\n?$/.test(text) && !unprintable.test(text.replaceAll('\n', ''));
  if (!isBlock) return JSON.stringify(text);
  const lines = text.replace(/\n$/, '').split('\n');
  const sign = text.endsWith('\n') ? '|' : '|-';
  return [sign, ...lines.map((line) => (line === '' ? '' : ' '.repeat(margin) + line))].join('\n');
}
