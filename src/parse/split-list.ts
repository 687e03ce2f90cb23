import { placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import type { SplitItem, SplitList } from '../model/split-list.ts';
import { readFields } from './fields.ts';
import { warnUnknownKeys } from './known-keys.ts';
import { readYaml, type YamlNode } from './yaml.ts';

/** Where the list of a split code's codings lies. */
export function splitPath(code: string): string {
  return `codebook/split-${code}.yaml`;
}

export function isSplitPath(path: string): boolean {
  return /^codebook\/split-[^/]+\.yaml$/.test(path);
}

export interface SplitListRead {
  readonly list?: SplitList;
  readonly problems: readonly Problem[];
}

/** Reads the codings of a split code, with what people have written after `to:`. */
export function parseSplitList(path: string, text: string): SplitListRead {
  const { root, problems: faults } = readYaml(path, text);
  const problems: Problem[] = [...faults];
  const top = root?.kind === 'map' ? root : undefined;
  const fields = readFields(path, text, top, problems);
  const code = fields.text('split');
  const items = fields.node('codings');
  if (code === undefined || items?.kind !== 'list') {
    if (faults.length === 0 || root) {
      const message = 'The list of a split needs `split:`, the code, and `codings:`, the list itself.';
      problems.push({ ...placesIn(path, text)(root?.span.start ?? 0), rule: 'wrong-type', severity: 'error', message });
    }
    return { problems };
  }
  warnUnknownKeys(fields, ['split', 'into', 'codings']);
  return {
    list: {
      path,
      code,
      into: fields.list('into').map(({ value }) => value),
      items: items.items.flatMap((item) => readItem(path, text, item, problems) ?? []),
    },
    problems,
  };
}

function readItem(path: string, text: string, node: YamlNode, problems: Problem[]): SplitItem | undefined {
  const fields = readFields(path, text, node.kind === 'map' ? node : undefined, problems);
  const [file, quote, source] = [fields.text('file'), fields.text('quote'), fields.text('source')];
  if (file === undefined || quote === undefined) {
    const message = 'A coding of this list has a `file` and a `quote`, by which it is found again.';
    fields.report(node.span.start, 'wrong-type', 'error', message);
    return undefined;
  }
  warnUnknownKeys(fields, ['file', 'source', 'coder', 'quote', 'memo', 'against', 'to']);
  return {
    file,
    ...(source === undefined ? {} : { source }),
    quote,
    against: fields.flag('against') ?? false,
    to: fields.list('to').map(({ value, span }) => ({ id: value, span })),
    place: fields.placeOf(node.span.start),
    entry: node.span,
  };
}
