import { type AnswerCache, type Asked, answerKey, type Use } from './answers.ts';
import { ask, type Server } from './ask.ts';
import type { Prompt } from './dialect.ts';
import { ProviderFault } from './provider-fault.ts';

/** Requests under way at a time: servers that take one only let the others wait. */
const atOnce = 4;

/** Answers prompts with text, as the model wrote it. */
export function languageModel(
  server: Server,
  model: string,
  cache: AnswerCache,
  progress: (done: number, of: number) => void,
): Asked<Prompt, string> {
  const use: Use = { calls: 0, cached: 0, tokens: 0 };
  const keyOf = ({ system, user }: Prompt) => answerKey('complete', model, JSON.stringify([system, user]));
  const send = async (prompt: Prompt): Promise<string> => {
    const reply = await ask(server, server.dialect.completePath, server.dialect.completeBody(model, prompt), model);
    const read = server.dialect.readCompletion(reply);
    if (!read)
      throw new ProviderFault(`${server.address.host} answered without a text. Is « ${model} » a language model?`);
    use.calls++;
    use.tokens += read.tokens;
    return read.text;
  };
  return {
    model,
    use,
    unanswered: (prompts) => [...new Set(prompts.map(keyOf))].filter((key) => cache.read(key) === undefined).length,
    async ask(prompts) {
      const known = new Map<string, string>();
      const open = new Map<string, Prompt>();
      for (const prompt of prompts) {
        const key = keyOf(prompt);
        if (known.has(key) || open.has(key)) continue;
        const kept = cache.read(key);
        if (kept === undefined) open.set(key, prompt);
        else known.set(key, kept);
      }
      use.cached += known.size;
      let done = 0;
      await inParallel([...open], async ([key, prompt]) => {
        progress(done, open.size);
        const text = await send(prompt);
        cache.write(key, text);
        known.set(key, text);
        done++;
      });
      return prompts.map((prompt) => known.get(keyOf(prompt)) as string);
    },
  };
}

/** Does the work of each, a few at a time; the first failure ends it, once those under way have ended. */
async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  let next = 0;
  let failure: unknown;
  const worker = async () => {
    while (next < items.length && failure === undefined) {
      try {
        await work(items[next++] as Item);
      } catch (cause) {
        failure ??= cause;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  if (failure !== undefined) throw failure;
}
