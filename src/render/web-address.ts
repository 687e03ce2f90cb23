/**
 * An address a reader may be sent to: http, https, mailto or a place in the report itself, with the characters that
 * Markdown would take for its own percent-encoded. Undefined for any other scheme, `javascript:` first of all.
 */
export function webAddress(address: string): string | undefined {
  const trimmed = address.trim();
  if (!/^(?:https?:\/\/|mailto:|#)/i.test(trimmed)) return undefined;
  return trimmed.replace(/[\s<>()[\]\\"`|]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
