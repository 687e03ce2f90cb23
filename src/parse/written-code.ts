import type { WrittenCode, WrittenValue } from '../model/written-code.ts';
import type { FrontMatter } from './front-matter.ts';
import type { YamlMap, YamlNode } from './yaml.ts';

/** How the front matter of a theme or chapter is written. */
export function writtenFront(text: string, { map, bodyStart }: FrontMatter): WrittenCode {
  if (map?.flow) return { form: 'flow', entry: map.span, keys: keysOf(map), bodyStart };
  if (bodyStart === 0) return { form: 'bare', entry: { start: 0, end: 0 }, keys: {}, bodyStart };
  const closing = text.lastIndexOf('---', text[bodyStart - 1] === '\n' ? bodyStart - 2 : bodyStart);
  const entry = { start: text.indexOf('\n') + 1, end: closing };
  return { form: 'front', entry, keys: map ? keysOf(map) : {}, bodyStart };
}

/** How an item of `subthemes` is written. @param typed a label YAML took for a key and its value. */
export function writtenItem(node: YamlNode, typed?: string): WrittenCode {
  if (typed !== undefined) {
    const { start } = node.span;
    return { form: 'label', entry: { start, end: start + typed.length }, keys: {}, bodyStart: 0 };
  }
  if (node.kind !== 'map') return { form: 'label', entry: node.span, keys: {}, bodyStart: 0 };
  return { form: node.flow ? 'flow' : 'block', entry: node.span, keys: keysOf(node), bodyStart: 0 };
}

function keysOf({ entries }: YamlMap): Record<string, WrittenValue> {
  return Object.fromEntries(
    entries.map(({ key, keySpan, value }): [string, WrittenValue] => {
      const isEmpty = value.kind === 'scalar' && value.value.trim() === '';
      const items = value.kind === 'list' ? { items: value.items.map(({ span }) => span) } : {};
      return [key, { key: keySpan, value: value.span, isEmpty, ...items }];
    }),
  );
}
