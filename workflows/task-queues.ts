/** The queues by kind of work. `refine` and `sweep` run workflows too; `write` and `model` only activities. */
export const taskQueues = ['refine', 'write', 'sweep', 'model'] as const;

export type TaskQueue = (typeof taskQueues)[number];

/** Queues whose workers run workflows. */
export const workflowQueues: readonly TaskQueue[] = ['refine', 'sweep'];
