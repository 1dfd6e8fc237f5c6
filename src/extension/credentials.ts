import type { SecretStorage } from 'vscode';

/** Client secrets, in VS Code's own secret storage: one for each client of each backend's origin. */
export interface Credentials {
    get(client: string, origin: string): Promise<string | undefined>;
    set(client: string, origin: string, secret: string): Promise<void>;
    delete(client: string, origin: string): Promise<void>;
}

export function createCredentials(storage: SecretStorage): Credentials {
    const keyOf = (client: string, origin: string): string => `client-secret ${JSON.stringify([origin, client])}`;
    return {
        get: async (client, origin) => storage.get(keyOf(client, origin)),
        set: async (client, origin, secret) => storage.store(keyOf(client, origin), secret),
        delete: async (client, origin) => storage.delete(keyOf(client, origin)),
    };
}
