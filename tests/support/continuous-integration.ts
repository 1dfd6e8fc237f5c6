/** Whether these tests run where what they need has to be there, as GitHub, GitLab and others say it. */
export const inContinuousIntegration = (): boolean => /^(?:true|1)$/i.test(process.env.CI ?? '');
