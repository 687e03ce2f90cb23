import { type AnswerCache, type Asked, answerKey, type Use } from './answers.ts';
import { ask, type Server } from './ask.ts';
import type { Positioned } from './dialect.ts';
import { ProviderFault } from './provider-fault.ts';

/** Texts of a request, and UTF-16 units of all of them: what servers with the usual limits take. */
const mostTexts = 64;
const mostUnits = 60_000;

/** Turns texts into vectors of one length. */
export function embedder(
  server: Server,
  model: string,
  cache: AnswerCache,
  progress: (done: number, of: number) => void,
): Asked<string, Float32Array> {
  const use: Use = { calls: 0, cached: 0, tokens: 0 };
  const kept = (text: string) => decodeVector(cache.read(answerKey('embed', model, text)));
  const send = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const reply = await ask(server, server.dialect.embedPath, server.dialect.embedBody(model, texts), model);
    const read = server.dialect.readVectors(reply);
    const vectors = read && inOrder(read.vectors, texts.length);
    if (!read || !vectors)
      throw new ProviderFault(
        `${server.address.host} did not answer with one vector for each of ${texts.length} texts. Is « ${model} » a model for embeddings?`,
      );
    use.calls++;
    use.tokens += read.tokens;
    return vectors;
  };
  return {
    model,
    use,
    unanswered: (texts) => [...new Set(texts)].filter((text) => !kept(text)).length,
    async ask(texts) {
      const known = new Map<string, Float32Array>();
      const open: string[] = [];
      for (const text of new Set(texts)) {
        const vector = kept(text);
        if (vector) known.set(text, vector);
        else open.push(text);
      }
      use.cached += known.size;
      let done = 0;
      for (const batch of batches(open)) {
        progress(done, open.length);
        const vectors = await send(batch);
        sameLength([...known.values(), ...vectors], model);
        batch.forEach((text, index) => {
          const vector = vectors[index] as Float32Array;
          cache.write(answerKey('embed', model, text), encodeVector(vector));
          known.set(text, vector);
        });
        done += batch.length;
      }
      sameLength([...known.values()], model);
      return texts.map((text) => known.get(text) as Float32Array);
    },
  };
}

function batches(texts: readonly string[]): string[][] {
  const made: string[][] = [];
  let units = 0;
  for (const text of texts) {
    const last = made.at(-1);
    if (last && last.length < mostTexts && units + text.length <= mostUnits) last.push(text);
    else {
      made.push([text]);
      units = 0;
    }
    units += text.length;
  }
  return made;
}

/** One vector of finite numbers for each place, none twice; undefined where it is otherwise. */
function inOrder(listed: readonly Positioned[], size: number): Float32Array[] | undefined {
  const vectors: (Float32Array | undefined)[] = Array.from({ length: size });
  for (const { index, vector } of listed) {
    if (!Number.isInteger(index) || (index as number) < 0 || (index as number) >= size) return undefined;
    if (vectors[index as number] || !Array.isArray(vector) || vector.length === 0) return undefined;
    const numbers = Float32Array.from(vector, (one) => (typeof one === 'number' ? one : Number.NaN));
    if (!numbers.every(Number.isFinite)) return undefined;
    vectors[index as number] = numbers;
  }
  return vectors.every((vector) => vector !== undefined) ? (vectors as Float32Array[]) : undefined;
}

function sameLength(vectors: readonly Float32Array[], model: string): void {
  const lengths = new Set(vectors.map(({ length }) => length));
  if (lengths.size <= 1) return;
  throw new ProviderFault(
    `« ${model} » gives vectors of different lengths (${[...lengths].join(', ')}): it is not the model it was. Delete .study/provider/ and run again.`,
  );
}

/** Little-endian 32-bit numbers in base64. */
function encodeVector(vector: Float32Array): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [index, number] of vector.entries()) bytes.writeFloatLE(number, index * 4);
  return bytes.toString('base64');
}

function decodeVector(text: string | undefined): Float32Array | undefined {
  if (text === undefined) return undefined;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 0 || bytes.length % 4 !== 0) return undefined;
  const vector = Float32Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readFloatLE(index * 4));
  return vector.every(Number.isFinite) ? vector : undefined;
}
