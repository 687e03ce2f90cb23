import { childOf, childrenOf, type XmlElement } from './xml.ts';

/** What a paragraph of a report is, by its style. */
export type ReportRole = 'title' | 'heading' | 'quote' | 'attribution' | 'contents' | 'text';

export interface ReportStyle {
  readonly role: ReportRole;
  /** Of a heading, 1–6. */
  readonly level: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** `numPr`, where the style is a list's. */
  readonly numbering?: XmlElement;
}

export const plainStyle: ReportStyle = { role: 'text', level: 0 };

/** Built-in names are the same in every language of Word; those in French are of LibreOffice and of old files. */
const roles: readonly (readonly [RegExp, ReportRole])[] = [
  [/^(?:title|titre)$/, 'title'],
  [/^(?:heading|titre) [1-9]$/, 'heading'],
  [
    /^(?:(?:intense )?quote|citation(?: intense)?|quotations?|block ?text|verbatims?|counter-example|contre-exemple)$/,
    'quote',
  ],
  [/^attribution$/, 'attribution'],
  [/^(?:(?:toc|tm|contents) (?:\d|heading)|toc heading|contents heading|en-tête de table des matières)$/, 'contents'],
];

/** The styles of a report, by their id; what one says nothing of, the one it is based on does. */
export function reportStyles(styles: XmlElement | undefined): ReadonlyMap<string, ReportStyle> {
  const elements = new Map(childrenOf(styles, 'style').map((style) => [style.attributes.styleId ?? '', style]));
  const resolve = (id: string, depth: number): ReportStyle => {
    const style = elements.get(id);
    if (!style || depth > 20) return plainStyle;
    const base = childOf(style, 'basedOn')?.attributes.val;
    const above = base === undefined ? plainStyle : resolve(base, depth + 1);
    const name = (childOf(style, 'name')?.attributes.val ?? '').toLowerCase();
    const role = roles.find(([pattern]) => pattern.test(name))?.[1];
    const numbering = childOf(childOf(style, 'pPr'), 'numPr');
    return {
      ...above,
      ...(role === undefined ? {} : { role, level: Math.min(6, Number(/\d$/.exec(name)?.[0] ?? 0)) }),
      ...lookOf(childOf(style, 'rPr')),
      ...(numbering === undefined ? {} : { numbering }),
    };
  };
  return new Map([...elements.keys()].map((id) => [id, resolve(id, 0)]));
}

/** What properties of runs say of bold and italic, on or off; nothing where they are silent. */
export function lookOf(properties: XmlElement | undefined): { bold?: boolean; italic?: boolean } {
  const set = (name: string) => {
    const setting = childOf(properties, name);
    return setting && !/^(?:0|false|off)$/.test(setting.attributes.val ?? '1');
  };
  const [bold, italic] = [set('b'), set('i')];
  return { ...(bold === undefined ? {} : { bold }), ...(italic === undefined ? {} : { italic }) };
}
