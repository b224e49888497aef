/** How PyYAML's safe_dump writes a text: plain where that reads back as the text, else quoted. */

const BREAKS = '\n\x85\u2028\u2029';
const BLANKS = `\0 \t\r${BREAKS}`;

/** Plain texts that YAML 1.1 reads as something else than a text. */
const OTHER_TYPES = [
  /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
  /^(?:[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/,
  /^(?:~|null|Null|NULL|<<|=|)$/,
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9][0-9]?(?::[0-9][0-9])?))?$/,
];

export type ScalarStyle = 'plain' | 'single' | 'double';

interface Findings {
  indicator: boolean;
  multiline: boolean;
  special: boolean;
  /** A blank or break at either end. */
  edge: boolean;
  spaceBeforeBreak: boolean;
  breakBeforeSpace: boolean;
}

/** Whether a character makes the text look like YAML's own syntax where it stands. */
function isIndicator(characters: string[], index: number): boolean {
  const character = characters[index]!;
  const next = characters[index + 1];
  const blankNext = next === undefined || BLANKS.includes(next);
  if (index === 0) {
    if ('#,[]{}&*!|>\'"%@`'.includes(character)) return true;
    return '?:-'.includes(character) && blankNext;
  }
  if (character === ':') return blankNext;
  return character === '#' && BLANKS.includes(characters[index - 1]!);
}

function examine(text: string): Findings {
  const characters = [...text];
  const isBreak = (character: string | undefined) => character !== undefined && BREAKS.includes(character);
  const isEdge = (character: string) => character === ' ' || isBreak(character);
  const pairs = characters.map((character, index) => [characters[index - 1], character] as const);
  return {
    indicator:
      text.startsWith('---') ||
      text.startsWith('...') ||
      characters.some((_, index) => isIndicator(characters, index)),
    multiline: characters.some(isBreak),
    special: characters.some((character) => !(character === '\n' || (character >= ' ' && character <= '~'))),
    edge: isEdge(characters[0]!) || isEdge(characters.at(-1)!),
    spaceBeforeBreak: pairs.some(([before, character]) => before === ' ' && isBreak(character)),
    breakBeforeSpace: pairs.some(([before, character]) => isBreak(before) && character === ' '),
  };
}

/** The style of a text; a key must stay on one line. */
export function scalarStyle(text: string, isKey: boolean): ScalarStyle {
  if (text === '') return 'single';
  const found = examine(text);
  const quotable = !found.special && !found.spaceBeforeBreak && !found.breakBeforeSpace;
  const plain = quotable && !found.indicator && !found.multiline && !found.edge;
  if (plain && !OTHER_TYPES.some((pattern) => pattern.test(text))) return 'plain';
  return quotable && !(isKey && found.multiline) ? 'single' : 'double';
}
