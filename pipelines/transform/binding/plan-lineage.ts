/** Reads the columns' origins out of DuckDB's bound plan, in which columns are positions in the operator below. */

/** Where a column comes from: `value` makes what is in it, `condition` decides which rows there are. Keys are opaque. */
export interface Origin {
  value: Set<string>;
  condition: Set<string>;
}

type Plan = Record<string, any>;
type Layout = Origin[];

/** Thrown for an operator whose layout is not known; the column's origin is then unknown, never empty. */
export class UnreadablePlan extends Error {}

/** The origins of a query's output columns. `keyOf` names a table's column. */
export function planLineage(
  plan: Plan,
  keyOf: (catalog: string, schema: string, table: string, column: string) => string,
): Layout {
  return new PlanReader(keyOf).read(plan);
}

const origin = (value: Iterable<string> = [], condition: Iterable<string> = []): Origin => ({
  value: new Set(value),
  condition: new Set(condition),
});

function merge(origins: Origin[]): Origin {
  const result = origin();
  for (const item of origins) {
    for (const key of item.value) result.value.add(key);
    for (const key of item.condition) result.condition.add(key);
  }
  return result;
}

/** The layout with everything an expression reads added to what decides the rows. */
function under(layout: Layout, conditions: Origin[]): Layout {
  const all = merge(conditions);
  if (!all.value.size && !all.condition.size) return layout;
  return layout.map((item) => origin(item.value, [...item.condition, ...all.value, ...all.condition]));
}

class PlanReader {
  private readonly keyOf: (catalog: string, schema: string, table: string, column: string) => string;
  private readonly ctes = new Map<number, Layout>();
  private readonly correlated: Layout[] = [];

  constructor(keyOf: PlanReader['keyOf']) {
    this.keyOf = keyOf;
  }

  read(plan: Plan): Layout {
    const children: Plan[] = plan.children ?? [];
    switch (plan.type) {
      case 'LOGICAL_GET':
        return this.scan(plan);
      case 'LOGICAL_PROJECTION':
        return this.project(plan.expressions ?? [], this.read(children[0]!));
      case 'LOGICAL_FILTER': {
        const below = this.read(children[0]!);
        return picked(under(below, this.project(plan.expressions ?? [], below)), plan.projection_map);
      }
      case 'LOGICAL_AGGREGATE_AND_GROUP_BY':
        return this.aggregate(plan, this.read(children[0]!));
      case 'LOGICAL_WINDOW':
        return this.window(plan, this.read(children[0]!));
      case 'LOGICAL_UNNEST': {
        const below = this.read(children[0]!);
        return [...below, ...this.project(plan.expressions ?? [], below)];
      }
      case 'LOGICAL_COMPARISON_JOIN':
      case 'LOGICAL_DELIM_JOIN':
      case 'LOGICAL_ASOF_JOIN':
      case 'LOGICAL_DEPENDENT_JOIN':
      case 'LOGICAL_ANY_JOIN':
        return this.join(plan, children);
      case 'LOGICAL_CROSS_PRODUCT':
      case 'LOGICAL_POSITIONAL_JOIN':
        return children.flatMap((child) => this.read(child));
      case 'LOGICAL_UNION':
      case 'LOGICAL_EXCEPT':
      case 'LOGICAL_INTERSECT':
        return this.combine(
          plan,
          children.map((child) => this.read(child)),
        );
      case 'LOGICAL_MATERIALIZED_CTE': {
        this.ctes.set(plan.table_index ?? 0, this.read(children[0]!));
        return this.read(children[1]!);
      }
      case 'LOGICAL_RECURSIVE_CTE':
        return this.recurse(plan, children);
      case 'LOGICAL_CTE_REF': {
        const layout = this.ctes.get(plan.cte_index ?? 0);
        if (!layout)
          throw new UnreadablePlan(`the plan refers to a CTE (${plan.cte_index ?? 0}) that it does not hold`);
        return layout;
      }
      case 'LOGICAL_DELIM_GET': {
        const layout = this.correlated.at(-1);
        if (!layout) throw new UnreadablePlan('the plan reads correlated columns outside a correlated join');
        return layout.slice(0, (plan.chunk_types ?? layout).length);
      }
      case 'LOGICAL_DISTINCT': {
        const below = this.read(children[0]!);
        if (plan.distinct_type !== 'DISTINCT_ON') return below;
        // Which of the rows with the same key is kept, its order says.
        const orders = (plan.order_by?.orders ?? []).map((order: Plan) => order.expression);
        return under(below, this.project([...(plan.distinct_targets ?? []), ...orders], below));
      }
      case 'LOGICAL_ORDER_BY':
        return picked(this.read(children[0]!), plan.projection_map);
      case 'LOGICAL_LIMIT':
        return this.limit(children[0]!);
      case 'LOGICAL_SAMPLE':
        return this.read(children[0]!);
      case 'LOGICAL_DUMMY_SCAN':
        return [origin()];
      case 'LOGICAL_EMPTY_RESULT':
        return (plan.return_types ?? []).map(() => origin());
      case 'LOGICAL_CHUNK_GET':
        return (plan.chunk_types ?? []).map(() => origin());
      case 'LOGICAL_EXPRESSION_GET': {
        const below = children[0] ? this.read(children[0]) : [];
        const rows: Plan[][] = plan.expressions ?? [];
        return (rows[0] ?? []).map((_, index) =>
          merge(rows.map((row) => this.expression(row[index]!, below))),
        );
      }
      default:
        throw new UnreadablePlan(`the plan has an operator that is not understood (${plan.type})`);
    }
  }

  /** Which rows are within a limit, their order says. */
  private limit(child: Plan): Layout {
    if (child.type !== 'LOGICAL_ORDER_BY') return this.read(child);
    const below = this.read(child.children[0]!);
    const orders = (child.orders ?? []).map((order: Plan) => order.expression);
    return picked(under(below, this.project(orders, below)), child.projection_map);
  }

  private scan(plan: Plan): Layout {
    const table = plan.function_data;
    const names: string[] = plan.names ?? [];
    if (plan.name !== 'seq_scan' || !table?.table) {
      // A table function: its arguments are constants, and what it reads is no relation of the project.
      if (plan.name === 'seq_scan') throw new UnreadablePlan('a scan without a table');
      return (plan.column_indexes ?? names).map(() => origin());
    }
    const columns: Plan[] = plan.column_indexes ?? [];
    return columns.map((column) => {
      const name = names[column.index ?? 0];
      return name === undefined
        ? origin()
        : origin([this.keyOf(table.catalog, table.schema, table.table, name)]);
    });
  }

  private project(expressions: Plan[], below: Layout): Layout {
    return expressions.map((expression) => this.expression(expression, below));
  }

  /** Everything an expression reads is part of its value, the conditions of a CASE as well. */
  private expression(expression: unknown, below: Layout): Origin {
    if (Array.isArray(expression)) return merge(expression.map((item) => this.expression(item, below)));
    if (!expression || typeof expression !== 'object') return origin();
    const node = expression as Plan;
    if (node.expression_class === 'BOUND_REF') {
      const found = below[node.index ?? 0];
      if (!found) throw new UnreadablePlan(`the plan refers to column ${node.index ?? 0} of ${below.length}`);
      return found;
    }
    if (node.expression_class === 'BOUND_CONSTANT' || node.expression_class === 'BOUND_PARAMETER')
      return origin();
    if (node.expression_class === 'BOUND_COLUMN_REF' || node.expression_class === 'BOUND_SUBQUERY') {
      throw new UnreadablePlan(`the plan holds an unresolved ${node.expression_class}`);
    }
    const parts: Origin[] = [];
    for (const [key, value] of Object.entries(node)) {
      if (
        value &&
        typeof value === 'object' &&
        key !== 'return_type' &&
        key !== 'function_data' &&
        key !== 'bind_info'
      )
        parts.push(this.expression(value, below));
    }
    return merge(parts);
  }

  private aggregate(plan: Plan, below: Layout): Layout {
    const groups = this.project(plan.groups ?? [], below);
    const aggregates = (plan.expressions ?? []).map((expression: Plan) => {
      const filter = expression.filter ? this.expression(expression.filter, below) : origin();
      const value = this.expression({ ...expression, filter: undefined }, below);
      return origin(value.value, [...value.condition, ...filter.value, ...filter.condition]);
    });
    const groupings = (plan.grouping_functions ?? []).map(() => origin());
    return under([...groups, ...aggregates, ...groupings], groups).map((item, index) =>
      index < groups.length ? groupItself(item, groups[index]!) : item,
    );
  }

  private window(plan: Plan, below: Layout): Layout {
    const added = (plan.expressions ?? []).map((expression: Plan) => {
      const { partitions, orders, filter_expr: filter, ...rest } = expression;
      const value = this.expression(rest, below);
      const decided = merge([partitions, orders, filter].map((part) => this.expression(part, below)));
      return origin(value.value, [...value.condition, ...decided.value, ...decided.condition]);
    });
    return [...below, ...added];
  }

  private join(plan: Plan, children: Plan[]): Layout {
    const left = this.read(children[0]!);
    const pushed = plan.duplicate_eliminated_columns?.length > 0;
    if (pushed) this.correlated.push(this.project(plan.duplicate_eliminated_columns, left));
    const right = this.read(children[1]!);
    if (pushed) this.correlated.pop();
    const conditions: Origin[] = [];
    for (const condition of plan.conditions ?? []) {
      if (condition.left)
        conditions.push(this.expression(condition.left, left), this.expression(condition.right, right));
      else conditions.push(this.expression(condition, [...left, ...right]));
    }
    for (const key of ['condition', 'predicate'])
      if (plan[key]) conditions.push(this.expression(plan[key], [...left, ...right]));
    const l = picked(left, plan.left_projection_map);
    const r = picked(right, plan.right_projection_map);
    switch (plan.join_type) {
      case 'SEMI':
      case 'ANTI':
        return under(l, conditions);
      case 'RIGHT_SEMI':
      case 'RIGHT_ANTI':
        return under(r, conditions);
      case 'MARK':
        // The mark is true or false by the comparison alone: what is compared is its value.
        return [...l, origin(...markOf(conditions))];
      default:
        return under([...l, ...r], conditions);
    }
  }

  private combine(plan: Plan, sides: Layout[]): Layout {
    if (plan.type === 'LOGICAL_UNION')
      return sides[0]!.map((_, index) => merge(sides.map((side) => side[index]!)));
    const [first, ...others] = sides;
    return under(first!, others.flat());
  }

  private recurse(plan: Plan, children: Plan[]): Layout {
    const index = plan.table_index ?? 0;
    let layout = this.read(children[0]!);
    for (;;) {
      this.ctes.set(index, layout);
      const next = this.combine({ type: 'LOGICAL_UNION' }, [layout, this.read(children[1]!)]);
      const size = (list: Layout): number =>
        list.reduce((sum, item) => sum + item.value.size + item.condition.size, 0);
      if (size(next) === size(layout)) return next;
      layout = next;
    }
  }
}

/** A group's own key is its value; as a condition of itself it would say nothing. */
function groupItself(item: Origin, own: Origin): Origin {
  return origin(
    item.value,
    [...item.condition].filter((key) => !own.value.has(key) || own.condition.has(key)),
  );
}

function markOf(conditions: Origin[]): [Set<string>, Set<string>] {
  const all = merge(conditions);
  return [all.value, all.condition];
}

function picked(layout: Layout, map: number[] | undefined): Layout {
  return map?.length ? map.map((index) => layout[index]!) : layout;
}
