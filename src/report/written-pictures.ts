import type { Nodes } from 'mdast';
import type { Place } from '../model/place.ts';
import type { Template } from '../model/study.ts';
import { parseDirectives, parseTemplate } from '../parse/template.ts';

/** A picture the author's prose shows. */
export interface WrittenPicture {
  readonly address: string;
  readonly place: Place;
}

/** The pictures of a template, in order, each where its `![` stands. */
export function writtenPictures(template: Template): WrittenPicture[] {
  const { body, placeOf } = parseTemplate(template);
  if (!body.includes('![')) return [];
  const defined = new Map<string, string>();
  const found: { address?: string; identifier?: string; start: number }[] = [];
  const collect = (node: Nodes): void => {
    const start = node.position?.start.offset ?? 0;
    if (node.type === 'definition' && !defined.has(node.identifier)) defined.set(node.identifier, node.url);
    if (node.type === 'image') found.push({ address: node.url, start });
    if (node.type === 'imageReference') found.push({ identifier: node.identifier, start });
    if ('children' in node) node.children.forEach(collect);
  };
  collect(parseDirectives(body));
  return found.map(({ address, identifier, start }) => ({
    address: address ?? defined.get(identifier ?? '') ?? '',
    place: placeOf(start),
  }));
}
