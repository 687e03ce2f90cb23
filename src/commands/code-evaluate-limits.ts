import { fewestCoded } from '../coding/calibrate.ts';
import type { SuggestionCorpus } from '../coding/suggestion-corpus.ts';
import type { HeldOutEvaluation } from './code-evaluate.ts';

const fewSources = 5;
const fewPassages = 5;

/** What keeps the figures of an evaluation from saying more, in sentences. */
export function evaluationLimits(corpus: SuggestionCorpus, evaluations: readonly HeldOutEvaluation[]): string[] {
  const { passages, trained, tree, units } = corpus;
  const rare = tree.ids.filter((_, code) => {
    const n = passages.filter(({ codes }) => codes.includes(code)).length;
    return n > 0 && n < fewPassages;
  });
  const unseen = tree.ids.filter((_, code) => !passages.some(({ codes }) => codes.includes(code)));
  const read = units.filter(({ isRead }) => isRead);
  const uncoded = read.filter(({ codes }) => codes.length === 0).length;
  const [first] = evaluations;
  const noise = first?.calibration?.first;
  return [
    ...(first?.calibration
      ? []
      : [
          `Fewer than ${fewestCoded} coded passages of several interviews are left once one is held out: codes are ranked, without confidence.`,
        ]),
    ...(trained.length < fewSources ? [`${trained.length} coded interviews say little of the next one.`] : []),
    ...(rare.length > 0
      ? [`${rare.length} codes have fewer than ${fewPassages} coded passages: what is said of each of them is a guess.`]
      : []),
    ...(unseen.length > 0
      ? [`${unseen.length} codes have no coded passage: they are suggested by the codebook's words alone.`]
      : []),
    ...(read.length > 0 && uncoded * 10 < read.length
      ? [
          `${uncoded} of ${read.length} passages that were read have no code: how often the machine suggests one where there should be none cannot be seen here.`,
        ]
      : []),
    ...(noise && noise.error <= noise.chance * 1.5
      ? [
          `With ${noise.n} first suggestions, chance alone would show a calibration error of ${noise.chance.toFixed(3)}.`,
        ]
      : []),
  ];
}
