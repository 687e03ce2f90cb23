import { childOf, childrenOf, type XmlElement } from './xml.ts';

/** What a style says of the text in it. */
export interface DocxStyle {
  readonly heading?: number;
  readonly emphasised: boolean;
}

/** The styles of a text, by their id; those they are based on are followed. */
export function stylesOf(styles: XmlElement | undefined): ReadonlyMap<string, DocxStyle> {
  const elements = new Map(childrenOf(styles, 'style').map((style) => [style.attributes.styleId ?? '', style]));
  const resolved = new Map<string, DocxStyle>();
  const resolve = (id: string, depth: number): DocxStyle => {
    const known = resolved.get(id);
    const style = elements.get(id);
    if (known || !style || depth > 20) return known ?? { emphasised: false };
    const base = childOf(style, 'basedOn')?.attributes.val;
    const above = base === undefined ? { emphasised: false } : resolve(base, depth + 1);
    const heading = headingOf(style) ?? above.heading;
    const own = { emphasised: emphasisOf(childOf(style, 'rPr')) ?? above.emphasised };
    const found = heading === undefined ? own : { ...own, heading };
    resolved.set(id, found);
    return found;
  };
  return new Map([...elements.keys()].map((id) => [id, resolve(id, 0)]));
}

/** Names of styles are the same in every language of Word; ids are not. */
function headingOf(style: XmlElement): number | undefined {
  const name = childOf(style, 'name')?.attributes.val?.toLowerCase() ?? '';
  if (name === 'title') return 1;
  const level = /^(?:heading|titre) (\d)$/.exec(name)?.[1];
  return level === undefined ? undefined : Math.min(6, Number(level));
}

/** Whether properties set bold or italic on, or off; undefined where they say nothing. */
export function emphasisOf(properties: XmlElement | undefined): boolean | undefined {
  const settings = childrenOf(properties, 'b', 'i');
  if (settings.length === 0) return undefined;
  return settings.some(({ attributes }) => !/^(?:0|false|off)$/.test(attributes.val ?? '1'));
}
