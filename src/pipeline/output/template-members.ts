import { replaceText, type TemplateMeter } from './template-limits.js';

type TextMethod = (text: string, meter: TemplateMeter, ...given: readonly unknown[]) => unknown;

/** Methods of texts that templates of the established tool use. */
const textMethods: Readonly<Record<string, TextMethod>> = {
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  strip: (text) => text.trim(),
  replace: (text, meter, from, to) => replaceText(text, String(from), String(to), meter),
  split: (text, _, separator) => text.split(separator === undefined ? /\s+/ : String(separator)),
  startswith: (text, _, start) => text.startsWith(String(start)),
  endswith: (text, _, end) => text.endsWith(String(end)),
  join: (text, meter, parts) => {
    if (!Array.isArray(parts)) return '';
    meter.texts(parts.length, text.length);
    return parts.join(text);
  },
};

/** … and of maps. */
const mapMethods: Readonly<Record<string, (map: object, ...given: readonly unknown[]) => unknown>> = {
  get: (map, key, otherwise) => own(map as Readonly<Record<string, unknown>>, String(key)) ?? otherwise ?? '',
  items: (map) => Object.entries(map),
  keys: (map) => Object.keys(map),
  values: (map) => Object.values(map),
};

/** Gives members of values; what methods take and make counts. */
export const safeMembers =
  (meter: TemplateMeter) =>
  (value: unknown, name: unknown): unknown =>
    safeMember(value, name, meter);

/** A member of a value: what it owns, or one of a few methods; never what it inherits. */
function safeMember(value: unknown, name: unknown, meter: TemplateMeter): unknown {
  const key = String(name);
  if (typeof value === 'string') {
    if (key === 'length' || /^\d+$/.test(key)) return key === 'length' ? value.length : value.charAt(Number(key));
    const method = own(textMethods, key);
    return method && ((...given: readonly unknown[]) => method(meter.value(value), meter, ...given));
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return key === 'length' || /^\d+$/.test(key) ? value[key as unknown as number] : undefined;
  const member = own(value as Readonly<Record<string, unknown>>, key);
  // Functions in data are those of the template engine itself (loop.cycle, macros of an import …).
  if (member !== undefined) return member;
  const method = own(mapMethods, key);
  return method && ((...given: readonly unknown[]) => method(value, ...given));
}

interface Context {
  readonly env: { readonly globals: Readonly<Record<string, unknown>> };
  readonly ctx: Readonly<Record<string, unknown>>;
}

/** A variable of a template: of a loop or block, of the data, or a function of the engine. */
export function safeVariable(
  context: Context,
  frame: { readonly lookup: (name: string) => unknown },
  name: string,
): unknown {
  return frame.lookup(name) ?? own(context.ctx, name) ?? own(context.env.globals, name);
}

const own = <Value>(object: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;
