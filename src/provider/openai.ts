import { count, type Dialect, member } from './dialect.ts';

/**
 * The interface many servers share: https://platform.openai.com/docs/api-reference. Only what all of them take is sent:
 * no `seed`, and no `response_format`, whose forms differ; the answer is checked here.
 */
export const openai: Dialect = {
  embedPath: '/embeddings',
  embedBody: (model, texts) => ({ model, input: texts }),
  readVectors(reply) {
    const listed = member(reply, 'data');
    if (!Array.isArray(listed)) return undefined;
    return {
      vectors: listed.map((one: unknown, place) => ({
        index: member(one, 'index') ?? place,
        vector: member(one, 'embedding'),
      })),
      tokens: tokensOf(reply),
    };
  },
  completePath: '/chat/completions',
  completeBody: (model, { system, user }) => ({
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    stream: false,
    temperature: 0,
  }),
  readCompletion(reply) {
    const choices = member(reply, 'choices');
    const text = Array.isArray(choices) ? member(member(choices[0], 'message'), 'content') : undefined;
    if (typeof text !== 'string') return undefined;
    return { text, tokens: tokensOf(reply) };
  },
  readError(reply) {
    const error = member(reply, 'error') ?? member(reply, 'message');
    const message = typeof error === 'object' ? member(error, 'message') : error;
    return typeof message === 'string' ? message : undefined;
  },
};

/** Some servers tell the two parts only. */
function tokensOf(reply: unknown): number {
  const usage = member(reply, 'usage');
  const parts = count(member(usage, 'prompt_tokens')) + count(member(usage, 'completion_tokens'));
  return count(member(usage, 'total_tokens')) || parts;
}
