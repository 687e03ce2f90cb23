import type { Fields } from './fields.ts';
import type { YamlMap } from './yaml.ts';

/** The map a key takes; anything else there is a problem. */
export function mapAt(fields: Fields, key: string): YamlMap | undefined {
  const node = fields.node(key);
  if (node?.kind === 'map') return node;
  if (!node || !fields.has(key)) return undefined;
  fields.report(node.span.start, 'wrong-type', 'error', `\`${key}\` takes keys of its own, indented below.`);
  return undefined;
}

/** A warning for every key that has no meaning there. */
export function warnUnknownKeys(fields: Fields, allowed: readonly string[]): void {
  if (fields.map?.entries.every(({ key }) => allowed.includes(key))) return;
  for (const [key, offset] of Object.entries(fields.keys())) {
    if (allowed.includes(key)) continue;
    fields.report(
      offset,
      'unknown-key',
      'warning',
      `\`${key}\` is no key here and has no effect. Known: ${allowed.join(', ')}.`,
    );
  }
}
