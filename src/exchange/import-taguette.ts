import { counted } from '../model/counted.ts';
import { htmlInPlace } from './html-in-place.ts';
import { stemOf } from './import-text.ts';
import type {
  ForeignFile,
  Imported,
  ImportedCode,
  ImportedCoding,
  ImportedSource,
  Importer,
  ImportFault,
  ImportOptions,
} from './importer.ts';
import { projectNamed } from './project-named.ts';
import { databaseWarnings, groupedRows, type SqliteDatabase, type SqliteRow, withDatabase } from './sqlite-import.ts';
import { unitsOfBytes } from './utf8-units.ts';
import { verifiedPlace } from './verified-place.ts';

/** The database of Taguette 1: texts are HTML, passages are marked by bytes of their text in UTF-8. */
export const importer: Importer = {
  recognises: (file) => withDatabase(file, ({ tables }) => tables.includes('highlight_tags')) === true,
  read,
};

function read(file: ForeignFile, options: ImportOptions): Imported | ImportFault {
  return withDatabase(file, (database) => {
    const projects = database.rows('projects').map(({ id, name }) => ({ id, name: String(name ?? '') }));
    const project = projectNamed(projects, options.project);
    if ('fault' in project) return project;
    const { warnings = [], ...read } = readProject(database, project.id, project.name || stemOf(file.name));
    return { ...read, warnings: [...databaseWarnings(file), ...warnings] };
  });
}

function readProject(database: SqliteDatabase, id: unknown, name: string): Imported {
  const own = (table: string) => database.rows(table).filter(({ project_id }) => project_id === id);
  const tags = tagsBelow(own('tags'), undefined);
  const coders = codersOf(database, own('commands'), own('project_members'));
  const byHighlight = groupedRows(database.rows('highlight_tags'), 'highlight_id');
  const byDocument = groupedRows(database.rows('highlights'), 'document_id');
  const counts = { untagged: 0, moved: 0, lost: 0 };
  const sources = own('documents').map((document): ImportedSource => {
    const { text, paragraphs, unitOf } = htmlInPlace(String(document.contents ?? ''));
    const unitAt = unitsOfBytes(text);
    const codings = (byDocument.get(document.id) ?? []).flatMap((highlight): ImportedCoding[] => {
      const codes = (byHighlight.get(highlight.id) ?? []).map(({ tag_id }) => String(tag_id));
      if (codes.length === 0) counts.untagged++;
      const said = { start: unitAt(Number(highlight.start_offset)), end: unitAt(Number(highlight.end_offset)) };
      const place = verifiedPlace(text, said, htmlInPlace(String(highlight.snippet ?? '')).text);
      if (!place) counts.lost++;
      if (!place || codes.length === 0) return [];
      if (place !== said) counts.moved++;
      const end = unitOf(place.end - 1) + 1;
      return [{ start: unitOf(place.start), end, codes, ...coders.of(highlight.id) }];
    });
    const memo = String(document.description ?? '').trim();
    const variables = memo === '' ? {} : { memo };
    return { name: stemOf(String(document.name || document.filename)), paragraphs, codings, variables };
  });
  return {
    sources,
    codes: { chapter: name, codes: tags },
    losses: [
      ...counted(counts.untagged, 'highlight without a tag', 'highlights without a tag'),
      ...counted(
        counts.lost,
        'highlight whose words are not in its document',
        'highlights whose words are not in their document',
      ),
    ],
    warnings: counted(counts.moved, 'highlight stands', 'highlights stand').map(
      (text) => `${text} elsewhere than the database says: found by the words.`,
    ),
  };
}

/** Tags as a tree: of late they may stand below one another. */
function tagsBelow(tags: readonly SqliteRow[], parent: unknown, above: readonly unknown[] = []): ImportedCode[] {
  const ids = new Set(tags.map(({ id }) => id));
  const parentOf = (tag: SqliteRow) => (ids.has(tag.parent_id) && tag.parent_id !== tag.id ? tag.parent_id : undefined);
  return tags
    .filter((tag) => parentOf(tag) === parent && !above.includes(tag.id))
    .map((tag) => ({
      id: String(tag.id),
      label: String(tag.path ?? tag.name ?? ''),
      definition: String(tag.description ?? ''),
      children: tagsBelow(tags, tag.id, [...above, tag.id]),
    }));
}

/** Who marked a passage, and when, as the record of commands tells; where it is empty, the only member did. */
function codersOf(database: SqliteDatabase, commands: readonly SqliteRow[], members: readonly SqliteRow[]) {
  const logins = new Set(members.map(({ user_login }) => String(user_login)));
  const all = logins.size > 0 ? logins : new Set(database.rows('users').map(({ login }) => String(login)));
  const sole = all.size === 1 ? [...all][0] : undefined;
  const marked = new Map<unknown, { coder: string; date?: string }>();
  for (const { payload, user_login, date } of commands) {
    const command = parsed(String(payload));
    if (command?.type !== 'highlight_add') continue;
    const day = /^\d{4}-\d\d-\d\d/.exec(String(date))?.[0];
    marked.set(command.highlight_id, { coder: String(user_login), ...(day === undefined ? {} : { date: day }) });
  }
  return { of: (highlight: unknown) => marked.get(highlight) ?? (sole === undefined ? {} : { coder: sole }) };
}

function parsed(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
