import { PythonDriver } from '../../support/python-driver.js';

export interface ProbeRequest {
    /** By path. */
    readonly files: Readonly<Record<string, string>>;
    readonly probe: string;
    /** Of the earlier state, which is migrated first. */
    readonly before?: Readonly<Record<string, string>>;
    readonly rows?: string;
}

/** Runs generated projects one after another, and says how what is asked of them fails. */
export class ProbeRunner {
    private readonly driver: PythonDriver;

    private constructor(driver: PythonDriver) {
        this.driver = driver;
    }

    static async start(): Promise<ProbeRunner> {
        return new ProbeRunner(await PythonDriver.start(new URL('run_probes.py', import.meta.url)));
    }

    /** How the probe fails; null where it passes. */
    run = (request: ProbeRequest): Promise<string | null> => this.driver.ask(request);

    stop = (): void => this.driver.stop();
}
