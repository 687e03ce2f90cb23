/** An input or a field that the adapters cannot read: the case is skipped, not failed. */
export class Unsupported extends Error {}
