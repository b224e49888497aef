/** An equation that a reader knows to hold: coefficients times counts add to nothing. Counts are named. */
export type Equation = readonly (readonly [name: string, coefficient: number])[];

/** Sums that a table obeys: `total = parts`. */
export function adds(total: string, parts: readonly string[]): Equation {
  return [[total, -1], ...parts.map((part) => [part, 1] as const)];
}

const MOST = 400;

/**
 * A patient reader: finds by search which values a hidden count can have, given the counts shown and the equations.
 * Written apart from the product's own audit. Gives up to `enough` values, the ones nearest to `around` first.
 */
export function possibleValues(
  hidden: string,
  shown: ReadonlyMap<string, number>,
  equations: readonly Equation[],
  around: number,
  enough = 3,
): number[] {
  const near = connected(hidden, shown, equations);
  const found: number[] = [];
  for (let distance = 0; distance <= around + 6 && found.length < enough; distance++) {
    for (const value of distance === 0 ? [around] : [around + distance, around - distance]) {
      if (value < 0 || found.length >= enough) continue;
      if (canBe(new Map([...shown, [hidden, value]]), near)) found.push(value);
    }
  }
  return found.sort((a, b) => a - b);
}

/** Only the equations that reach the hidden count through other hidden ones. */
function connected(
  hidden: string,
  shown: ReadonlyMap<string, number>,
  equations: readonly Equation[],
): Equation[] {
  const reached = new Set([hidden]);
  const taken = new Set<Equation>();
  for (let grew = true; grew; ) {
    grew = false;
    for (const equation of equations) {
      if (taken.has(equation) || !equation.some(([name]) => reached.has(name))) continue;
      taken.add(equation);
      grew = true;
      for (const [name] of equation) if (!shown.has(name)) reached.add(name);
    }
  }
  return [...taken];
}

/** Depth-first search with bounds: is there a set of whole counts, none below 0, that satisfies everything? */
function canBe(known: ReadonlyMap<string, number>, equations: readonly Equation[]): boolean {
  const low = new Map<string, number>();
  const high = new Map<string, number>();
  for (const equation of equations) {
    for (const [name] of equation) {
      low.set(name, known.get(name) ?? 0);
      high.set(name, known.get(name) ?? MOST);
    }
  }
  return search(low, high, equations, { left: 20_000 });
}

function search(
  low: Map<string, number>,
  high: Map<string, number>,
  equations: readonly Equation[],
  budget: { left: number },
): boolean {
  if (--budget.left < 0) return false;
  if (!tighten(low, high, equations)) return false;
  let open: string | undefined;
  for (const [name, least] of low) {
    if (least === high.get(name)) continue;
    if (open === undefined || high.get(name)! - least < high.get(open)! - low.get(open)!) open = name;
  }
  if (open === undefined) return true;
  const middle = Math.floor((low.get(open)! + high.get(open)!) / 2);
  for (const [from, to] of [
    [low.get(open)!, middle],
    [middle + 1, high.get(open)!],
  ] as const) {
    if (search(new Map(low).set(open, from), new Map(high).set(open, to), equations, budget)) return true;
  }
  return false;
}

function tighten(
  low: Map<string, number>,
  high: Map<string, number>,
  equations: readonly Equation[],
): boolean {
  for (let changed = true; changed; ) {
    changed = false;
    for (const equation of equations) {
      let least = 0;
      let most = 0;
      for (const [name, c] of equation) {
        least += c > 0 ? c * low.get(name)! : c * high.get(name)!;
        most += c > 0 ? c * high.get(name)! : c * low.get(name)!;
      }
      if (least > 0 || most < 0) return false;
      for (const [name, c] of equation) {
        const l = low.get(name)!;
        const h = high.get(name)!;
        const restLeast = least - (c > 0 ? c * l : c * h);
        const restMost = most - (c > 0 ? c * h : c * l);
        const a = c > 0 ? -restMost / c : -restLeast / c;
        const b = c > 0 ? -restLeast / c : -restMost / c;
        const newLow = Math.max(l, Math.ceil(a - 1e-9));
        const newHigh = Math.min(h, Math.floor(b + 1e-9));
        if (newLow > newHigh) return false;
        if (newLow > l || newHigh < h) {
          low.set(name, newLow);
          high.set(name, newHigh);
          changed = true;
          least = 0;
          most = 0;
          for (const [other, k] of equation) {
            least += k > 0 ? k * low.get(other)! : k * high.get(other)!;
            most += k > 0 ? k * high.get(other)! : k * low.get(other)!;
          }
        }
      }
    }
  }
  return true;
}
