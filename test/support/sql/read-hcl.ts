/** A block of a Terraform file, whose attributes are all texts. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Reads the part of Terraform's language that has blocks of texts, as strictly as it can be read. Throws for anything
 * else, above all for templates that Terraform would fill in. Texts are normalised, as Terraform does.
 */
export function readHcl(text: string): readonly HclBlock[] {
  const blocks: HclBlock[] = [];
  let at = 0;
  const fail = (what: string): never => {
    throw new Error(`${what} at ${JSON.stringify(text.slice(at, at + 40))}`);
  };
  /** Takes what the expression, which is sticky, finds here. */
  const take = (expression: RegExp, what: string): RegExpExecArray => {
    expression.lastIndex = at;
    const match = expression.exec(text);
    if (match === null) return fail(`no ${what}`);
    at += match[0].length;
    return match;
  };
  const value = (): string => {
    if (text[at] === '"') return quotedText();
    const [, marker = ''] = take(/<<([A-Za-z_][A-Za-z0-9_]*)\n/y, 'text');
    const lines: string[] = [];
    for (;;) {
      const [line] = take(/[^\n]*/y, 'line');
      if (line.trim() === marker) break;
      lines.push(`${line}\n`);
      take(/\n/y, 'end of the heredoc');
    }
    return fillTemplate(lines.join(''), fail);
  };
  const quotedText = (): string => {
    const [, body = ''] = take(/"((?:[^"\\\n]|\\.)*)"/y, 'text in quotes');
    if (/[\r\u0000]/.test(body)) fail('a control character');
    const read = fillTemplate(body, fail).replace(
      /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/g,
      (_, short?: string, long?: string, one?: string) => {
        const hexadecimal = short ?? long;
        if (hexadecimal !== undefined) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
        const known = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }[one ?? ''];
        return known ?? fail(`no escape \\${one}`);
      },
    );
    return read;
  };
  while (at < text.length) {
    const [, type = ''] = take(/([a-z_]+)/y, 'type of a block');
    const labels: string[] = [];
    while (text.startsWith(' "', at)) {
      at += 1;
      labels.push(quotedText());
    }
    take(/ \{\n/y, 'beginning of a block');
    const attributes: Record<string, string> = {};
    while (text[at] !== '}') {
      const [, name = ''] = take(/ *([a-z_]+) *= /y, 'attribute');
      if (Object.hasOwn(attributes, name)) fail(`a second ${name}`);
      attributes[name] = value().normalize('NFC');
      take(/\n/y, 'end of a line');
    }
    take(/\}\n*/y, 'end of a block');
    blocks.push({ type, labels, attributes });
  }
  return blocks;
}

/** Templates that are escaped as the characters that they stand for; others are none of ours. */
const fillTemplate = (text: string, fail: (what: string) => never): string =>
  text.replace(/\$\$\{|%%\{|[$%]\{/g, (found) => (found.length === 2 ? fail(`a template ${found}`) : found.slice(1)));
