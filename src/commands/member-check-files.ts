import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Problem } from '../model/problem.ts';
import type { Format } from '../model/settings.ts';
import { slug } from '../model/slug.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { type Furnishing, renderers } from '../render/renderers.ts';
import type { Document } from '../report/document.ts';
import { textFingerprint } from '../report/text-fingerprint.ts';
import { readForeignFile } from '../study/foreign-file.ts';
import type { FileChange } from '../study/save.ts';
import { shownSource } from '../verbatims/attribution.ts';
import { UsageError } from './command.ts';

/** Not among the outputs of reports, which are published: they hold whole interviews. */
export const memberCheckFolder = 'reports/member-check';

/** Beside the documents: what was written, so that a document somebody has worked in is not written over. */
interface Written {
  readonly schema: 1;
  /** The id, or the pseudonym. */
  readonly source: string;
  /** Fingerprint of the text that was sent. */
  readonly text: string;
  /** File name → SHA-256. */
  readonly files: Readonly<Record<string, string>>;
}

/** What the files of each source are called, by id: nothing of an anonymous one but its pseudonym and its wave. */
export function memberCheckNames({ sources }: CodedStudy): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    sources.map((source) => {
      const alike = sources.filter((other) => shownSource(other) === shownSource(source));
      const wave = alike.length > 1 && source.wave !== undefined ? `-${source.wave}` : '';
      const wanted = slug(`${shownSource(source)}${wave}`) || 'interview';
      let name = wanted;
      for (let i = 2; taken.has(name); i++) name = `${wanted}-${i}`;
      taken.add(name);
      return [source.id, name];
    }),
  );
}

/**
 * The files of one document in the formats asked for.
 * @param force write over what somebody has changed
 * @returns `missing`: sentences about formats that cannot be made here; `problems`: of those that lack a sign
 * @throws UsageError where a file is not what was written
 */
export async function memberCheckFiles(
  folder: string,
  source: Source,
  document: Document,
  {
    formats,
    force,
    furnishing,
  }: {
    readonly formats: readonly Format[];
    readonly force: boolean;
    readonly furnishing: Furnishing;
  },
): Promise<{ changes: FileChange[]; missing: string[]; problems: Problem[] }> {
  const listPath = `${memberCheckFolder}/${document.name}.manifest.json`;
  const before = readForeignFile(join(folder, listPath));
  const known = before ? writtenIn(before) : {};
  const missing: string[] = [];
  const problems: Problem[] = [];
  const made: [string, Uint8Array][] = [];
  for (const format of formats) {
    const rendered = await renderers[format].render(document, furnishing);
    if (rendered.missing !== undefined) missing.push(rendered.missing);
    if (rendered.lacks) {
      const { message } = rendered.lacks;
      problems.push({ file: source.path, line: 1, column: 1, rule: 'format-lacks', severity: 'warning', message });
    }
    const own = `${document.name}.${renderers[format].extension}`;
    const files: [string, string | Uint8Array][] = [...(rendered.beside ?? [])];
    if (rendered.content !== undefined) files.unshift([own, rendered.content]);
    made.push(...files.map(([name, content]): [string, Uint8Array] => [name, Buffer.from(content)]));
  }
  const changes = made.map(([name, content]): FileChange => {
    const path = `${memberCheckFolder}/${name}`;
    const there = readForeignFile(join(folder, path));
    if (there && !force && known[name] !== sha256(there) && !Buffer.from(content).equals(there))
      throw new UsageError(
        `${path} has been changed since it was written: it is not written over. Rename it, or add --force.`,
      );
    return { path, content, ...(there ? { over: there } : {}) };
  });
  const written: Written = {
    schema: 1,
    source: shownSource(source),
    text: textFingerprint(source),
    files: { ...known, ...Object.fromEntries(made.map(([name, content]) => [name, sha256(content)])) },
  };
  const list = `${JSON.stringify(written, null, 2)}\n`;
  return { missing, problems, changes: [...changes, { path: listPath, content: list, owned: true }] };
}

function writtenIn(bytes: Uint8Array): Written['files'] {
  try {
    const read: Partial<Written> | null = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof read?.files === 'object' && read.files !== null ? read.files : {};
  } catch {
    return {};
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
