/** A column of a table: its values, in agate's ways. */
import { PySet, tupleFrom } from '../../jinja/index.ts';
import { type DataTypeName, dataTypeValue } from './data-type.ts';
import { compareCells } from './order.ts';
import { MappedSequence } from './sequence.ts';

export class ResultColumn extends MappedSequence {
  readonly name: string;
  private readonly index: number;
  private readonly type: () => DataTypeName;

  constructor(name: string, index: number, type: () => DataTypeName, values: () => unknown[]) {
    super('Column', values);
    this.name = name;
    this.index = index;
    this.type = type;
  }

  override attribute(name: string): unknown {
    switch (name) {
      case 'name':
        return this.name;
      case 'index':
        return this.index;
      case 'data_type':
        return dataTypeValue(this.type());
      case 'values_distinct':
        return () => tupleFrom([...new PySet(this.items)]);
      case 'values_without_nulls':
        return () => tupleFrom(this.items.filter((value) => value !== null));
      case 'values_sorted':
        return () => [...this.items].sort(compareCells);
      case 'values_without_nulls_sorted':
        return () => this.items.filter((value) => value !== null).sort(compareCells);
      default:
        return super.attribute(name);
    }
  }
}
