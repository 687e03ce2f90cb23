import { codeStudy } from '../../src/coding/code-study.ts';
import type { Source } from '../../src/model/source.ts';
import type { CodedStudy } from '../../src/model/study.ts';
import { parseStudy } from '../../src/parse/study.ts';

/** A coded study of files written in a test; `corpus/` and `codebook/` need not be named. */
export function codedStudy(files: Readonly<Record<string, string>>): CodedStudy {
  const encoder = new TextEncoder();
  const bytes = new Map(Object.entries(files).map(([path, text]) => [path, encoder.encode(text)]));
  const folders = new Set(['corpus', 'codebook']);
  for (const path of bytes.keys()) {
    const parts = path.split('/').slice(0, -1);
    for (let i = 1; i <= parts.length; i++) folders.add(parts.slice(0, i).join('/'));
  }
  const { study } = parseStudy({ name: 'essai', files: bytes, folders: [...folders] });
  return codeStudy(study);
}

/** A source with this text and no front matter. */
export function sourceOf(body: string, front = ''): Source {
  const coded = codedStudy({ 'corpus/e.md': front === '' ? body : `---\n${front}\n---\n${body}` });
  return coded.sources[0] as Source;
}
