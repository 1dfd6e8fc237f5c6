/** What every language's schema has in common: which models there are, and which two each of them refers to. */

/** How many models refer to the hub: renaming it edits that many places. */
export const HUB_USERS = 50;

export interface ModelShape {
    readonly index: number;
    readonly name: string;
    /** The models that its two relations lead to, by index: its predecessor, and one far from it or the hub. */
    readonly parent: number;
    readonly other: number;
    /** The models whose relations lead here, for languages in which a relation has two ends. */
    readonly children: readonly number[];
    readonly others: readonly number[];
}

export const modelName = (index: number): string => `Model${index}`;

/** `count` models; the `HUB_USERS` behind the one at `hub` refer to it, as far as there are so many. */
export function modelShapes(count: number, hub: number): ModelShape[] {
    const children = Array.from({ length: count }, (): number[] => []);
    const others = Array.from({ length: count }, (): number[] => []);
    const relations = Array.from({ length: count }, (_, index) => {
        const parent = Math.max(0, index - 1);
        const other = index > hub && index <= hub + HUB_USERS ? hub : Math.floor(index / 2);
        children[parent]?.push(index);
        others[other]?.push(index);
        return { parent, other };
    });
    return relations.map((relation, index) => ({
        ...relation,
        index,
        name: modelName(index),
        children: children[index] ?? [],
        others: others[index] ?? [],
    }));
}
