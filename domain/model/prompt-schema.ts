const head = {
  format: { const: 1 },
  id: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,39}$' },
  version: { type: 'integer', minimum: 1, description: 'Raised with every change of the file.' },
} as const;

/** JSON Schema of a prompt file; prompts/prompt.schema.json is this object as a file. */
export const promptSchema = {
  $id: 'https://readygate.dev/schemas/prompt.json',
  type: 'object',
  additionalProperties: false,
  required: ['format', 'id', 'version', 'answer', 'instructions'],
  properties: {
    ...head,
    answer: {
      enum: ['remarks', 'subtasks', 'questions'],
      description: 'What the answer is read as.',
    },
    instructions: {
      type: 'string',
      minLength: 40,
      maxLength: 8000,
      description: 'What the model is told. The issue goes beside it, as data.',
    },
  },
} as const;

/** JSON Schema of a profile; prompts/profile.schema.json is this object as a file. */
export const profileSchema = {
  $id: 'https://readygate.dev/schemas/profile.json',
  type: 'object',
  additionalProperties: false,
  required: ['format', 'id', 'version', 'prompts', 'answerTokens'],
  properties: {
    ...head,
    prompts: {
      type: 'array',
      items: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,39}$' },
      minItems: 1,
      maxItems: 4,
      uniqueItems: true,
    },
    answerTokens: { type: 'integer', minimum: 100, maximum: 16_000 },
  },
} as const;
