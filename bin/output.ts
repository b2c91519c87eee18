/** Writes to standard output, and waits where the reader is slower than we are. */
export function write(piece: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(piece, () => resolve());
  });
}

/**
 * Ends with `exitCode` once the reader has seen enough: "… | head". What it did not read was not said. What could
 * not be written for another reason, as on a full disk, ends with 1.
 */
export function endWithReader(exitCode: number): void {
  process.stdout.once('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? exitCode : 1),
  );
}
