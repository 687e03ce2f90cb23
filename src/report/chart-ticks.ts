import { formatPercent } from '../language/numbers.ts';
import { smallestPercentBase } from '../measure/percent-base.ts';
import type { Language } from '../model/settings.ts';
import type { Tick } from './chart.ts';

/** The axis of shares: in per cent, unless no base is large enough for one. */
export function shareTicks(bases: readonly number[], language: Language): Tick[] {
  if (bases.some((n) => n >= smallestPercentBase))
    return [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: formatPercent(at, language) }));
  const [half, all] = language === 'fr' ? ['la moitié', 'tous'] : ['half', 'all'];
  return [
    { at: 0, text: '0' },
    { at: 0.5, text: half },
    { at: 1, text: all },
  ];
}
