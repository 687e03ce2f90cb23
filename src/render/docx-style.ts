/** A style of Word: how every language of Word calls it, and how it looks where the user has none of that name. */
export interface Style {
  readonly type: 'paragraph' | 'character' | 'table';
  readonly id: string;
  readonly name: string;
  /** Names that stand for it in documents of others. */
  readonly also?: readonly string[];
  /** Not one of Word's own. */
  readonly custom?: true;
  /** Keys of other styles. */
  readonly basedOn?: string;
  readonly next?: string;
  /** Its place in Word's list. */
  readonly priority: number;
  /** Not offered in the gallery. */
  readonly background?: true;
  /** XML of `pPr`, `rPr` and the like, in the order of the schema. */
  readonly look: string;
}

export const ink = '22201C';
export const quiet = '625C52';
export const accent = '84301B';
export const rule = 'BDB6A8';
export const alarm = 'C00000';

export interface ParagraphLook {
  /** Kept on one page with what follows. */
  readonly withNext?: true;
  /** Not broken over pages. */
  readonly whole?: true;
  readonly borders?: string;
  readonly tabs?: string;
  /** Twentieths of a point. */
  readonly before?: number;
  readonly after?: number;
  /** 240ths of a line. */
  readonly line?: number;
  readonly indent?: string;
  readonly align?: 'left' | 'right' | 'center';
  /** No space between paragraphs of the same style. */
  readonly close?: true;
  /** From 1. */
  readonly outline?: number;
  /** XML of `rPr`. */
  readonly run?: string;
}

type Named = Omit<Style, 'type' | 'id' | 'look'> & { readonly id?: string };

/** A paragraph style on the base of Normal, unless it says otherwise. */
export function paragraphStyle(named: Named, look: ParagraphLook = {}): Style {
  return { basedOn: 'normal', ...named, type: 'paragraph', id: named.id ?? idOf(named.name), look: lookXml(look) };
}

export function characterStyle(named: Named, run: string): Style {
  return { ...named, type: 'character', id: named.id ?? idOf(named.name), look: `<w:rPr>${run}</w:rPr>` };
}

function idOf(name: string): string {
  return name.replace(/(?:^|[ -])(\S)/g, (_, first: string) => first.toUpperCase());
}

function lookXml(look: ParagraphLook): string {
  const spacing = [
    look.before === undefined ? '' : ` w:before="${look.before}"`,
    look.after === undefined ? '' : ` w:after="${look.after}"`,
    look.line === undefined ? '' : ` w:line="${look.line}" w:lineRule="auto"`,
  ].join('');
  const properties = [
    look.withNext ? '<w:keepNext/>' : '',
    look.whole ? '<w:keepLines/>' : '',
    look.borders ? `<w:pBdr>${look.borders}</w:pBdr>` : '',
    look.tabs ? `<w:tabs>${look.tabs}</w:tabs>` : '',
    spacing === '' ? '' : `<w:spacing${spacing}/>`,
    look.indent ? `<w:ind ${look.indent}/>` : '',
    look.close ? '<w:contextualSpacing/>' : '',
    look.align ? `<w:jc w:val="${look.align}"/>` : '',
    look.outline ? `<w:outlineLvl w:val="${look.outline - 1}"/>` : '',
  ].join('');
  return `${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${look.run ? `<w:rPr>${look.run}</w:rPr>` : ''}`;
}

export function size(points: number): string {
  return `<w:sz w:val="${2 * points}"/><w:szCs w:val="${2 * points}"/>`;
}

export function colour(value: string): string {
  return `<w:color w:val="${value}"/>`;
}

/** @param eighths of a point; `space` in points. */
export function border(side: string, eighths: number, space: number, value: string, kind = 'single'): string {
  return `<w:${side} w:val="${kind}" w:sz="${eighths}" w:space="${space}" w:color="${value}"/>`;
}
