import type { StyleKey } from './docx-styles.ts';
import type { Writing } from './docx-writing.ts';
import { tag, valued } from './docx-xml.ts';

/** What a paragraph has of its own beside its style, in the order of the schema. */
export interface ParagraphOptions {
  readonly withNext?: boolean;
  readonly newPage?: boolean;
  /** `numPr`. */
  readonly numbering?: string;
  /** Twentieths of a point. */
  readonly before?: number;
  readonly after?: number;
  readonly indent?: number;
  readonly align?: 'right' | 'center' | undefined;
  /** `sectPr` that ends with it. */
  readonly section?: string;
}

export function paragraph(
  writing: Pick<Writing, 'sheet'>,
  style: StyleKey,
  content: string,
  options: ParagraphOptions = {},
): string {
  const id = writing.sheet.id(style);
  const properties = [
    id === undefined ? '' : valued('w:pStyle', id),
    options.withNext ? '<w:keepNext/>' : '',
    options.newPage ? '<w:pageBreakBefore/>' : '',
    options.numbering ?? '',
    options.before === undefined && options.after === undefined
      ? ''
      : tag('w:spacing', { 'w:before': options.before, 'w:after': options.after }),
    options.indent === undefined ? '' : tag('w:ind', { 'w:left': options.indent }),
    options.align === undefined ? '' : valued('w:jc', options.align),
    options.section ?? '',
  ].join('');
  return tag('w:p', {}, properties === '' ? '' : tag('w:pPr', {}, properties), content);
}
