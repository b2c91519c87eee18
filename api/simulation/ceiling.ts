import { ReadygateError } from '../../domain/errors.ts';

/**
 * Lets one in and gives what lets it out again, which counts once. Holds what runs at the same time below a ceiling. It is that of a process: what it protects is the process.
 * @throws {ReadygateError} too_many_simulations
 */
export function createCeiling(most: number): () => () => void {
  let running = 0;
  return () => {
    if (running >= most) throw new ReadygateError('too_many_simulations');
    running += 1;
    let inside = true;
    return () => {
      if (inside) running -= 1;
      inside = false;
    };
  };
}
