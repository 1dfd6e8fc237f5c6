import type { SerializerId } from '../../model/names.js';
import type { Project } from '../../model/project.js';
import { allFields, indexOf } from '../../model/queries.js';
import { rowAddress } from '../../model/row-address.js';
import type { Serializer } from '../../model/serializer.js';
import { type Finding, finding } from '../finding.js';
import { isOpen } from '../model-families.js';

/** A HyperlinkedModelSerializer asks `reverse()` for the address of each row that it shows, which fails where no viewset shows one. */
export function* rowAddresses(project: Project): Iterable<Finding> {
    for (const serializer of shownSerializers(project)) {
        if (!showsAddress(serializer)) continue;
        const model = serializer.model && indexOf(project).models.get(serializer.model);
        if (!model || isOpen(project, model)) continue;
        if (allFields(project, model).some(({ name }) => name === 'url') || rowAddress(project, model)) continue;
        yield finding('row-without-address', serializer.span, { serializer: serializer.name, model: model.name });
    }
}

function showsAddress({ hyperlinked, bases, fields, exclude, declared, nested }: Serializer): boolean {
    if (!hyperlinked || bases?.length) return false;
    if ([...declared, ...nested].some(({ name }) => name === 'url')) return false;
    if (fields.kind === 'all') return !exclude.some(({ key }) => key === 'url');
    return fields.keys?.includes('url') ?? false;
}

/** Those of routes, and those nested in them. */
function shownSerializers(project: Project): Set<Serializer> {
    const { serializers } = indexOf(project);
    const shown = new Set<Serializer>();
    const add = (id: SerializerId | undefined): void => {
        const serializer = id && serializers.get(id);
        if (!serializer || shown.has(serializer)) return;
        shown.add(serializer);
        for (const nested of serializer.nested) add(nested.serializer);
    };
    for (const group of project.routeGroups) {
        for (const settings of [group.settings, ...group.routes.map(route => route.settings)]) {
            for (const setting of settings) if (setting.kind === 'serializer') add(setting.serializer);
        }
    }
    return shown;
}
