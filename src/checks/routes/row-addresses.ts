import type { SerializerId } from '../../model/names.js';
import type { Project } from '../../model/project.js';
import { allFields, indexOf } from '../../model/queries.js';
import { rowAddress } from '../../model/row-address.js';
import type { Serializer } from '../../model/serializer.js';
import { type Finding, finding } from '../finding.js';
import { isOpen } from '../model-families.js';
import { serializersOf } from './serializers-of.js';

/** A HyperlinkedModelSerializer asks `reverse()` for the address of each row that it shows, which fails where no viewset shows one. */
export function* rowAddresses(project: Project): Iterable<Finding> {
    const linked = [...serializersOf(project)].filter(showsAddress);
    if (linked.length === 0) return;
    const used = usedSerializers(project);
    for (const serializer of linked) {
        const model = serializer.model && indexOf(project).models.get(serializer.model);
        if (!model || !used.has(serializer.id)) continue;
        if (isOpen(project, model) || allFields(project, model).some(({ name }) => name === 'url')) continue;
        if (!rowAddress(project, model)) {
            yield finding('row-without-address', serializer.span, { serializer: serializer.name, model: model.name });
        }
    }
}

function showsAddress({ hyperlinked, bases, fields, exclude, declared, nested }: Serializer): boolean {
    if (!hyperlinked || bases?.length) return false;
    if ([...declared, ...nested].some(({ name }) => name === 'url')) return false;
    if (fields.kind === 'all') return !exclude.some(({ key }) => key === 'url');
    return fields.keys?.includes('url') ?? false;
}

/** By routes, or by other serializers. */
function usedSerializers(project: Project): Set<SerializerId> {
    const used = new Set<SerializerId>();
    const add = (serializer: SerializerId | undefined): void => {
        if (serializer) used.add(serializer);
    };
    for (const group of project.routeGroups) {
        for (const settings of [group.settings, ...group.routes.map(route => route.settings)]) {
            for (const setting of settings) if (setting.kind === 'serializer') add(setting.serializer);
        }
    }
    for (const { nested } of serializersOf(project)) for (const { serializer } of nested) add(serializer);
    return used;
}
