/** Where changes of a deployment wake those who watch it. */
export const topicOf = (deploymentId: string) => `deployment:${deploymentId}`;
