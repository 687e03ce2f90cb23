import { childOf, childrenOf, type XmlElement } from './xml.ts';

/** How an item of a list stands: its depth, from 0, and whether it is counted. */
export interface ListKind {
  readonly level: number;
  readonly ordered: boolean;
}

/** Says of the `numPr` of a paragraph which item of a list it makes; of number 0 it makes none. */
export function listKinds(numbering: XmlElement | undefined): (numPr: XmlElement | undefined) => ListKind | undefined {
  const abstracts = new Map(
    childrenOf(numbering, 'abstractNum').map((one) => [one.attributes.abstractNumId ?? '', formatsOf(one)]),
  );
  const lists = new Map(
    childrenOf(numbering, 'num').map((one) => [
      one.attributes.numId ?? '',
      abstracts.get(childOf(one, 'abstractNumId')?.attributes.val ?? ''),
    ]),
  );
  return (numPr) => {
    const id = childOf(numPr, 'numId')?.attributes.val ?? '0';
    if (numPr === undefined || id === '0') return undefined;
    const level = Math.min(8, Number(childOf(numPr, 'ilvl')?.attributes.val ?? 0) || 0);
    const format = lists.get(id)?.[level] ?? 'bullet';
    return { level, ordered: format !== 'bullet' && format !== 'none' };
  };
}

function formatsOf(abstract: XmlElement): string[] {
  const formats: string[] = [];
  for (const level of childrenOf(abstract, 'lvl'))
    formats[Number(level.attributes.ilvl ?? 0)] = childOf(level, 'numFmt')?.attributes.val ?? 'decimal';
  return formats;
}
