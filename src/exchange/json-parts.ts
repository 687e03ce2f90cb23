/** Below so many steps down a value is written in one part. */
const deepest = 3;

/**
 * `JSON.stringify(value, null, 2)` in parts, for a document that may be longer than a string can be: what the values of
 * an object or array are, down to the third level, is looked at when they are written.
 */
export function* jsonParts(value: unknown, margin = '', depth = 0): Generator<string> {
  const entries = depth < deepest ? entriesOf(value) : undefined;
  if (!entries) {
    yield (JSON.stringify(value, null, 2) ?? 'null').replaceAll('\n', `\n${margin}`);
    return;
  }
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const inner = `${margin}  `;
  let before = open as string;
  for (const [key, one] of entries) {
    if (one === undefined && !Array.isArray(value)) continue;
    yield `${before}\n${inner}${key}`;
    yield* jsonParts(one, inner, depth + 1);
    before = ',';
  }
  yield before === ',' ? `\n${margin}${close}` : `${open}${close}`;
}

/** What stands before each value, and the value; undefined of what holds none. */
function entriesOf(value: unknown): Iterable<readonly [string, unknown]> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const object = value as Record<string, unknown>;
  return Array.isArray(value) ? unnamed(value) : named(object);
}

function* unnamed(values: readonly unknown[]): Generator<readonly [string, unknown]> {
  for (const value of values) yield ['', value];
}

function* named(object: Readonly<Record<string, unknown>>): Generator<readonly [string, unknown]> {
  for (const key of Object.keys(object)) yield [`${JSON.stringify(key)}: `, object[key]];
}
