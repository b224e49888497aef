/**
 * Text that was damaged before it was sent: NUL, the replacement character, or UTF-8 that was once read as Windows-1252
 * (`Â£`, `â€™`, `Ã©`).
 */
const damaged =
  /\0|\ufffd|[\u00c2\u00c3][\u0080-\u00bf]|\u00e2\u20ac[\u2122\u0153\u009d\u02dc\u201c\u201d\u00a6\u00a2]/;

/** Where damage starts in a text, -1 where there is none. */
export function damagedAt(text: string): number {
  return text.search(damaged);
}

/** The same for a cell: most hold ASCII, which cannot be damaged. */
export function isDamaged(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7e) return damaged.test(text);
  return false;
}
