import { readXml, type XmlElement } from './xml.ts';
import { type ArchiveLimits, unzip } from './zip.ts';

/** A project or codebook of REFI-QDA: its XML, and the texts beside it. */
export interface RefiFile {
  /** `Project` or `CodeBook`. */
  readonly root: XmlElement;
  /** Texts of the archive, by name in lower case, without folder; line ends as they are. */
  readonly texts: ReadonlyMap<string, string>;
}

const limits: ArchiveLimits = { entries: 100_000, entry: 64_000_000, total: 256_000_000 };

/** Reads `.qdpx`, and `.qde` or `.qdc` without an archive around them; or says in a sentence why not. */
export function readRefi(bytes: Uint8Array): RefiFile | string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return withRoot(decoded(bytes), new Map(), '');
  const files = unzip(bytes, (path) => /\.qde$/i.test(path) || /(?:^|\/)sources\/[^/]+\.txt$/i.test(path), limits);
  if (typeof files === 'string')
    return files.replace('It is no Office file, or damaged.', 'It is no archive, or damaged.');
  const texts = new Map([...files].map(([path, content]) => [nameIn(path), decoded(content)]));
  const projects = [...files.keys()].filter((path) => /\.qde$/i.test(path));
  const project = projects.sort((a, b) => a.split('/').length - b.split('/').length)[0];
  if (project === undefined) return 'It holds no project of REFI-QDA (no file that ends in .qde).';
  return withRoot(texts.get(nameIn(project)) ?? '', texts, project);
}

/** The name of a file in a path, as paths are compared: programs write `internal://`, `Sources/` or nothing before it. */
export function nameIn(path: string): string {
  return path.replace(/^.*[/\\]/, '').toLowerCase();
}

function withRoot(text: string, texts: RefiFile['texts'], path: string): RefiFile | string {
  const root = readXml(text);
  const within = path === '' ? '' : ` in ${path}`;
  if (typeof root === 'string')
    return `Its XML is broken${within}. ${root} Export it anew from the program it comes from, or mend that line.`;
  if (root.name === 'Project' || root.name === 'CodeBook') return { root, texts };
  return `It is no project and no codebook of REFI-QDA: it begins with <${root.name}>.`;
}

/** UTF-8, or UTF-16 with a mark; a mark of order is no character of the text. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const wide =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(wide).decode(bytes);
}
