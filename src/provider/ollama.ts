import { count, type Dialect, member, type Prompt } from './dialect.ts';

/** Ollama’s own interface: https://docs.ollama.com/api */
export const ollama: Dialect = {
  embedPath: '/api/embed',
  embedBody: (model, texts) => ({ model, input: texts }),
  readVectors(reply) {
    const vectors = member(reply, 'embeddings');
    if (!Array.isArray(vectors)) return undefined;
    return {
      vectors: vectors.map((vector: unknown, index) => ({ index, vector })),
      tokens: count(member(reply, 'prompt_eval_count')),
    };
  },
  completePath: '/api/chat',
  completeBody: (model, prompt) => ({
    model,
    messages: [
      { role: 'system', content: prompt.system },
      { role: 'user', content: prompt.user },
    ],
    stream: false,
    format: prompt.answer,
    options: { temperature: 0, seed: 1, num_ctx: contextFor(prompt) },
  }),
  readCompletion(reply) {
    const text = member(member(reply, 'message'), 'content');
    if (typeof text !== 'string') return undefined;
    return { text, tokens: count(member(reply, 'prompt_eval_count')) + count(member(reply, 'eval_count')) };
  },
  readError(reply) {
    const error = member(reply, 'error');
    return typeof error === 'string' ? error : undefined;
  },
};

/**
 * Tokens of context to ask for: without a word Ollama keeps 4,096 at most and silently cuts the beginning of a longer
 * prompt, which is the codebook. 2.5 characters a token is less than French needs; a power of two, since another
 * size loads the model anew.
 */
function contextFor({ system, user }: Prompt): number {
  const needed = (system.length + user.length) / 2.5 + 1024;
  return Math.max(4096, 2 ** Math.ceil(Math.log2(needed)));
}
