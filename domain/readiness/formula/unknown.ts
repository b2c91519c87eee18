/** Why something cannot be said: a field could not be read, or the issue has no such field. */
export interface Unknown {
  unknown: 'unreadable' | 'absent';
}

export const unreadable: Unknown = { unknown: 'unreadable' };
export const absent: Unknown = { unknown: 'absent' };

export function isUnknown(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && 'unknown' in value;
}
