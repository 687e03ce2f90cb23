import type { ModelReason } from '../coding/explain-suggestion.ts';
import type { ScoreMatrix } from '../coding/learn-codes.ts';
import type { Refused } from '../coding/model-answer.ts';
import type { ProviderSettings } from '../model/settings.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { openProvider, type Provider } from '../provider/open-provider.ts';
import { ProviderFault } from '../provider/provider-fault.ts';
import { answerCache } from '../study/answer-cache.ts';
import { maskNames } from '../verbatims/identities.ts';
import { sentText } from '../verbatims/sent-text.ts';
import { type Call, UsageError } from './command.ts';
import { embeddingPart } from './embedding-part.ts';
import { languageModelPart } from './language-model-part.ts';
import type { ModelReport, Said, Scored, Sending } from './model-part.ts';

export interface ModelScores {
  /** @param without sources held out: nothing is learned from them, and no model is asked again. */
  scores(without?: ReadonlySet<string>): ScoreMatrix[];
  /** The language model's part in a code, or in one below it, of a passage. */
  readonly because: (passage: number, code: string) => ModelReason | undefined;
  /** The `provider` of the JSON document. */
  readonly provider: {
    readonly host: string;
    /** Nothing left this machine. */
    readonly local: boolean;
    /** Passages not sent elsewhere, since their interview may not be quoted. */
    readonly withheld: number;
    readonly models: readonly ModelReport[];
  };
  /** The same for people, a line a model. */
  readonly note: string;
}

/**
 * Asks the models of a study about passages. A dry run sends nothing: a model then takes part only where all its
 * answers are kept from before.
 * @returns undefined where the study names no provider, or the call leaves it out.
 * @throws UsageError where it does not answer as it should.
 */
export async function modelScores(
  call: Call,
  folder: string,
  coded: CodedStudy,
  scored: Scored,
): Promise<ModelScores | undefined> {
  const { provider: settings } = coded.settings;
  if (!settings || call.options.provider === false) return undefined;
  try {
    const provider = openProvider(settings, {
      cache: answerCache(folder),
      ...keyOf(settings, call),
      wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
      progress: (model, done, of) => call.progress(`Asking ${model}: ${done} of ${of} …`),
    });
    return await askAll(provider, sendingTo(provider, coded, scored, call.options.dryRun === true));
  } catch (cause) {
    if (cause instanceof ProviderFault) throw new UsageError(cause.message);
    throw cause;
  }
}

function keyOf({ keyEnv }: ProviderSettings, call: Call): { key?: string } {
  if (keyEnv === undefined) return {};
  const key = call.env[keyEnv]?.trim();
  if (key) return { key };
  throw new UsageError(
    `The environment variable ${keyEnv}, which \`key_env\` names, is not set. Set it, or leave the model out once with --no-provider.`,
  );
}

function sendingTo({ loopback }: Provider, coded: CodedStudy, scored: Scored, dryRun: boolean): Sending {
  const send = ({ text, source }: Said) => {
    const sent = sentText(text, coded.sourceById.get(source) as Source, coded, !loopback);
    return sent?.trim() === '' ? undefined : sent;
  };
  const mask = (text: string) => (loopback ? text : maskNames(text, coded));
  const isAsked = ({ source }: Said) => scored.sources?.has(source) ?? true;
  const texts = scored.passages.map((passage) => (isAsked(passage) ? send(passage) : undefined));
  const withheld = scored.passages.filter((passage, index) => isAsked(passage) && texts[index] === undefined).length;
  return { coded, scored, texts, withheld, send, mask, dryRun };
}

async function askAll(provider: Provider, sending: Sending): Promise<ModelScores> {
  const near = provider.embeddings && (await embeddingPart(provider.embeddings, sending));
  const said = provider.model && (await languageModelPart(provider.model, sending));
  const parts = [near, said].filter((part) => part !== undefined);
  const models = parts.map(({ report }) => report);
  const { withheld } = sending;
  return {
    scores: (without) => parts.flatMap((part) => part.scores(without)),
    because: (passage, code) => said?.because(passage, code),
    provider: { host: provider.host, local: provider.loopback, withheld, models },
    note: noteOf(provider, models, withheld),
  };
}

function noteOf({ host, loopback }: Provider, models: readonly ModelReport[], withheld: number): string {
  const where = loopback ? `${host}, on this machine` : `${host}, another machine; names masked`;
  const lines = models.map(({ model, use, calls, cached, tokens, unsent, refused }) => {
    if (unsent > 0)
      return `${model}: a run would send ${unsent} ${use === 'codes' ? 'paragraphs with the codebook' : 'texts'} to ${where}; without them it has no part here.`;
    const lost = refused ? refused.answers + refused.codes + refused.quotes : 0;
    const refusals = lost === 0 || !refused ? '' : `; refused: ${refusedWords(refused)}`;
    return `${model} (${where}): ${calls} requests, ${cached} answers kept from before, ${tokens} tokens${refusals}.`;
  });
  const held =
    withheld === 0 ? [] : [`${withheld} paragraphs were not for ${host}: their interviews may not be quoted.`];
  return [...lines, ...held].map((line) => `${line}\n`).join('');
}

function refusedWords({ answers, codes, quotes }: Refused): string {
  return [
    ...(answers > 0 ? [`${answers} answers that could not be read`] : []),
    ...(codes > 0 ? [`${codes} codes that do not exist`] : []),
    ...(quotes > 0 ? [`${quotes} quotes that nobody said`] : []),
  ].join(', ');
}
