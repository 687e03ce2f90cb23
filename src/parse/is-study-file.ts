/**
 * Whether a file is part of the study, by its path below it: no README, no name that begins with `.` or `_`
 * (`_chapter.md` of the codebook aside), no name of another kind. Of the codebook also its history and the lists of splits;
 * of the corpus also tables, which count only where their keys lie beside them.
 */
export function isStudyFile(path: string): boolean {
  if (path === 'study.yaml') return true;
  const last = path.lastIndexOf('/');
  const file = path.slice(last + 1);
  const folder = path.slice(0, Math.max(path.indexOf('/'), 0));
  const hidden = path.search(/\/[._]/);
  if (hidden !== -1 && !(hidden === last && folder === 'codebook' && file === '_chapter.md')) return false;
  if (file.toLowerCase() === 'readme.md') return false;
  if (folder === 'reports') return last === folder.length && file.endsWith('.md');
  if (folder === 'codebook') return file.endsWith('.md') || isRecord(path);
  return folder === 'corpus' && /\.(?:md|ya?ml|csv)$/.test(file);
}

function isRecord(path: string): boolean {
  return /^codebook\/(?:history|split-[^/]+)\.yaml$/.test(path);
}
