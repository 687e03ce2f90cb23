import { codeText } from '../coding/code-text.ts';
import { type CodedVector, knowledgeScores, nearestScores } from '../coding/embedding-scores.ts';
import type { Code } from '../model/codebook.ts';
import type { Asked } from '../provider/answers.ts';
import type { Part, Sending } from './model-part.ts';

/** How near passages are, in meaning, to what people coded and to what the codebook says: two scorers. */
export async function embeddingPart(model: Asked<string, Float32Array>, sending: Sending): Promise<Part> {
  const { coded, scored, texts, send, mask, dryRun } = sending;
  const known = scored.coded.map(send);
  const knowledge = scored.codes.map((id) => mask(codeText(coded.codebook.codes.get(id) as Code)));
  const wanted = [...texts, ...known, ...knowledge].filter((text) => text !== undefined);
  const unsent = dryRun ? model.unanswered(wanted) : 0;
  const report = { model: model.model, use: 'embeddings' as const };
  if (unsent > 0) return { scores: () => [], report: { ...report, calls: 0, cached: 0, tokens: 0, unsent } };
  const vectors = await model.ask(wanted);
  const vectorOf = new Map(wanted.map((text, index) => [text, vectors[index] as Float32Array]));
  const passages = scored.passages.map(({ source }, index) => ({ source, vector: vectorOf.get(texts[index] ?? '') }));
  const examples = scored.coded.flatMap(({ source, codes }, index): CodedVector[] => {
    const vector = vectorOf.get(known[index] ?? '');
    return vector ? [{ source, codes, vector }] : [];
  });
  const near = nearestScores(passages, scored.codes, examples);
  const said = knowledgeScores(
    passages,
    knowledge.map((text) => vectorOf.get(text) as Float32Array),
  );
  return {
    scores: (without) => [
      { name: `${model.model}: nearest`, rows: near(without) },
      { name: `${model.model}: codebook`, rows: said },
    ],
    report: { ...report, ...model.use, unsent },
  };
}
