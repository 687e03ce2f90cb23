/**
 * Whether a file is part of the study, by its path below it: no README, no name that begins with `.` or `_`
 * (`_chapter.md` of the codebook aside), no name of another kind. Of the codebook also its history and the lists of splits;
 * of the corpus also tables, which count only where their keys lie beside them.
 */
export function isStudyFile(path: string): boolean {
  if (path === 'study.yaml') return true;
  // Nearly all, told without taking their paths to pieces.
  if (path.startsWith('corpus/')) return corpusFile.test(path) && !setAside.test(path);
  const [folder, ...rest] = path.split('/');
  const file = rest.at(-1) ?? '';
  if (rest.slice(0, -1).some((part) => /^[._]/.test(part))) return false;
  if (folder === 'codebook' && file === '_chapter.md') return true;
  if (file.toLowerCase() === 'readme.md' || /^[._]/.test(file)) return false;
  if (folder === 'reports') return rest.length === 1 && file.endsWith('.md');
  return folder === 'codebook' && (file.endsWith('.md') || isRecord(path));
}

const corpusFile = /\.(?:md|ya?ml|csv)$/;
const setAside = /\/(?:[._]|readme\.md$)/i;

function isRecord(path: string): boolean {
  return /^codebook\/(?:history|split-[^/]+)\.yaml$/.test(path);
}
