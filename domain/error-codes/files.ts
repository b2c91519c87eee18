/** What the command line says of its files and configuration. */
export const fileErrors = {
  invalid_line: {
    status: 400,
    message: 'The line is not a JSON object with the expected members.',
  },
  invalid_file: { status: 400, message: 'The file does not hold work items in a known form.' },
  invalid_pack: { status: 400, message: 'The rule pack is not valid.' },
  invalid_prompt: { status: 500, message: 'The prompt file is not valid.' },
  invalid_configuration: { status: 500, message: 'The configuration is not valid.' },
} as const;
