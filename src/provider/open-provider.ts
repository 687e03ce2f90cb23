import { hostNamed, ollamaCloud, passedOn, providerAddress } from '../model/provider-address.ts';
import type { ProviderSettings } from '../model/settings.ts';
import type { AnswerCache, Asked } from './answers.ts';
import type { Dialect, Prompt } from './dialect.ts';
import { embedder } from './embedder.ts';
import { languageModel } from './language-model.ts';
import { ollama } from './ollama.ts';
import { openai } from './openai.ts';
import { ProviderFault } from './provider-fault.ts';

/** The models a study may ask. */
export interface Provider {
  /** Where it is sent in the end, with the port where one is given; for messages. */
  readonly host: string;
  /** What is sent stays on this machine. */
  readonly loopback: boolean;
  readonly embeddings?: Asked<string, Float32Array>;
  readonly model?: Asked<Prompt, string>;
}

export interface Circumstances {
  readonly cache: AnswerCache;
  /** The key itself, read from the environment by the command. */
  readonly key?: string;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** How many of the questions of one model are answered. */
  readonly progress: (model: string, done: number, of: number) => void;
}

const dialects: Readonly<Record<ProviderSettings['kind'], Dialect>> = { ollama, openai };

/** Milliseconds a request may take: a language model without a graphics card needs minutes for a long codebook. */
const patience = 10 * 60 * 1000;

/**
 * The provider of a study; nothing is sent before it is asked.
 * @throws ProviderFault where its address is not this machine's and the study does not allow it.
 */
export function openProvider(settings: ProviderSettings, { cache, key, wait, progress }: Circumstances): Provider {
  const address = providerAddress(settings.url, settings.allow);
  const cloud = passedOn(settings) !== undefined;
  if ('fault' in address || (cloud && !settings.allow.some((host) => hostNamed(host) === ollamaCloud)))
    throw new ProviderFault('`provider:` of study.yaml leads to no address that is allowed; nothing was sent.');
  const bare = settings.kind === 'openai' && new URL(address.base).pathname === '/';
  const server = {
    address: bare ? { ...address, base: `${address.base}/v1` } : address,
    dialect: dialects[settings.kind],
    timeout: patience,
    wait,
    ...(key === undefined ? {} : { key }),
  };
  const { embeddings, model } = settings;
  const said = (name: string) => (done: number, of: number) => progress(name, done, of);
  return {
    host: cloud ? ollamaCloud : address.host,
    loopback: address.loopback && !cloud,
    ...(embeddings === undefined ? {} : { embeddings: embedder(server, embeddings, cache, said(embeddings)) }),
    ...(model === undefined ? {} : { model: languageModel(server, model, cache, said(model)) }),
  };
}
