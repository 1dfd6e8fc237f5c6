import { readFileSync } from 'node:fs';

/** Linux counts a process's time in hundredths of a second. */
const MS_PER_TICK = 10;

/** Resident memory of a process, in MiB; undefined where the system has no /proc. */
export function residentMemory(pid: number): number | undefined {
    const status = readProc(pid, 'status');
    return status === undefined ? undefined : Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** What all threads of a process have used of the processors, in milliseconds; undefined where the system has no /proc. */
export function processorTime(pid: number): number | undefined {
    // Fields are counted behind the program's name, which stands in parentheses and may hold blanks.
    const fields = readProc(pid, 'stat')?.replace(/^.*\)/s, '').trim().split(' ');
    return fields && (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}

function readProc(pid: number, name: string): string | undefined {
    try {
        return readFileSync(`/proc/${pid}/${name}`, 'utf8');
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
    }
}
