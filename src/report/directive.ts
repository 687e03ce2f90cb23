import type { Place } from '../model/place.ts';
import type { Composing } from './composing.ts';
import type { Block, Quotes } from './document.ts';

/** A leaf directive as called in a template. */
export interface DirectiveCall {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly place: Place;
}

/** A leaf directive: its name is its key in the registry, its attributes are all it takes. */
export interface LeafDirective {
  readonly attributes: readonly string[];
  /** One line for the manual. */
  readonly gives: string;
  /** It may quote passages of the analyst's choice. */
  readonly pins?: true;
  build(call: DirectiveCall, composing: Composing): (Block | Quotes)[];
}
