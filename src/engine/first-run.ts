/** What is asked of V8 for a program's first seconds. */
import { setFlagsFromString } from 'node:v8';
import { runInThisContext } from 'node:vm';

/**
 * From now on until the answer is called, V8 compiles with Maglev at most. TurboFan's code is little faster, and what runs for
 * the first time is over before it has saved what TurboFan takes to make it. An engine without Maglev would be left with code
 * that is not optimized at all: there nothing changes.
 */
export function compileQuickly(): () => void {
    if (!(isOn('Maglev') && isOn('Turbofan'))) return () => {};
    setFlagsFromString('--no-opt');
    // Beside the main thread, what a compilation needed is freed later than the next ones begin: up to 50 MiB stay with the process.
    setFlagsFromString('--no-maglev-destroy-on-background');
    return () => setFlagsFromString('--opt');
}

function isOn(compiler: 'Maglev' | 'Turbofan'): boolean {
    setFlagsFromString('--allow-natives-syntax');
    try {
        return runInThisContext(`%Is${compiler}Enabled()`) === true;
    } catch (error) {
        // Not a question that this V8 knows.
        if (error instanceof SyntaxError) return false;
        throw error;
    } finally {
        setFlagsFromString('--no-allow-natives-syntax');
    }
}
