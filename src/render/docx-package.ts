import { strToU8, zipSync } from 'fflate';
import { declaration, namespaces, tag } from './docx-xml.ts';

/** The relations of one part to others, by ids that count up. */
export interface Relations {
  /** The id of a relation; of the same kind to the same target there is one only. */
  readonly to: (kind: string, target: string, outside?: boolean) => string;
  readonly xml: () => string;
}

const relationsNamespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
const typesNamespace = 'http://schemas.openxmlformats.org/package/2006/content-types';

/** @param kind the last word of a relation's type, or a whole type */
export function relations(): Relations {
  const known = new Map<string, { id: string; xml: string }>();
  return {
    to(kind, target, outside = false) {
      const key = `${kind} ${target}`;
      const found = known.get(key);
      if (found) return found.id;
      const id = `rId${known.size + 1}`;
      const type = kind.includes(':') ? kind : `${namespaces.r}/${kind}`;
      const attributes = { Id: id, Type: type, Target: target, TargetMode: outside ? 'External' : undefined };
      known.set(key, { id, xml: tag('Relationship', attributes) });
      return id;
    },
    xml: () => relationsXml([...known.values()].map(({ xml }) => xml)),
  };
}

export function relationsXml(entries: readonly string[]): string {
  return `${declaration}${tag('Relationships', { xmlns: relationsNamespace }, ...entries)}`;
}

/** The parts of an Office document, before they are zipped. */
export interface Parts {
  /** @param type its content type; absent where its extension says it */
  readonly add: (path: string, content: string | Uint8Array, type?: string) => void;
  readonly bytes: () => Uint8Array;
}

const byExtension: Readonly<Record<string, string>> = {
  rels: 'application/vnd.openxmlformats-package.relationships+xml',
  xml: 'application/xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
};

/** Office's day zero: no clock goes into the bytes. */
const mtime = '1980-01-01T00:00:00';

export function officeParts(): Parts {
  const files: Record<string, Uint8Array> = {};
  const types: string[] = [];
  return {
    add(path, content, type) {
      files[path] = typeof content === 'string' ? strToU8(content) : content;
      if (type !== undefined) types.push(tag('Override', { PartName: `/${path}`, ContentType: type }));
    },
    bytes() {
      const used = new Set(Object.keys(files).map((path) => path.slice(path.lastIndexOf('.') + 1)));
      const defaults = Object.entries(byExtension)
        .filter(([extension]) => used.has(extension))
        .map(([Extension, ContentType]) => tag('Default', { Extension, ContentType }));
      const list = `${declaration}${tag('Types', { xmlns: typesNamespace }, ...defaults, ...types)}`;
      return zipSync({ '[Content_Types].xml': strToU8(list), ...files }, { mtime, level: 6 });
    },
  };
}
