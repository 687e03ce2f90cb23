import { zipTexts } from '../../src/exchange/zip.ts';

interface Parts {
  readonly users?: string;
  readonly codes?: string;
  readonly variables?: string;
  readonly cases?: string;
  /** Of the only text, `t1`. */
  readonly text?: string;
  readonly selections?: string;
  readonly sources?: string;
  readonly notes?: string;
  readonly sets?: string;
}

/** A project of REFI-QDA as XML. */
export function refiXml(parts: Parts, path = 'internal://t1.txt'): string {
  const within = (name: string, inner: string | undefined) =>
    inner === undefined ? '' : `<${name}>${inner}</${name}>`;
  const own =
    parts.text === undefined
      ? ''
      : `<TextSource guid="s1" name="Léa" plainTextPath="${path}">${parts.selections ?? ''}</TextSource>`;
  return `<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:1.0" name="Jardins">${[
    within('Users', parts.users),
    `<CodeBook><Codes>${parts.codes ?? ''}</Codes></CodeBook>`,
    within('Variables', parts.variables),
    within('Cases', parts.cases),
    within('Sources', own + (parts.sources ?? '')),
    within('Notes', parts.notes),
    within('Sets', parts.sets),
  ].join('')}</Project>`;
}

/** The same as an archive, as QDA programs write it. */
export function refiProject(
  parts: Parts,
  { project = 'project.qde', folder = 'sources', path = 'internal://t1.txt' } = {},
): Uint8Array {
  return zipTexts({
    [project]: refiXml(parts, path),
    ...(parts.text === undefined ? {} : { [`${folder}/t1.txt`]: parts.text }),
  });
}
