/** What `deploy` may name: each with the files that it stands for. */
export const deployTargets = ['docker', 'compose', 'heroku'] as const;
export type DeployTarget = (typeof deployTargets)[number];
