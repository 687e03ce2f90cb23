import type { SuggestionCorpus } from '../coding/suggestion-corpus.ts';
import type { Source } from '../model/source.ts';
import type { Call } from './command.ts';
import { type ModelScores, modelScores } from './model-scores.ts';
import type { Opened } from './opened.ts';

/** Asks the models of the study about some sources, and about those people coded: how far to trust a model is learned. */
export function modelsAsked(
  call: Call,
  { opened, coded }: Opened,
  corpus: SuggestionCorpus,
  sources: readonly Source[],
): Promise<ModelScores | undefined> {
  return modelScores(call, opened.folder, coded, {
    passages: corpus.units,
    codes: corpus.tree.ids,
    sources: new Set([...sources.map(({ id }) => id), ...corpus.trained]),
    coded: corpus.passages.map(({ segment }) => segment),
  });
}
