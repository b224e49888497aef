/** The first config() of a template as it is written: what dbt keeps in unrendered_config to compare states by. */
import { type PyFloat, parseTemplate, toRepr } from '../jinja/index.ts';
import type { Call, Expression } from '../jinja/parser/node.ts';
import { nodeRepr } from './node-repr.ts';

/** Each keyword argument's text; undefined when the template has no config() with keyword arguments. */
export function configSource(code: string, file: string): Record<string, string> | undefined {
  if (!code.includes('config(')) return undefined;
  const call = firstConfig(parseTemplate(code, { file }).body);
  if (!call?.kwargs.length) return undefined;
  return Object.fromEntries(
    call.kwargs.map(({ name, value }) => [
      name,
      value.kind === 'literal' && typeof value.value === 'string' ? value.value : sourceOf(value),
    ]),
  );
}

/** The first call of config in source order, wherever it stands. */
function firstConfig(value: unknown): Call | undefined {
  if (!value || typeof value !== 'object') return undefined;
  if (isConfig(value as Expression)) return value as Call;
  for (const part of Object.values(value)) {
    const found = firstConfig(part);
    if (found) return found;
  }
  return undefined;
}

const isConfig = (node: Expression): boolean =>
  node.kind === 'call' && node.callee.kind === 'name' && node.callee.name === 'config';

const list = (items: Expression[]): string => items.map(sourceOf).join(', ');

/** An expression as dbt writes it again. What it has no form for it prints as Jinja prints its own nodes. */
function sourceOf(node: Expression): string {
  switch (node.kind) {
    case 'literal':
      return toRepr(node.value as PyFloat);
    case 'name':
      return node.name;
    case 'list':
      return `[${list(node.items)}]`;
    case 'tuple':
      return node.items.length === 1 ? `(${list(node.items)},)` : `(${list(node.items)})`;
    case 'dict':
      return `{${node.pairs.map(({ key, value }) => `${sourceOf(key)}: ${sourceOf(value)}`).join(', ')}}`;
    case 'attribute':
      return `${sourceOf(node.target)}.${node.name}`;
    case 'item':
      return `${sourceOf(node.target)}[${sourceOf(node.index)}]`;
    case 'slice':
      return `${sourceOf(node.target)}[${nodeRepr(node, true)}]`;
    case 'call':
      return `${sourceOf(node.callee)}(${argumentsOf(node)})`;
    case 'concat':
      return node.parts.map(sourceOf).join(' ~ ');
    case 'compare':
      return [
        sourceOf(node.first),
        ...node.rest.map(({ operator, operand }) => `${operator} ${sourceOf(operand)}`),
      ].join(' ');
    case 'and':
    case 'or':
      return `${sourceOf(node.left)} ${node.kind} ${sourceOf(node.right)}`;
    case 'unary':
      if (node.operator === 'not') return `not ${sourceOf(node.operand)}`;
      return node.operator === '-' ? `-${sourceOf(node.operand)}` : nodeRepr(node);
    default:
      return nodeRepr(node);
  }
}

function argumentsOf(call: Call): string {
  const parts = call.args.map(sourceOf);
  for (const { name, value } of call.kwargs) parts.push(`${name}=${sourceOf(value)}`);
  if (call.dynamicArgs) parts.push(`*${sourceOf(call.dynamicArgs)}`);
  if (call.dynamicKwargs) parts.push(`**${sourceOf(call.dynamicKwargs)}`);
  return parts.join(', ');
}
