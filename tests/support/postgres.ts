/** The one way in for tests on a real PostgreSQL: a server, and databases that are gone when the test ends. */
import { connect } from 'node:net';
import { run } from '../../scripts/support/run-program.ts';

/** Where a server is, whose user may create databases. */
const server = new URL(process.env.DJAGRAM_TEST_POSTGRES ?? 'postgres://postgres@127.0.0.1:5432/postgres');

/** Undefined where a server answers; else what to say of tests that cannot run. */
export const whyNoPostgres: string | undefined = await new Promise(resolve => {
    const socket = connect(Number(server.port || 5432), server.hostname);
    const end = (answer: string | undefined): void => {
        socket.destroy();
        resolve(answer);
    };
    socket.once('connect', () => end(undefined));
    socket.once('error', () => end(`no PostgreSQL at ${server.host}: DJAGRAM_TEST_POSTGRES names one`));
});

/**
 * A new and empty database.
 * @param python one that has psycopg
 */
export async function emptyDatabase(python: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
    const name = `djagram_${process.pid}_${databases++}`;
    const execute = (statement: string): Promise<string> =>
        run(python, ['-c', script, server.href, statement.replace('NAME', name)]);
    await execute('DROP DATABASE IF EXISTS NAME');
    await execute('CREATE DATABASE NAME');
    const url = new URL(server);
    url.pathname = `/${name}`;
    return { url: url.href, drop: async () => void (await execute('DROP DATABASE NAME')) };
}

let databases = 0;

const script = `
import sys, psycopg
with psycopg.connect(sys.argv[1], autocommit=True) as connection:
    connection.execute(sys.argv[2])
`;
