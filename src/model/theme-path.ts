/**
 * Where a new theme of a folder is written: a name that is taken gets a number, and so does `readme`, which is never
 * read as a theme.
 * @param paths of the study's files
 */
export function themePath(folder: string, name: string, paths: Iterable<string>): string {
  const taken = new Set([...paths].map((path) => path.toLowerCase()));
  for (let number = 1; ; number++) {
    const path = `${folder}/${name}${number === 1 ? '' : `-${number}`}.md`;
    if (!taken.has(path.toLowerCase()) && (name !== 'readme' || number > 1)) return path;
  }
}
