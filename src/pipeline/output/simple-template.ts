import { lengthFault } from './output-length.js';
import type { TemplateData } from './template-data.js';

/** Puts values into a template, or says what it names that there is not. */
export type FillTemplate = (data: TemplateData) => { readonly query: string } | { readonly fault: string };

/**
 * Reads a template with `{query}`, `{rule.title}`, `{pipeline.state[index]}` … in it; `{{` and `}}` are braces.
 * Nothing but data can be named.
 */
export function parseSimpleTemplate(template: string): { readonly fill: FillTemplate } | { readonly fault: string } {
  const parts: (string | readonly string[])[] = [];
  let reached = 0;
  for (const match of template.matchAll(/\{\{|\}\}|\{([^{}]*)\}|[{}]/g)) {
    parts.push(template.slice(reached, match.index));
    reached = match.index + match[0].length;
    const [found, name] = match;
    if (found === '{{' || found === '}}') {
      parts.push(found.charAt(0));
    } else if (name === undefined) {
      return { fault: `a "${found}" stands alone in the template: write it twice if it is meant` };
    } else {
      const path = /^[a-z]+(?:\.\w+|\[[^\]]+\])*$/i.test(name) ? name.match(/[^.[\]]+/g) : null;
      if (path === null)
        return { fault: `"{${name}}" names nothing: write {query}, {rule.title} or {pipeline.state[name]}` };
      parts.push(path);
    }
  }
  parts.push(template.slice(reached));
  return {
    fill: (data) => {
      let query = '';
      for (const part of parts) {
        if (typeof part === 'string') {
          query += part;
          continue;
        }
        const value = part.reduce<unknown>(memberOf, data);
        if (value === undefined) return { fault: `there is no "${part.join('.')}"` };
        query += describe(value);
        const fault = lengthFault(query.length);
        if (fault !== undefined) return { fault };
      }
      return { query };
    },
  };
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;

function describe(value: unknown): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(describe).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
