/** Most ids are written as they are. */
const plain = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A name as an id: NFC, lower case, without accents, `-` for all that is not a letter or digit. */
export function slug(name: string): string {
  if (plain.test(name)) return name;
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

export function isSlug(id: string): boolean {
  return id !== '' && slug(id) === id;
}

/** Whether an anchor stands in HTML as it is. */
export function isPlainAnchor(anchor: string): boolean {
  return /^[\p{L}\p{N}._-]+$/u.test(anchor);
}
