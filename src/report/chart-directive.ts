import { nearest } from '../language/nearest.ts';
import type { Code } from '../model/codebook.ts';
import type { Selection } from '../model/selection.ts';
import type { Wave } from '../model/settings.ts';
import { agreementChart } from './agreement-chart.ts';
import { selectionOf } from './base.ts';
import type { ChartComposition } from './chart-composition.ts';
import { codesIn } from './codes-in.ts';
import { type Composing, fault, lastMessage } from './composing.ts';
import type { DirectiveCall, LeafDirective } from './directive.ts';
import type { Block } from './document.ts';
import { dumbbellChart } from './dumbbell-chart.ts';
import { figureOf } from './figure.ts';
import { frequencyChart } from './frequency-chart.ts';
import { heatmapChart } from './heatmap-chart.ts';
import { networkChart } from './network-chart.ts';
import { proseOf } from './prose.ts';
import { saturationChart } from './saturation-chart.ts';
import { saturationAttributes, saturationOf } from './saturation-directive.ts';
import { wholeNumber } from './whole-number.ts';

/** More lines than this cannot be told apart. */
const mostLinks = 40;

interface Drawn {
  readonly codes: readonly Code[];
  readonly selection: Selection;
  readonly call: DirectiveCall;
  readonly composing: Composing;
}

/** What draws each kind; null after a fault, undefined where there is nothing to draw. */
const kinds: Readonly<Record<string, (drawn: Drawn) => ChartComposition | undefined | null>> = {
  frequency: ({ composing, codes, selection }) => frequencyChart(composing.coded, codes, selection),
  dumbbell: (drawn) => {
    const waves = wavesOf(drawn);
    return waves ? dumbbellChart(drawn.composing.coded, drawn.codes, drawn.selection, waves) : null;
  },
  heatmap: ({ composing, codes, selection }) => heatmapChart(composing.coded, codes, selection),
  network: ({ call, composing, codes, selection }) => {
    const max = wholeNumber(call, composing, 'max', 1);
    return max === null ? null : networkChart(composing.coded, codes, selection, max ?? mostLinks);
  },
  agreement: ({ composing, codes, selection }) => agreementChart(composing.coded, codes, selection),
  saturation: ({ call, composing }) => {
    const saturation = saturationOf(call, composing);
    return saturation ? saturationChart(saturation, composing.coded.settings.language) : null;
  },
};

export const chartDirective: LeafDirective = {
  attributes: ['kind', ...saturationAttributes, 'from', 'to', 'max', 'caption'],
  gives:
    'a picture with its numbers: `kind=frequency` (bars), `dumbbell` (two waves), `heatmap` (codes by cases), `network` (codes that meet), `agreement` (of coders, by code) or `saturation`',
  build(call, composing) {
    const { kind = '' } = call.attributes;
    const draw = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    if (!draw) {
      const known = Object.keys(kinds);
      const message = `\`::chart\` needs a kind: {kind=…}, one of ${known.join(', ')}.`;
      const expected = nearest(kind, known);
      return [{ type: 'marker', message: fault(composing, call.place, 'wrong-value', message, { expected }) }];
    }
    const selection = selectionOf(call, composing);
    const codes = codesIn(call, composing);
    const composed = selection && codes.length > 0 ? draw({ codes, selection, call, composing }) : null;
    if (composed === null) return [{ type: 'marker', message: lastMessage(composing) }];
    if (!composed) return [nothing(kind, composing)];
    const caption = kind === 'dumbbell' ? composed.caption : withWaves(composed.caption, selection, composing);
    return [figureOf({ ...composed, caption }, composing, { caption: call.attributes.caption })];
  },
};

function nothing(kind: string, { coded }: Composing): Block {
  const isFrench = coded.settings.language === 'fr';
  if (kind === 'network')
    return proseOf(isFrench ? 'Aucun extrait ne porte deux de ces thèmes.' : 'No segment bears two of these themes.');
  if (kind === 'agreement')
    return proseOf(
      isFrench
        ? 'Deux personnes n’ont pas encore lu jusqu’au bout assez des mêmes passages pour que leur accord se mesure.'
        : 'No two people have read enough of the same passages to the end for their agreement to be measured.',
    );
  return proseOf(
    isFrench ? 'Aucun entretien n’a encore été lu jusqu’au bout.' : 'No interview has been read to the end yet.',
  );
}

/** Two pictures of different waves are not called the same. */
function withWaves(caption: string, selection: Selection | undefined, { coded }: Composing): string {
  const labels = coded.settings.waves.filter(({ id }) => selection?.waves?.includes(id)).map(({ label }) => label);
  return [caption, ...labels].join(', ');
}

/** The waves of `from=` and `to=`; by default the first and the last. */
function wavesOf({ call, composing }: Drawn): readonly [Wave, Wave] | undefined {
  const { waves } = composing.coded.settings;
  const named = (key: 'from' | 'to', otherwise: Wave | undefined) => {
    const id = call.attributes[key];
    if (id === undefined) return otherwise;
    const wave = waves.find((one) => one.id === id);
    if (wave) return wave;
    const known = waves.map((one) => one.id);
    fault(composing, call.place, 'unknown-wave', `The study has no wave « ${id} ». Known: ${known.join(', ')}.`, {
      expected: nearest(id, known),
    });
    return null;
  };
  const [from, to] = [named('from', waves[0]), named('to', waves.at(-1))];
  if (from === null || to === null) return undefined;
  if (from && to && from.id !== to.id) return [from, to];
  fault(composing, call.place, 'wrong-value', 'A dumbbell compares two waves: {kind=dumbbell from=… to=…}.');
  return undefined;
}
