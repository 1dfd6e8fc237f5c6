import type { GeneratedState } from '../model/generated-state.js';
import { isSameValue } from './lowering/same-value.js';
import { Signal } from './reactive/signals.js';

/** What projects were generated into last, by the URIs of their roots. Hosts say it, which can look into folders. */
export class GeneratedStates {
    private readonly states = new Map<string, Signal<GeneratedState | undefined>>();

    of(root: string): GeneratedState | undefined {
        return this.signalOf(root).get();
    }

    /** Whether it is another than before. */
    set(root: string, state: GeneratedState | undefined): boolean {
        const signal = this.signalOf(root);
        if (isSameValue(signal.get(), state)) return false;
        signal.set(state);
        return true;
    }

    private signalOf(root: string): Signal<GeneratedState | undefined> {
        let signal = this.states.get(root);
        if (!signal) {
            signal = new Signal<GeneratedState | undefined>(undefined);
            this.states.set(root, signal);
        }
        return signal;
    }
}
