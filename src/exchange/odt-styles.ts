import { childOf, childrenOf, type XmlElement } from './xml.ts';

/** What a style says of the text in it. */
export interface OdtStyle {
  readonly heading?: number;
  /** Bold or italic, or neither; undefined where it says nothing. */
  readonly emphasised?: boolean;
}

/** Styles by their name: those of the text come before those of the file; those they are based on are followed. */
export function odtStyles(
  content: XmlElement | undefined,
  styles: XmlElement | undefined,
): (name: string | undefined) => OdtStyle {
  const all = [
    ...childrenOf(childOf(styles, 'styles'), 'style'),
    ...childrenOf(childOf(content, 'automatic-styles'), 'style'),
  ];
  const byName = new Map(all.map((style) => [style.attributes.name ?? '', style]));
  const resolve = (name: string | undefined, depth: number): OdtStyle => {
    const style = byName.get(name ?? '');
    if (!style || depth > 20) return {};
    const above = resolve(style.attributes['parent-style-name'], depth + 1);
    const level = Number(style.attributes['default-outline-level'] ?? /^Heading_20_(\d)$/.exec(name ?? '')?.[1]);
    const { 'font-weight': weight, 'font-style': slant } = childOf(style, 'text-properties')?.attributes ?? {};
    const says = weight !== undefined || slant !== undefined;
    const emphasised = /^(?:bold|[6-9]00)$/.test(weight ?? '') || /^(?:italic|oblique)$/.test(slant ?? '');
    return { ...above, ...(level > 0 ? { heading: Math.min(6, level) } : {}), ...(says ? { emphasised } : {}) };
  };
  return (name) => resolve(name, 0);
}
