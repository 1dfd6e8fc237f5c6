import { parentOf } from '../../../model/nested-route.js';
import { permissionsOf } from '../../../model/route-settings.js';
import { isWriting, methodOf, type StandardAction, viewSetActions } from '../../../model/view-set-actions.js';
import { quoteString } from '../../python/quote-string.js';
import { hasWriteRules } from '../allow-rules.js';
import { configFolder } from '../group-modules.js';
import { docstringLines, tuple } from '../python-file.js';
import { serializerPlan } from '../serializer-plan.js';
import { groupAttributes } from '../view-attributes.js';
import { classDecorators } from '../view-decorators.js';
import { actionSource } from './extra-action.js';
import { filterAttributes } from './filter-attributes.js';
import { lookupAttributes } from './lookup-attributes.js';
import {
    permissionMethods,
    rendererMethods,
    scopesProperty,
    serializerMethod,
    throttleMethods,
} from './methods-by-action.js';
import { isProtected } from './protected-rows.js';
import { fillMethods } from './saved-values.js';
import { changes, serializerName, type ViewSetContext } from './view-set-context.js';
import { parentProperties, querySource, rowsMethod } from './view-set-rows.js';

const mixins: Readonly<Record<StandardAction, string>> = {
    list: 'ListModelMixin',
    create: 'CreateModelMixin',
    retrieve: 'RetrieveModelMixin',
    update: 'UpdateModelMixin',
    partial_update: 'UpdateModelMixin',
    destroy: 'DestroyModelMixin',
};

/** The class of a viewset. */
export function viewSetSource(context: ViewSetContext, className: string): string {
    const { project, file, group, route, model } = context;
    const actions = viewSetActions(group, route);
    const attributes: string[] = [];
    const methods: string[] = [];
    const parent = parentOf(project, route);
    const writes = actions.standard.some(isWriting) || route.extraActions.some(changes);

    if (actions.withheld.length > 0) {
        attributes.push(`# Without a scope for it, nobody changes anything here: ${actions.withheld.join(', ')}.`);
    }
    attributes.push(`queryset = ${querySource(context)}`);
    const general = serializerPlan(project).of(group, route);
    if (general) attributes.push(`serializer_class = ${serializerName(file, general)}`);
    const permissions = permissionsOf(group, route);
    attributes.push(
        ...groupAttributes({ project, file, group, route, rules: writes && hasWriteRules(project, model) }),
    );
    const methodNames = allowedMethods(context);
    if (methodNames) attributes.push(`http_method_names = ${tuple(methodNames.map(quoteString))}`);
    attributes.push(...lookupAttributes(context, parent), ...filterAttributes(context));

    const scopes = scopesProperty(context, permissions);
    if (scopes) (scopes.startsWith('    ') ? methods : attributes).push(scopes);
    methods.push(...permissionMethods(context), ...throttleMethods(context), ...rendererMethods(context));
    if (parent) methods.push(...parentProperties(context, parent));
    const rows = rowsMethod(context, parent);
    if (rows) methods.push(rows);
    const chosen = serializerMethod(context);
    if (chosen) methods.push(chosen);
    methods.push(...fillMethods(context));
    methods.push(...route.extraActions.map(action => actionSource(context, action)));

    const docstring = docstringLines(route.documentation ?? model.documentation, '    ');
    const body = [attributes.map(line => `    ${line}`).join('\n'), ...methods].filter(Boolean).join('\n\n');
    const handlers = actions.standard.map(name => ({ name, method: methodOf[name], target: name }));
    const decorators = classDecorators(context, handlers).map(line => `${line}\n`);
    return `${decorators.join('')}class ${className}(${bases(context).join(', ')}):\n${docstring}${docstring ? '\n' : ''}${body}`;
}

function bases({ project, file, group, route, model }: ViewSetContext): string[] {
    const { standard } = viewSetActions(group, route);
    const viewsets = file.from('rest_framework', 'viewsets');
    const found: string[] = [];
    const saves = standard.some(action => isWriting(action) && action !== 'destroy');
    if (saves && hasWriteRules(project, model)) found.push(file.own(configFolder, 'permissions', 'ChecksSavedRow'));
    if (standard.includes('destroy') && isProtected(project, model)) {
        found.push(file.own(configFolder, 'exceptions', 'KeepsProtectedRows'));
    }
    const named = new Set<string>(standard);
    const is = (...wanted: string[]): boolean => wanted.length === named.size && wanted.every(name => named.has(name));
    if (is('list', 'create', 'retrieve', 'update', 'partial_update', 'destroy'))
        return [...found, `${viewsets}.ModelViewSet`];
    if (is('list', 'retrieve')) return [...found, `${viewsets}.ReadOnlyModelViewSet`];
    const parts = [...new Set(standard.map(action => mixins[action]))];
    return [
        ...found,
        ...parts.map(name => `${file.from('rest_framework', 'mixins')}.${name}`),
        `${viewsets}.GenericViewSet`,
    ];
}

/** The methods, where those of the mixins are too many. */
function allowedMethods({ group, route }: ViewSetContext): string[] | undefined {
    const { standard } = viewSetActions(group, route);
    if (standard.includes('update') === standard.includes('partial_update')) return undefined;
    const methods = new Set([
        ...standard.map(action => methodOf[action].toLowerCase()),
        ...route.extraActions.flatMap(action => action.methods.map(method => method.toLowerCase())),
        'get',
    ]);
    return ['get', 'post', 'put', 'patch', 'delete'].filter(method => methods.has(method)).concat('head', 'options');
}
