/**
 * Names of sources as names of files that any system can unpack: composed letters, no sign that parts folders or that
 * Windows refuses, no dot at either end, each once whatever its capitals.
 */
export function fileNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name
      .normalize('NFC')
      .replace(/[\p{Cc}\\/:*?"<>|]+/gu, '-')
      .replace(/^[.\s]+|[.\s]+$/g, '');
    const wanted = plain === '' ? 'source' : plain;
    let own = wanted;
    for (let number = 2; taken.has(own.toLowerCase()); number++) own = `${wanted}-${number}`;
    taken.add(own.toLowerCase());
    return own;
  });
}
