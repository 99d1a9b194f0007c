/** An element of XML. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text right in it, not that of its children. */
  readonly text: string;
}

/** Reads XML of elements, attributes and text, strictly. Throws if it is not well-formed. */
export function readXml(xml: string): XmlElement {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(xml))
    throw new Error('a character that XML forbids');
  let rest = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  const take = (pattern: RegExp): RegExpExecArray => {
    const match = pattern.exec(rest);
    if (match === null) throw new Error(`not well-formed at ${JSON.stringify(rest.slice(0, 60))}`);
    rest = rest.slice(match[0].length);
    return match;
  };
  const element = (): XmlElement => {
    const [, name = '', written = '', closed] = take(/^<([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>/);
    const attributes = Object.fromEntries(
      [...written.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, unescaped(value)]),
    );
    const children: XmlElement[] = [];
    let text = '';
    if (closed === '/') return { name, attributes, children, text };
    for (;;) {
      text += unescaped(take(/^[^<]*/)[0]);
      if (rest.startsWith('</')) break;
      children.push(element());
    }
    if (take(/^<\/([a-z]+)>/)[1] !== name) throw new Error(`${name} is not closed`);
    return { name, attributes, children, text };
  };
  const root = element();
  if (rest.trim() !== '') throw new Error('text after the root');
  return root;
}

/** An element and all in it, in the order of the text. */
export const elementsIn = (element: XmlElement): readonly XmlElement[] => [
  element,
  ...element.children.flatMap(elementsIn),
];

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (text.includes(']]>')) throw new Error(']]> in a text');
  return text.replace(/&([^;]*);?/g, (whole, reference: string) => {
    const hex = /^#x([0-9a-f]+)$/.exec(reference)?.[1];
    const character = hex === undefined ? named[reference] : String.fromCodePoint(Number.parseInt(hex, 16));
    if (character === undefined || !whole.endsWith(';')) throw new Error(`the reference ${whole}`);
    return character;
  });
}
