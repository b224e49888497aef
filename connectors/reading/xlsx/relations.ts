import { createXmlParser } from '../xml/parser.ts';

export interface Relation {
  /** Last word of the relation's type: worksheet, sharedStrings, styles, officeDocument. */
  readonly kind: string;
  readonly target: string;
}

/** Relations of a part by id; those that point outside the file are left out. */
export function readRelations(xml: string): ReadonlyMap<string, Relation> {
  const relations = new Map<string, Relation>();
  const parser = createXmlParser({
    onOpen(name, attributes) {
      if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
      const kind = (attributes.get('Type') ?? '').split('/').pop() ?? '';
      relations.set(attributes.get('Id') ?? '', { kind, target: attributes.get('Target') ?? '' });
    },
    onClose() {},
    onText() {},
  });
  parser.write(xml);
  parser.close();
  return relations;
}

/** Folder of a part name with its last slash: `xl/` of `xl/workbook.xml`. */
export function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf('/') + 1);
}

/** Part name, in lower case, of a target that is relative to a folder or starts with a slash. */
export function resolvePart(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target;
  const parts: string[] = [];
  for (const step of path.replaceAll('\\', '/').split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.' && step !== '') parts.push(step);
  }
  return parts.join('/').toLowerCase();
}
