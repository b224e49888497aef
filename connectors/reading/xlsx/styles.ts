import { createXmlParser } from '../xml/parser.ts';
import { type NumberLook, numberLook } from './number-format.ts';

/** How numbers look under each cell style, by the index that cells carry. */
export type Styles = readonly NumberLook[];

export const plainLook: NumberLook = { kind: 'plain' };

/** Reads styles.xml for its number formats; everything else about a style is left. */
export function readStyles(xml: string): Styles {
  const custom = new Map<number, string>();
  const ids: number[] = [];
  let inCellFormats = false;
  const parser = createXmlParser({
    onOpen(name, attributes) {
      if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'numFmt')
        custom.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
      else if (name === 'xf' && inCellFormats) ids.push(Number(attributes.get('numFmtId') ?? 0));
    },
    onClose(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
    onText() {},
  });
  parser.write(xml);
  parser.close();
  const looks = new Map<number, NumberLook>();
  return ids.map((id) => {
    let look = looks.get(id);
    if (look === undefined) {
      look = numberLook(id, custom);
      looks.set(id, look);
    }
    return look;
  });
}
