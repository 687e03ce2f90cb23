import type { Codebook } from '../model/codebook.ts';
import { isSlug, slug } from '../model/slug.ts';
import { NoOperation } from './operation.ts';

/**
 * Makes sure that an id may be given to a code.
 * @param owner the code that gets it: one of its own former ids may be its id again.
 * @throws NoOperation
 */
export function newId(codebook: Codebook, id: string, owner?: string): void {
  if (!isSlug(id)) {
    const hint = slug(id) === '' ? '' : ` Write ${slug(id)}.`;
    throw new NoOperation(`« ${id} » is no id: lower-case letters without accents, digits and hyphens only.${hint}`);
  }
  if (codebook.codes.has(id)) throw new NoOperation(`The codebook already has a code « ${id} ».`);
  const former = codebook.aliases.get(id);
  if (former !== undefined && former !== owner) {
    throw new NoOperation(
      `« ${id} » is a former id of « ${former} »: older codings mean that code by it. Choose another id.`,
    );
  }
}
