/** What is published when a generation or its parts have changed. */
export const topicOf = (generationId: string): string => `generation:${generationId}`;
