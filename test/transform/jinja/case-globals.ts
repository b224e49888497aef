import { type JinjaProtocol, Kwargs, PyDict, toStr } from '../../../pipelines/transform/jinja/index.ts';

/** A callable that answers its name and its arguments as text: `f(1,k=v)`. */
function echo(...values: unknown[]): string {
  const kwargs = values.at(-1) instanceof Kwargs ? (values.pop() as Kwargs) : new Kwargs();
  return `f(${[...values.map(toStr), ...Array.from(kwargs, ([key, value]) => `${key}=${toStr(value)}`)].join(',')})`;
}

class Thing {
  readonly name = 'N';
  meth(value: unknown): string {
    return `M${toStr(value)}`;
  }
  self(): Thing {
    return this;
  }
}

class Relation {
  readonly name = 'rel';
  readonly __jinja__: JinjaProtocol = { str: () => this.render(), getAttr: (name) => this.attribute(name) };
  render(): string {
    return '"db"."sch"."tbl"';
  }
  private attribute(name: string): unknown {
    if (name === 'name') return this.name;
    return name === 'render' ? () => this.render() : undefined;
  }
}

class Day {
  private readonly parts: number[];
  constructor(...parts: number[]) {
    this.parts = parts;
  }
  strftime(format: unknown): string {
    const [year, month, day] = this.parts.map((part) => String(part).padStart(2, '0'));
    return toStr(format).replace('%Y', year!).replace('%m', month!).replace('%d', day!);
  }
}

/** The names the cases in cases.json use, anew for every case. */
export function caseGlobals(): Record<string, unknown> {
  return {
    d: new PyDict([['x', 1]]),
    f: echo,
    obj: new Thing(),
    rel: new Relation(),
    disp: (name: unknown, part: unknown) => () => `${toStr(part)}.${toStr(name)}:a:b`,
    res: { columns: [{ values: () => ['v1'] }], rows: [['r0']] },
    modules: { datetime: { date: (...parts: number[]) => new Day(...parts) } },
  };
}
