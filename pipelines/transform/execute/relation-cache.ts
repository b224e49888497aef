/** What tables and views exist, kept in step by the adapter so that look-ups ask the database once per invocation. */
import { Relation } from '../context/relation.ts';
import { listRelations } from './relation-statements.ts';
import type { Session } from './session.ts';

const keyOf = (database: string | null, schema: string | null, identifier: string | null): string =>
  `${database ?? ''}\u0000${schema ?? ''}\u0000${identifier ?? ''}`.toLowerCase();

export class RelationCache {
  private readonly relations = new Map<string, Relation>();
  private readonly schemas = new Set<string>();
  private readonly loaded = new Set<string>();

  addSchema(database: string | null, schema: string): void {
    this.schemas.add(keyOf(database, schema, null));
  }

  hasSchema(database: string | null, schema: string): boolean {
    return this.schemas.has(keyOf(database, schema, null));
  }

  removeSchema(database: string | null, schema: string): void {
    this.schemas.delete(keyOf(database, schema, null));
    for (const [key, relation] of this.relations) {
      if (keyOf(relation.database, relation.schema, null) === keyOf(database, schema, null))
        this.relations.delete(key);
    }
  }

  add(relation: Relation): void {
    this.relations.set(keyOf(relation.database, relation.schema, relation.identifier), relation);
  }

  remove(relation: Relation): void {
    this.relations.delete(keyOf(relation.database, relation.schema, relation.identifier));
  }

  rename(from: Relation, to: Relation): void {
    const known = this.get(from.database, from.schema, from.identifier);
    this.remove(from);
    this.add(
      new Relation(
        { database: to.database, schema: to.schema, identifier: to.identifier },
        { type: to.type ?? known?.type ?? from.type },
      ),
    );
  }

  get(database: string | null, schema: string | null, identifier: string | null): Relation | undefined {
    return this.relations.get(keyOf(database, schema, identifier));
  }

  /** A relation by name, asking the database for schemas not looked at yet. */
  async find(
    session: Session,
    database: string | null,
    schema: string | null,
    identifier: string | null,
  ): Promise<Relation | undefined> {
    if (!this.loaded.has(keyOf(database, schema, null))) await this.refresh(session, database, schema);
    return this.get(database, schema, identifier);
  }

  /** Reads a schema's relations anew. */
  async refresh(session: Session, database: string | null, schema: string | null): Promise<Relation[]> {
    const relations = await listRelations(session, database, schema);
    for (const known of this.list(database, schema)) this.remove(known);
    for (const relation of relations) this.add(relation);
    this.loaded.add(keyOf(database, schema, null));
    return relations;
  }

  /** Notes that a schema's relations are all known. */
  markLoaded(database: string | null, schema: string): void {
    this.loaded.add(keyOf(database, schema, null));
  }

  /** All relations of a schema. */
  list(database: string | null, schema: string | null): Relation[] {
    const wanted = keyOf(database, schema, null);
    return [...this.relations.values()].filter(
      (relation) => keyOf(relation.database, relation.schema, null) === wanted,
    );
  }

  clear(): void {
    this.relations.clear();
    this.schemas.clear();
    this.loaded.clear();
  }
}
