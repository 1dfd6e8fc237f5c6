/**
 * What the description of an API calls a serializer: by its class, without `Serializer`. Of classes of one name in several apps
 * drf-spectacular would describe one alone, so all but the first are given names of their own.
 */
import { perProject } from '../../model/per-project.js';
import type { Project } from '../../model/project.js';
import { indexOf } from '../../model/queries.js';
import { type SerializerClass, serializerPlan } from './serializer-plan.js';
import { pascalCase } from './words.js';

/** Of those that would be taken for another one. */
export const componentNames = perProject((project): ReadonlyMap<SerializerClass, string> => {
    const plan = serializerPlan(project);
    const classes = plan.folders.flatMap(folder => plan.in(folder));
    const taken = new Set(classes.map(plainName));
    const found = new Map<SerializerClass, string>();
    const give = (serializer: SerializerClass): void => {
        const wanted = `${pascalCase(serializer.folder)}${plainName(serializer)}`;
        let name = wanted;
        for (let number = 2; taken.has(name); number++) name = `${wanted}${number}`;
        taken.add(name);
        found.set(serializer, name);
    };
    const seen = new Set<string>();
    for (const serializer of classes) {
        if (seen.has(serializer.className)) give(serializer);
        seen.add(serializer.className);
    }
    // What is said of a class holds for those that extend it.
    for (let before = -1; before !== found.size; ) {
        before = found.size;
        for (const serializer of classes) {
            const isHeir = basesOf(project, serializer).some(base => found.has(base));
            if (isHeir && !found.has(serializer)) give(serializer);
        }
    }
    return found;
});

const plainName = ({ className }: SerializerClass): string => className.replace(/Serializer$/, '');

const basesOf = (project: Project, { base, declaration }: SerializerClass): SerializerClass[] => [
    ...(base ? [base] : []),
    ...(declaration?.bases ?? []).flatMap(each => {
        const extended = each.kind === 'serializer' ? indexOf(project).serializers.get(each.serializer) : undefined;
        return (extended && serializerPlan(project).declared(extended)) ?? [];
    }),
];
