import { styled } from './terminal.js';

/** A unified diff as a terminal shows it. */
export function colouredDiff(diff: string, colourful: boolean): string {
    if (!colourful || diff === '') return diff;
    return diff
        .split('\n')
        .map(line => {
            if (/^(---|\+\+\+) /.test(line)) return styled(true, 'bold', line);
            if (line.startsWith('@@')) return styled(true, 'cyan', line);
            if (line.startsWith('+')) return styled(true, 'green', line);
            return line.startsWith('-') ? styled(true, 'red', line) : line;
        })
        .join('\n');
}
