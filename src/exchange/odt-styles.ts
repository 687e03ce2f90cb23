import { childOf, childrenOf, type XmlElement } from './xml.ts';

/**
 * Whether a style sets its words in bold or italic, or not; undefined where it says nothing. Styles of the text come
 * before those of the file; those they are based on are followed.
 */
export function odtStyles(
  content: XmlElement | undefined,
  styles: XmlElement | undefined,
): (style: string | undefined) => boolean | undefined {
  const all = [
    ...childrenOf(childOf(styles, 'styles'), 'style'),
    ...childrenOf(childOf(content, 'automatic-styles'), 'style'),
  ];
  const byName = new Map(all.map((style) => [style.attributes.name ?? '', style]));
  const resolve = (name: string | undefined, depth: number): boolean | undefined => {
    const style = byName.get(name ?? '');
    if (!style || depth > 20) return undefined;
    const { 'font-weight': weight, 'font-style': slant } = childOf(style, 'text-properties')?.attributes ?? {};
    if (weight === undefined && slant === undefined) return resolve(style.attributes['parent-style-name'], depth + 1);
    return /^(?:bold|[6-9]00)$/.test(weight ?? '') || /^(?:italic|oblique)$/.test(slant ?? '');
  };
  return (name) => resolve(name, 0);
}
