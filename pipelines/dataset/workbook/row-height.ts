/** Points of one line of Arial 12. */
const LINE = 15.5;

/**
 * The height of a row whose texts wrap, in points; undefined where one line does. Written into the file because not
 * every program works it out when it opens one. An Arial 12 letter is wider than the digit that column widths count.
 */
export function rowHeight(
  cells: readonly { readonly text: string; readonly width: number }[],
  isBold = false,
): number | undefined {
  const room = isBold ? 0.87 : 0.94;
  const lines = Math.max(...cells.map(({ text, width }) => wrappedLines(text, Math.floor(width * room))));
  return lines > 1 ? Math.min(409, lines * LINE + 1) : undefined;
}

function wrappedLines(text: string, room: number): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines++;
    let used = 0;
    for (const word of paragraph.split(/[ -]/)) {
      if (used > 0 && used + 1 + word.length > room) {
        lines++;
        used = 0;
      }
      used += (used > 0 ? 1 : 0) + word.length;
      while (used > room) {
        lines++;
        used -= room;
      }
    }
  }
  return lines;
}
