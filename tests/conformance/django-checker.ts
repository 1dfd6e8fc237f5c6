/** What the real Django says about a generated project: a process that checks one after another. */
import type { DjangoVersion } from '../../src/checks/django-versions.js';
import type { GeneratedFile } from '../../src/generate/generated-file.js';
import { PythonDriver } from '../support/python-driver.js';

/** One `manage.py check`. */
export interface CheckRun {
    /** The module of settings. */
    readonly settings: string;
    readonly deploy: boolean;
    /** Whether a server of MySQL's kind is MariaDB. */
    readonly mariadb: boolean;
    /** The aliases of those that are asked what they can do. */
    readonly databases: readonly string[];
    /** The modules of URLs that a single host has. */
    readonly hosts: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
}

export type CheckOutcome =
    /** Ids in order, each once; the messages are for whoever reads a failure. */
    | { readonly ids: readonly string[]; readonly texts: readonly string[] }
    /** Django did not come to check anything. `place` is a line of the project, or empty. */
    | { readonly raises: string; readonly message: string; readonly place: string };

export class DjangoChecker {
    private readonly driver: PythonDriver;

    private constructor(driver: PythonDriver) {
        this.driver = driver;
    }

    static async start(django: DjangoVersion): Promise<DjangoChecker> {
        return new DjangoChecker(await PythonDriver.start(new URL('check_projects.py', import.meta.url), django));
    }

    check(files: readonly GeneratedFile[], runs: readonly CheckRun[]): Promise<readonly CheckOutcome[]> {
        return this.driver.ask({ files: Object.fromEntries(files.map(({ path, text }) => [path, text])), runs });
    }

    stop = (): void => this.driver.stop();
}
