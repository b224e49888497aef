import type { JinjaError } from '../error.ts';
import { SourceText } from '../lexer/source-text.ts';
import { type ScannedTag, scanTags } from './tag-scan.ts';
import type { Definition, Template } from './template.ts';

/** Parses a part of a file that begins at the given line and column. */
type ParsePart = (source: string, place: { firstLine: number; firstColumn: number }) => Template;

const CONTROL_ENDS = new Map([
  ['if', 'endif'],
  ['for', 'endfor'],
]);

/**
 * Finds the blocks of the given kinds at the top level of a file as dbt does: only the blocks are parsed, so the
 * text around them (Markdown, say) may hold anything that looks like Jinja. Each block is a template of its own
 * whose errors carry the file's lines.
 */
export function extractDefinitions(
  text: string,
  options: { file: string; firstLine?: number; kinds: readonly string[] },
  parsePart: ParsePart,
): Definition[] {
  const source = new SourceText(text, options);
  const definitions: Definition[] = [];
  const control: string[] = [];
  let opened: ScannedTag | undefined;
  for (const tag of scanTags(source)) {
    if (CONTROL_ENDS.has(tag.name)) control.push(tag.name);
    else if (tag.name === 'endif' || tag.name === 'endfor') closeControl(source, control, tag);
    if (options.kinds.includes(tag.name)) {
      if (control.length > 0) {
        const message = `a ${tag.name} block must stand at the top level, not inside '${control.at(-1)}'`;
        throw source.error(message, tag.open);
      }
      if (opened) throw nested(source, opened, tag);
      opened = tag;
    } else if (opened && tag.name === `end${opened.name}`) {
      definitions.push(parseBlock(source, opened, tag, parsePart));
      opened = undefined;
    }
  }
  if (opened) {
    throw source.error(`the block '${opened.name} ${opened.argument}' is not closed`, opened.open);
  }
  return definitions;
}

function closeControl(source: SourceText, control: string[], tag: ScannedTag): void {
  const last = control.pop();
  if (last !== undefined && CONTROL_ENDS.get(last) === tag.name) return;
  const expected = last === undefined ? 'nothing is open' : `'${CONTROL_ENDS.get(last)}' is expected`;
  throw source.error(`unexpected '${tag.name}': ${expected}`, tag.open);
}

function nested(source: SourceText, outer: ScannedTag, inner: ScannedTag): JinjaError {
  const { line } = source.position(outer.open);
  const message = `a ${inner.name} block must not stand inside '${outer.name} ${outer.argument}' (line ${line})`;
  return source.error(message, inner.open);
}

function parseBlock(
  source: SourceText,
  open: ScannedTag,
  close: ScannedTag,
  parsePart: ParsePart,
): Definition {
  const start = source.originalOffset(open.start);
  // The line break that Jinja drops at the end of a file belongs to a block that ends with `-%}`.
  const atEnd = close.strips && close.end === source.text.length;
  const end = atEnd ? source.source.length : source.originalOffset(close.end);
  const { line, column } = source.position(open.start);
  const template = parsePart(source.source.slice(start, end), { firstLine: line, firstColumn: column });
  const definition = template.definitions[0]!;
  return {
    ...definition,
    offset: definition.offset + start,
    endOffset: definition.endOffset + start,
    bodyOffset: definition.bodyOffset + start,
  };
}
