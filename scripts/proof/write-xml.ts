/**
 * A tree as an XML document, for a witness that reads what another one has taken apart. In: a tree. Out: text. Pure.
 *
 *     writeXml(markup('p', { id: 'p1' }, 'a & b')) → '<?xml …?>\n<p id="p1">a &amp; b</p>'
 */
import type { Markup } from './markup-tree.ts';

const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');

/** The document; `type`: its declaration, which stands in a line of its own. */
export const writeXml = (root: Markup, type = ''): string =>
  [['<?xml version="1.0" encoding="UTF-8"?>', type].filter(Boolean).join('\n'), writeNode(root)].join('\n');

function writeNode(node: Markup | string): string {
  if (typeof node === 'string') return escapeXml(node);
  const attributes = Object.entries(node.attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return `<${node.name}${attributes.join('')}>${node.children.map(writeNode).join('')}</${node.name}>`;
}
