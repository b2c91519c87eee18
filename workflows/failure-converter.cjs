const { DefaultFailureConverter } = require('@temporalio/common');

/**
 * Failures carry their type, which is one of our codes, and nothing else: messages and stacks of
 * libraries may hold content of an issue. CommonJS, because the SDK loads it by path.
 */
class CodesOnly extends DefaultFailureConverter {
  errorToFailure(error, payloadConverter) {
    return strip(super.errorToFailure(error, payloadConverter));
  }
}

function strip(failure) {
  failure.message = failure.applicationFailureInfo?.type ?? '';
  failure.stackTrace = '';
  if (failure.cause) strip(failure.cause);
  return failure;
}

exports.failureConverter = new CodesOnly();
