type Node = Record<string, unknown>;

/**
 * Moves every schema with a title into the components of a document, and refers to it from where it
 * stood, so that a shape is described once.
 */
export function hoistTitled(document: Node): Node {
  const schemas: Node = {};
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    const walked = Object.fromEntries(
      Object.entries(node).map(([name, member]) => [name, walk(member)]),
    );
    const { title, type } = walked;
    if (typeof title !== 'string' || type !== 'object') return walked;
    schemas[title] = walked;
    return { $ref: `#/components/schemas/${title}` };
  };
  const paths = walk(document.paths);
  return { ...document, components: { ...(document.components as Node), schemas }, paths };
}
