/** How one kind of server is asked, and what it answers; a reading is undefined where the answer is not of its form. */
export interface Dialect {
  readonly embedPath: string;
  embedBody(model: string, texts: readonly string[]): object;
  readVectors(reply: unknown): { vectors: readonly Positioned[]; tokens: number } | undefined;
  readonly completePath: string;
  completeBody(model: string, prompt: Prompt): object;
  readCompletion(reply: unknown): { text: string; tokens: number } | undefined;
  /** The sentence a refusal holds. */
  readError(reply: unknown): string | undefined;
}

/** The vector of the text at `index` of the request; its numbers are as the server gave them, unchecked. */
export interface Positioned {
  readonly index: unknown;
  readonly vector: unknown;
}

/** What a language model is asked. */
export interface Prompt {
  /** The rules and the codebook: the same for every paragraph. */
  readonly system: string;
  /** The paragraph. */
  readonly user: string;
  /** JSON Schema of the answer, for servers that can be held to one. */
  readonly answer: object;
}

/** A member of what may be an object. */
export function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

export function count(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0;
}
