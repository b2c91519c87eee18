/**
 * What of a recorded string is another in every refinement: an id of ours (numbered), the issue, or a
 * thing that was created in Jira (numbered in the order of creation).
 */
export type Slot = { uuid: number } | { issue: true } | { created: number };

/** A string with slots, as pieces in order. */
export interface Template {
  pieces: (string | Slot)[];
}

/** What one refinement puts into the slots. */
export interface Subject {
  /** The first 24 characters of all of its ids. */
  base: string;
  issue: string | null;
  created: string[];
}

/** What was recorded, and what of it stays the same for every refinement. */
export interface Recorded {
  constants: ReadonlySet<string>;
  issue: string;
  created: readonly string[];
}

const uuidForm = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const baseLength = 24;

/** Makes templates of strings. Equal ids get equal numbers, over all strings that it sees. */
export function createTemplates({ constants, issue, created }: Recorded) {
  const numbers = new Map<string, number>();
  const jiraIds = [issue, ...created].filter((id) => id !== '').join('|');
  // Ids of Jira are digits: they count only where they stand alone, not inside a digest or a time.
  const pattern = new RegExp(`(${uuidForm}|(?<![\\w-])(?:${jiraIds})(?![\\w-]))`);
  const numberOf = (id: string): number => {
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    return number;
  };
  const slotOf = (found: string): string | Slot => {
    if (constants.has(found)) return found;
    if (found === issue) return { issue: true };
    const index = created.indexOf(found);
    return index >= 0 ? { created: index } : { uuid: numberOf(found) };
  };
  return (text: string): string | Template => {
    const pieces = text.split(pattern).map((piece, index) => (index % 2 ? slotOf(piece) : piece));
    return pieces.every((piece) => typeof piece === 'string') ? pieces.join('') : { pieces };
  };
}

/** The value for one refinement. What is no template stays as it was recorded. */
export function fill(value: unknown, subject: Subject): unknown {
  if (Array.isArray(value)) return value.map((one) => fill(one, subject));
  return isTemplate(value) ? fillText(value, subject) : value;
}

/** The same for what is a string in the end. */
export function fillText(value: string | Template, subject: Subject): string {
  if (typeof value === 'string') return value;
  let text = '';
  for (const piece of value.pieces)
    text += typeof piece === 'string' ? piece : fillSlot(piece, subject);
  return text;
}

/** The part that all ids of one refinement have in common. */
export function baseOf(uuid: string): string {
  return uuid.slice(0, baseLength);
}

function isTemplate(value: unknown): value is Template {
  return typeof value === 'object' && value !== null && 'pieces' in value;
}

function fillSlot(slot: Slot, { base, issue, created }: Subject): string {
  if ('uuid' in slot) return base + slot.uuid.toString(16).padStart(36 - baseLength, '0');
  const id = 'issue' in slot ? issue : created[slot.created];
  if (id == null) throw new Error(`the replay does not know yet: ${JSON.stringify(slot)}`);
  return id;
}
