import type { Project } from '../../model/project.js';
import { allFields } from '../../model/queries.js';
import type { Route, RouteGroup, RouteSetting } from '../../model/route.js';
import { modelOfRoute } from '../../model/route-path.js';
import { hasActions, viewSetActions } from '../../model/view-set-actions.js';
import { type Finding, finding } from '../finding.js';
import { isOfClass } from '../models/written-fields.js';
import { routesOf } from './routes-of.js';
import { serializerKeys } from './serializer-keys.js';

/** Files that are written through an API that reads requests only in forms in which no file can be sent. */
export function* unreadFiles(project: Project): Iterable<Finding> {
    for (const { group, route } of routesOf(project)) {
        const model = modelOfRoute(project, route);
        const setting = parsersOf(group, route);
        if (!model || !setting || !hasActions(group, route) || !areWithoutFiles(project, setting)) continue;
        const actions = viewSetActions(group, route).standard.filter(action => /^(create|update)$/.test(action));
        const keys = actions.flatMap(action => [...(serializerKeys(project, group, route, action)?.writable ?? [])]);
        const file = allFields(project, model).find(
            field => keys.includes(field.name) && isOfClass(project, field, 'File', 'Image'),
        );
        if (file) yield finding('file-without-multipart', setting.span, { field: file.name, route: route.name });
    }
}

type Parsers = RouteSetting & { readonly kind: 'other' };

function parsersOf(group: RouteGroup, route: Route): Parsers | undefined {
    const said = [...group.settings, ...route.settings].filter(
        (setting): setting is Parsers => setting.kind === 'other' && setting.name === 'parser_classes',
    );
    // Which of several holds for an action is not looked into.
    return said.some(setting => setting.for.length > 0) ? undefined : said.at(-1);
}

/** DRF's parsers of JSON and of forms without files; what others read is not known. */
const areWithoutFiles = ({ library }: Project, { values }: Parsers): boolean =>
    values.length > 0 &&
    values.every(value => {
        const written = value.kind === 'python' ? value.name : value.kind === 'word' ? value.word : '';
        const name = library.classes?.get('parser_classes')?.get(written) ?? written;
        return /^rest_framework\.parsers\.(JSON|Form)Parser$/.test(name);
    });
