import type { Elk, ElkLoader } from './elk-engine.js';

/** ELK without a worker of its own: ours is one already. */
export const elkLoader: ElkLoader = {
    async load() {
        const imported: unknown = await import('elkjs/lib/elk.bundled.js');
        return new (constructorIn(imported))();
    },
};

/** CommonJS: Node wraps its export in a `default`, and a bundler may wrap it once more. */
function constructorIn(module: unknown): new () => Elk {
    if (typeof module === 'function') return module as new () => Elk;
    if (typeof module === 'object' && module !== null && 'default' in module) return constructorIn(module.default);
    throw new TypeError('elkjs exports no constructor');
}
