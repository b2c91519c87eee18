import ts from 'typescript';

/** One check of a source taken away. */
export interface Mutant {
  /** Line and what became of it, as `12: a && b -> a`. */
  name: string;
  source: string;
}

/**
 * Every source that lacks one check: a condition that throws or refuses never holds, one side of `&&`, `||` and `??`
 * is gone, or a refusal is passed over. Only functions that are named are looked at, or all.
 */
export function withoutChecks(text: string, functions: readonly string[] | null): Mutant[] {
  const file = ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const replace = (node: ts.Node, by: string) => {
    const [from, to] = [node.getStart(), node.getEnd()];
    const line = file.getLineAndCharacterOfPosition(from).line + 1;
    const flat = (code: string) => code.replaceAll(/\s+/g, ' ');
    mutants.push({
      name: `${line}: ${flat(text.slice(from, to))} -> ${flat(by)}`,
      source: text.slice(0, from) + by + text.slice(to),
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIfStatement(node) && refuses(node.thenStatement)) replace(node.expression, 'false');
    if (ts.isBinaryExpression(node) && logical.has(node.operatorToken.kind)) {
      replace(node, `(${node.left.getText()})`);
      replace(node, `(${node.right.getText()})`);
    }
    if (isRefusal(node) && !ts.isIfStatement(node.parent?.parent ?? node))
      replace(node, '(undefined as never)');
    ts.forEachChild(node, visit);
  };
  for (const statement of file.statements) {
    const name = ts.isFunctionDeclaration(statement) ? (statement.name?.text ?? '') : '';
    if (functions === null || functions.includes(name)) visit(statement);
  }
  return mutants;
}

const logical: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

const isRefusal = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && ['refuse', 'refusal'].includes(node.expression.getText());

function refuses(node: ts.Node): boolean {
  return (
    ts.isThrowStatement(node) ||
    ts.isReturnStatement(node) ||
    (ts.isExpressionStatement(node) && isRefusal(node.expression))
  );
}
