import { frenchSpaces } from '../language/typography.ts';
import type { Comparison, ComparisonRow } from '../measure/comparison.ts';
import type { Side } from '../measure/side.ts';
import type { Place } from '../model/place.ts';
import type { Source } from '../model/source.ts';
import { readableWords } from '../verbatims/abridge.ts';
import { keepWords } from '../verbatims/keep-words.ts';
import { codesIn } from './codes-in.ts';
import { comparedOnce } from './compared-once.ts';
import { comparisonProse, comparisonTable, inferenceBlocks } from './comparison-blocks.ts';
import { isEmpty } from './comparison-cautions.ts';
import { rowsShown } from './comparison-document.ts';
import { type Composing, fault, lastMessage } from './composing.ts';
import type { DirectiveCall, LeafDirective } from './directive.ts';
import type { Block, Figure } from './document.ts';
import { dumbbellOf } from './dumbbell-chart.ts';
import { figureOf } from './figure.ts';
import { mappingNote } from './mapping-note.ts';
import { literal, proseOf } from './prose.ts';
import { sidesOf } from './sides-of.ts';
import { warnOfSmallGroup } from './small-groups.ts';
import { verbatimBlock } from './verbatim-block.ts';
import { isDifferent, verbatimsBehind } from './verbatims-behind.ts';
import { wholeNumber } from './whole-number.ts';

export const diffDirective: LeafDirective = {
  attributes: [
    'from',
    'to',
    'by',
    'chapter',
    'code',
    'level',
    'wave',
    'where',
    'except',
    'max',
    'inference',
    'chart',
    'caption',
  ],
  gives:
    'two waves compared, or two values of a variable, or two coders: what can be compared, then in how many cases each theme is present on either side, and which gained or lost it, as a table and a chart',
  build(call, composing) {
    const { coded } = composing;
    const sides =
      isSaid('inference', call, composing) && isSaid('chart', call, composing) ? sidesOf(call, composing) : undefined;
    const codes = sides ? codesIn(call, composing) : [];
    const max = wholeNumber(call, composing, 'max', 1);
    if (!sides || codes.length === 0 || max === null) return [{ type: 'marker', message: lastMessage(composing) }];
    const compared = comparedOnce(call.attributes.by ?? 'wave', sides, coded);
    const rows = rowsShown(compared, { within: new Set(codes.map(({ id }) => id)) });
    const prose = comparisonProse(compared, rows, coded, isInferring(call, composing));
    if (isEmpty(compared)) return [prose];
    const { caption } = call.attributes;
    const quoted = new Set<string>();
    const mapping = mappingNote(compared, rows, coded);
    return [
      prose,
      { ...comparisonTable(compared, rows, coded), ...(caption === undefined ? {} : { caption }) },
      ...(mapping === '' ? [] : [proseOf(literal(mapping))]),
      ...(isInferring(call, composing) ? inferenceBlocks(rows, coded) : []),
      ...(call.attributes.chart === 'no' || rows.length === 0 ? [] : [comparisonFigure(compared, rows, composing)]),
      ...(max === undefined
        ? []
        : rows.flatMap((row) => quotes(row, sides, { max, quoted, place: call.place }, composing))),
    ];
  },
};

/** Said with yes or no, or not at all. */
function isSaid(key: 'inference' | 'chart', { attributes, place }: DirectiveCall, composing: Composing): boolean {
  const said = attributes[key];
  if (said === undefined || said === 'yes' || said === 'no') return true;
  fault(composing, place, 'wrong-value', `\`${key}=${said}\`: write \`yes\` or \`no\`.`);
  return false;
}

/** The picture of the table before it; a theme that cannot be compared has no points. */
function comparisonFigure({ from, to }: Comparison, rows: readonly ComparisonRow[], composing: Composing): Figure {
  const { language } = composing.coded.settings;
  const unknown = ({ share: _, ...count }: ComparisonRow['from']) => ({ ...count, share: null });
  const drawn = rows.map((row) =>
    row.status === 'comparable' ? row : { ...row, from: unknown(row.from), to: unknown(row.to) },
  );
  return figureOf(dumbbellOf(drawn, [from.label, to.label], language), composing, { isTabled: true });
}

/** Intervals and tests are shown of a random sample, or where they are asked for. */
function isInferring(call: DirectiveCall, { coded }: Composing): boolean {
  const { inference } = call.attributes;
  return inference === undefined ? coded.settings.sampling === 'random' : inference !== 'no';
}

/** What was said of a theme then and now, under a line that names both. */
function quotes(
  row: ComparisonRow,
  sides: readonly [Side, Side],
  { max, quoted, place }: { readonly max: number; readonly quoted: Set<string>; readonly place: Place },
  composing: Composing,
): Block[] {
  if (!isDifferent(row)) return [];
  const behind = verbatimsBehind(row, sides, max, quoted);
  const under = composing.under;
  composing.under = row.code;
  const { language } = composing.coded.settings;
  const blocks = ([behind.from, behind.to] as const).flatMap((segments, at): Block[] => {
    const side = sides[at] as Side;
    const line = `**${literal(row.label)}** · ${literal(side.label)}`;
    const sources = segments.map((segment) => side.coded.sourceById.get(segment.source) as Source);
    warnOfSmallGroup(sources, side.selection, place, composing);
    const options = { words: readableWords, keep: keepWords(side.coded, row.union[0] ?? row.code) };
    return segments.length === 0
      ? []
      : [
          proseOf(frenchSpaces(line, language)),
          ...segments.map((segment, index) => verbatimBlock(segment, sources[index] as Source, composing, options)),
        ];
  });
  composing.under = under;
  return blocks;
}
