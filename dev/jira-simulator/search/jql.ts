import { badJql, type JqlToken, jqlTokens } from './tokens.ts';

type Comparison = '=' | '!=' | '>' | '>=' | '<' | '<=' | '~' | 'in' | 'not in' | 'is' | 'is not';

export type Clause =
  | { kind: 'and' | 'or'; parts: Clause[] }
  | { kind: 'not'; part: Clause }
  | { kind: 'compare'; field: string; comparison: Comparison; values: string[] };

export interface Order {
  field: string;
  descending: boolean;
}

export interface Query {
  where: Clause | null;
  order: Order[];
}

/** The most fields ORDER BY takes. */
const orderLimit = 7;

/** Reads the part of JQL that this simulator knows; everything else is a 400 that says where. */
export function parseJql(jql: string): Query {
  const reader = createReader(jqlTokens(jql));
  const where = reader.done() || reader.isWord('order') ? null : readOr(reader);
  const order = reader.takeWord('order') ? readOrder(reader) : [];
  if (!reader.done()) throw badJql(`Error in the JQL Query: unexpected '${reader.next().text}'.`);
  return { where, order };
}

interface Reader {
  done(): boolean;
  next(): JqlToken;
  peek(): JqlToken | undefined;
  isWord(word: string): boolean;
  takeWord(word: string): boolean;
  takeMark(mark: string): boolean;
}

function createReader(tokens: readonly JqlToken[]): Reader {
  let at = 0;
  const reader: Reader = {
    done: () => at >= tokens.length,
    peek: () => tokens[at],
    next() {
      const token = tokens[at];
      if (token === undefined) throw badJql('Error in the JQL Query: it ends too early.');
      at += 1;
      return token;
    },
    isWord: (word) => tokens[at]?.kind === 'word' && tokens[at]?.text.toLowerCase() === word,
    takeWord: (word) => reader.isWord(word) && Boolean(reader.next()),
    takeMark(mark) {
      const found = tokens[at]?.kind === 'mark' && tokens[at]?.text === mark;
      if (found) at += 1;
      return found;
    },
  };
  return reader;
}

function readOr(reader: Reader): Clause {
  const parts = [readAnd(reader)];
  while (reader.takeWord('or')) parts.push(readAnd(reader));
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts };
}

function readAnd(reader: Reader): Clause {
  const parts = [readNot(reader)];
  while (reader.takeWord('and')) parts.push(readNot(reader));
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
}

function readNot(reader: Reader): Clause {
  if (reader.takeWord('not')) return { kind: 'not', part: readNot(reader) };
  if (!reader.takeMark('(')) return readComparison(reader);
  const clause = readOr(reader);
  if (!reader.takeMark(')')) throw badJql("Error in the JQL Query: expecting ')'.");
  return clause;
}

function readComparison(reader: Reader): Clause {
  const field = readField(reader);
  const comparison = readOperator(reader);
  const values = comparison.endsWith('in') ? readList(reader) : [reader.next().text];
  if (comparison.startsWith('is') && !['empty', 'null'].includes(values[0]?.toLowerCase() ?? ''))
    throw badJql(`Error in the JQL Query: 'is' takes only EMPTY or NULL.`);
  return { kind: 'compare', field, comparison, values };
}

/** A field name; `issue.property[key].path` becomes one name. */
function readField(reader: Reader): string {
  const { text } = reader.next();
  if (!reader.takeMark('[')) return text.toLowerCase();
  const key = reader.next().text;
  if (!reader.takeMark(']')) throw badJql("Error in the JQL Query: expecting ']'.");
  const rest = reader.peek();
  const path = rest?.kind === 'word' && rest.text.startsWith('.') ? reader.next().text : '';
  return `${text.toLowerCase()}[${key}]${path}`;
}

function readOperator(reader: Reader): Comparison {
  const { kind, text } = reader.next();
  if (kind === 'operator') return text as Comparison;
  const word = text.toLowerCase();
  if (word === 'in') return 'in';
  if (word === 'not' && reader.takeWord('in')) return 'not in';
  if (word === 'is') return reader.takeWord('not') ? 'is not' : 'is';
  throw badJql(`Error in the JQL Query: expecting an operator but got '${text}'.`);
}

function readList(reader: Reader): string[] {
  if (!reader.takeMark('(')) throw badJql("Error in the JQL Query: expecting '(' after IN.");
  const values = [reader.next().text];
  while (reader.takeMark(',')) values.push(reader.next().text);
  if (!reader.takeMark(')')) throw badJql("Error in the JQL Query: expecting ')'.");
  return values;
}

function readOrder(reader: Reader): Order[] {
  if (!reader.takeWord('by')) throw badJql("Error in the JQL Query: expecting 'BY'.");
  const order: Order[] = [];
  do {
    const field = reader.next().text.toLowerCase();
    const descending = reader.takeWord('desc');
    if (!descending) reader.takeWord('asc');
    order.push({ field, descending });
  } while (reader.takeMark(','));
  if (order.length > orderLimit) throw badJql(`At most ${orderLimit} ORDER BY fields are allowed.`);
  return order;
}
