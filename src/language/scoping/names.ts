import {
    type AstNode,
    type AstNodeDescription,
    type AstNodeLocator,
    AstUtils,
    type Scope,
    type Stream,
    stream,
    type URI,
} from 'langium';

/** What can be named somewhere: a Map of names to nodes is one, and so is whatever finds its nodes only when asked. */
export interface Names {
    get(name: string): AstNode | undefined;
    entries(): Iterable<readonly [string, AstNode]>;
    /** Those of `entries`, where they can be had without the nodes. */
    keys?(): Iterable<string>;
}

export const noNames: Names = { get: () => undefined, entries: () => [] };

/** Names that are only found when asked for, so that a lookup does not pay for what it does not need. */
export function lazily(make: () => Names): Names {
    let made: Names | undefined;
    return {
        get: name => {
            made ??= make();
            return made.get(name);
        },
        entries: () => {
            made ??= make();
            return made.entries();
        },
    };
}

/** One word that may stand here besides the others, and leads to `node`. It is not suggested. */
export const anyWord = (node: AstNode): Names => ({ get: () => node, entries: () => [] });

export const only = (name: string, node: AstNode | undefined): Names => (node ? new Map([[name, node]]) : noNames);

/** Langium's descriptions of targets, made once for each node and name. */
export class Descriptions {
    private readonly locator: AstNodeLocator;
    private readonly made = new WeakMap<AstNode, Map<string, AstNodeDescription>>();

    constructor(locator: AstNodeLocator) {
        this.locator = locator;
    }

    of(node: AstNode, name: string): AstNodeDescription {
        let byName = this.made.get(node);
        if (!byName) {
            byName = new Map();
            this.made.set(node, byName);
        }
        let description = byName.get(name);
        if (!description) {
            description = new TargetDescription(node, name, this.locator);
            byName.set(name, description);
        }
        return description;
    }
}

/** Finds out where its node stands when it is asked: few ever are. */
class TargetDescription implements AstNodeDescription {
    readonly node: AstNode;
    readonly name: string;
    readonly type: string;
    private readonly locator: AstNodeLocator;

    constructor(node: AstNode, name: string, locator: AstNodeLocator) {
        this.node = node;
        this.name = name;
        this.type = node.$type;
        this.locator = locator;
    }

    get documentUri(): URI {
        return AstUtils.getDocument(this.node).uri;
    }

    get path(): string {
        return this.locator.getAstNodePath(this.node);
    }
}

/** Layers of names: where two have the same name, the first one's counts. */
export class LayeredScope implements Scope {
    private readonly layers: readonly Names[];
    private readonly descriptions: Descriptions;

    constructor(layers: readonly Names[], descriptions: Descriptions) {
        this.layers = layers;
        this.descriptions = descriptions;
    }

    getElement(name: string): AstNodeDescription | undefined {
        for (const layer of this.layers) {
            const node = layer.get(name);
            if (node) return this.descriptions.of(node, name);
        }
        return undefined;
    }

    getElements(name: string): Stream<AstNodeDescription> {
        const element = this.getElement(name);
        return stream(element ? [element] : []);
    }

    /** Those of all elements, which are not looked at for it. */
    *names(): Iterable<string> {
        for (const layer of this.layers) {
            if (layer.keys) yield* layer.keys();
            else for (const [name] of layer.entries()) yield name;
        }
    }

    getAllElements(): Stream<AstNodeDescription> {
        const found = new Map<string, AstNodeDescription>();
        for (const layer of this.layers) {
            for (const [name, node] of layer.entries()) {
                if (!found.has(name)) found.set(name, this.descriptions.of(node, name));
            }
        }
        return stream(found.values());
    }
}
