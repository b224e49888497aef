import { describe, expect, it } from 'vitest';
import { SharedTexts } from '../../../connectors/reading/xlsx/shared-texts.ts';

describe('the shared strings of a workbook', () => {
  it('gives each text by its index, more of them than it keeps made', () => {
    const texts = new SharedTexts(0);
    const count = 140_000;
    for (let i = 0; i < count; i++) texts.add(`text ${i}`);
    // 131,072 apart: two texts that share one place among those kept.
    for (const index of [0, 131_072, 0, 1, 131_073, count - 1, 131_072])
      expect(texts.at(index)?.text).toBe(`text ${index}`);
    expect([texts.at(-1), texts.at(count)]).toEqual([undefined, undefined]);
  });

  it('keeps letters of every alphabet, and takes bytes as they stand', () => {
    const texts = new SharedTexts(2);
    const source = Buffer.from('<t>Siân Ó Briain</t><t>plain</t>');
    texts.addBytes(source, 3, source.indexOf('</t>'));
    texts.add('Zoë 😀');
    texts.addBytes(source, source.length - 9, source.length - 4);
    expect([0, 1, 2].map((index) => texts.at(index)?.text)).toEqual(['Siân Ó Briain', 'Zoë 😀', 'plain']);
  });

  it('holds blank texts as blank cells', () => {
    const texts = new SharedTexts(8);
    texts.add('');
    texts.add(' \u00a0 ');
    expect([texts.at(0)?.kind, texts.at(1)?.kind]).toEqual(['blank', 'blank']);
  });

  it('counts characters, not bytes, against the longest cell', () => {
    const texts = new SharedTexts(0);
    const accented = Buffer.from('é'.repeat(32_767));
    texts.addBytes(accented, 0, accented.length);
    expect(texts.at(0)?.text.length).toBe(32_767);
    const long = Buffer.from('e'.repeat(32_768));
    expect(() => texts.addBytes(long, 0, long.length)).toThrow(/more than 32767 characters/);
  });
});
