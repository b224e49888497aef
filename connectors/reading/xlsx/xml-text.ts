import { FileRefused } from '../refusal.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of an element as written between its tags: the five built-in entities, numeric ones and line ends resolved. */
export function decodeXmlText(raw: string): string {
  let text = raw;
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  if (text.includes('&')) text = text.replace(/&([^;&]*);?/g, decodeEntity);
  return text;
}

function decodeEntity(whole: string, body: string): string {
  if (whole.endsWith(';')) {
    const named = entities[body];
    if (named !== undefined) return named;
    const code = /^#x([0-9a-fA-F]{1,6})$/.exec(body) ?? /^#([0-9]{1,7})$/.exec(body);
    if (code !== null) {
      const point = Number.parseInt(code[1]!, body[1] === 'x' ? 16 : 10);
      if (isXmlCharacter(point)) return String.fromCodePoint(point);
    }
  }
  throw new FileRefused(
    'XML_NOT_WELL_FORMED',
    'The workbook holds a character reference that is not known. Open it in Excel, save it again and send that.',
  );
}

function isXmlCharacter(point: number): boolean {
  if (point < 0x20) return point === 9 || point === 10 || point === 13;
  return point <= 0xd7ff || (point >= 0xe000 && point <= 0xfffd) || (point >= 0x10000 && point <= 0x10ffff);
}

/** Resolves the `_x000D_` form in which workbooks write characters that XML cannot hold (ST_Xstring). */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
