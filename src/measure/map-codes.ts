/**
 * The documents of each code after codes were renamed or merged: the union, never the sum, for a document with two merged
 * codes is one document. A split is compared the same way, its children mapped to the code they came from; child by child
 * it is not comparable.
 * @param mapping old code → new code; a code it does not name keeps its name
 * @param documents code → documents that have it
 */
export function mapCodes<D>(
  mapping: ReadonlyMap<string, string>,
  documents: ReadonlyMap<string, Iterable<D>>,
): Map<string, Set<D>> {
  const mapped = new Map<string, Set<D>>();
  for (const [code, having] of documents) {
    const name = mapping.get(code) ?? code;
    const union = mapped.get(name) ?? new Set<D>();
    for (const document of having) union.add(document);
    mapped.set(name, union);
  }
  return mapped;
}
