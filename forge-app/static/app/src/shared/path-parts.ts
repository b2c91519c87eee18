/** The decoded parts of a path; one that is no encoding of anything stays as it was typed. */
export function pathParts(path: string): string[] {
  return path.split('/').filter(Boolean).map(decoded);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
