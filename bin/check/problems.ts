import { ReadygateError } from '../../domain/errors.ts';

const expectations = {
  not_utf8: 'UTF-8 text; in a spreadsheet save it as "CSV UTF-8"',
  too_long: 'at most 4 MB',
  document_too_long: 'at most 200 MB; give one issue per line, or CSV',
  not_json: 'a JSON object on one line',
  not_object: 'a JSON object',
};

export type LineProblem = keyof typeof expectations;

/** What is wrong with one line or record of the input. */
export function lineProblem(problem: LineProblem): ReadygateError {
  return new ReadygateError('invalid_line', { expected: expectations[problem] });
}

/** What is wrong with the input as a whole. */
export function fileProblem(path: string, expected: string, hint?: string): ReadygateError {
  return new ReadygateError('invalid_file', { path, expected, ...(hint ? { hint } : {}) });
}
