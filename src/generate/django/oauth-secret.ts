/** `OAUTH2_<NAME>_SECRET`, where `create_oauth_clients` looks for a client's secret. */
export const secretVariable = (client: string): string =>
    `OAUTH2_${client.toUpperCase().replaceAll(/\W/g, '_')}_SECRET`;
