import { wrong } from './config-values.ts';

/** What Atlassian's tools and guides call the password or API token of a person. */
const names =
  /^(READYGATE_)?(ATLASSIAN|CONFLUENCE|JIRA)_(\w+_)?(API_?KEY|API_?TOKEN|PASSWORD|PASS|PAT|TOKEN)$/i;
const ours = /^(READYGATE|TEMPORAL|OPENAI)_/;
/** How API tokens of accounts and of organisations begin. */
const token = /AT(ATT|CTT)3x/;

/**
 * Refuses an environment that holds an Atlassian password or API token: Readygate acts with the tokens
 * that come with each call from Forge, so one that lies about can only be lost.
 * @throws {ReadygateError} invalid_configuration with the variable
 */
export function refuseAtlassianCredentials(env: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(env)) {
    if (!value?.trim()) continue;
    if (names.test(name) || (ours.test(name) && token.test(value))) {
      wrong(
        name,
        'holds an Atlassian password or API token, which Readygate never needs',
        'no such value: Readygate acts with the tokens that Forge sends',
      );
    }
  }
}
