/** A refusal in Jira's words: field problems in `errors`, general ones in `errorMessages`. */
export class JiraError extends Error {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Record<string, string>;

  constructor(status: number, body: unknown, headers: Record<string, string> = {}) {
    super(`Jira error ${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** An error whose body is Jira's `ErrorCollection`. */
export function refuse(
  status: number,
  messages: readonly string[],
  errors: Record<string, string> = {},
): JiraError {
  return new JiraError(status, { errorMessages: [...messages], errors });
}

/** A 400 with one message per field. */
export function badFields(errors: Record<string, string>): JiraError {
  return refuse(400, [], errors);
}

/** The same answer for an issue that is not there and one the caller may not see. */
export function issueNotFound(): JiraError {
  return refuse(404, ['Issue does not exist or you do not have permission to see it.']);
}

/** A 401 as the gateway words it, which is not Jira's own shape. */
export function gatewayUnauthorized(message: string): JiraError {
  return new JiraError(
    401,
    { code: 401, message },
    { 'x-failure-category': 'FAILURE_CLIENT_SCOPE_CHECK' },
  );
}

/**
 * A request that Jira's description does not know. It is reported apart as well, because a product
 * that asks for such things is wrong even where Jira would look away.
 */
export class StrictnessError extends JiraError {
  readonly problem: string;

  constructor(status: number, problem: string, member?: string) {
    super(status, {
      errorMessages: [`Simulator: ${problem}`],
      errors: member === undefined ? {} : { [member]: problem },
    });
    this.problem = problem;
  }
}
