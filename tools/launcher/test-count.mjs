/**
 * How many tests of a jest report passed, failed and were skipped, and what is said of files that could not be run,
 * each of which counts as one failure. What has any other status failed: it was not run, and nobody said why.
 */
export function countTests(testResults) {
  const count = { passed: 0, failed: 0, skipped: 0, messages: [] };
  for (const { assertionResults, status, message } of testResults) {
    if (status === 'failed' && assertionResults.every((test) => test.status !== 'failed')) {
      count.failed += 1;
      count.messages.push(message);
    }
    for (const test of assertionResults) {
      if (test.status === 'passed') count.passed += 1;
      else if (test.status === 'pending') count.skipped += 1;
      else count.failed += 1;
    }
  }
  return count;
}
