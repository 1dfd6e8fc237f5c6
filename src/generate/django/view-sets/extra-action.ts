import type { ExtraAction, Route } from '../../../model/route.js';
import { fieldNamed } from '../../../model/route-path.js';
import { permissionsOf, routeForAction, settingOf, valuesOf } from '../../../model/route-settings.js';
import { pythonName } from '../../python/python-names.js';
import { quoteString } from '../../python/quote-string.js';
import { hasWriteRules } from '../allow-rules.js';
import { hasConstraints, isUnique } from '../emit-serializers.js';
import { configFolder } from '../group-modules.js';
import { lookupPath } from '../path-source.js';
import { docstringLines } from '../python-file.js';
import { narrowedThrottles } from '../rest-classes.js';
import { permissionAttribute } from '../view-attributes.js';
import { actionDecorators } from '../view-decorators.js';
import { snakeCase } from '../words.js';
import { ownClasses } from './methods-by-action.js';
import { setSource } from './saved-values.js';
import { changes, type ViewSetContext } from './view-set-context.js';

/** An action beside DRF's own: it sets fields, or a person writes it. */
export function actionSource(context: ViewSetContext, action: ExtraAction): string {
    const { project, file, group, route, model } = context;
    const decorator = file.from('rest_framework.decorators', 'action');
    const schema = file.from('drf_spectacular.utils', 'extend_schema');
    const name = pythonName(action.name);
    const options = [
        `detail=${action.detail ? 'True' : 'False'}`,
        `methods=[${action.methods.map(method => quoteString(method.toLowerCase())).join(', ')}]`,
        ...(action.path !== undefined ? [`url_path=${quoteString(action.path)}`] : []),
        ...(name === action.name || action.path !== undefined
            ? []
            : [`url_path=${quoteString(action.name)}`, `url_name=${quoteString(action.name.replaceAll('_', '-'))}`]),
    ];
    const usual = permissionsOf(group, route);
    const settings: Route = { ...route, settings: [...route.settings, ...action.settings] };
    const permissions = permissionsOf(group, settings, action.name);
    if (permissions.join(' ') !== usual.join(' ')) {
        const rules = hasWriteRules(project, model) && changes(action);
        options.push(`permission_classes=[${permissionAttribute(file, permissions, rules).join(', ')}]`);
    }
    const throttle = settingOf(group, settings, 'throttle', action.name);
    const classes = valuesOf(group, routeForAction(route, action.name), 'throttle_classes', action.name);
    if (throttle && !classes && throttle !== settingOf(group, route, 'throttle')) {
        const own = narrowedThrottles(group, route, throttle).map(({ python }) => file.dotted(python));
        options.push(`throttle_classes=[${own.join(', ')}]`);
    }
    const own = routeForAction(route, action.name);
    for (const key of ['renderer_classes', 'parser_classes', 'throttle_classes', 'filter_backends']) {
        const classes = ownClasses(project, file, group, own, key, action.name);
        if (classes) options.push(`${key}=[${classes.join(', ')}]`);
    }
    const head = [`@${decorator}(${options.join(', ')})`, ...actionDecorators(context, action.name)].join('\n    ');
    const docstring = docstringLines(action.documentation, '        ');
    if (action.set.length === 0 || !action.detail) {
        const types = file.from('drf_spectacular.types', 'OpenApiTypes');
        const request = action.methods.some(method => method !== 'GET') ? `request=${types}.OBJECT, ` : '';
        return `    @${schema}(${request}responses=${types}.OBJECT)
    ${head}
    def ${name}(self, request, **kwargs):
${docstring}        # Say here what the action does, and answer with a Response.
        raise ${file.own(configFolder, 'exceptions', 'NotWritten')}`;
    }
    const row = snakeCase(model.name) === 'request' ? 'row' : pythonName(snakeCase(model.name));
    const rules = hasWriteRules(project, model);
    const response = file.from('rest_framework.response', 'Response');
    const lines = [`${row} = self.get_object()`];
    for (const entry of action.set) lines.push(`${row}.${lookupPath(entry.field)} = ${setSource(context, entry)}`);
    const unique = action.set
        .map(({ field }) => lookupPath(field))
        .filter(name => isUnique(fieldNamed(project, model, name)));
    if (hasConstraints(project, model) || unique.length > 0) {
        const names = unique.length > 0 ? `, unique=[${unique.map(quoteString).join(', ')}]` : '';
        lines.push(`${file.own(configFolder, 'serializers', 'check_constraints')}(${row}${names})`);
    }
    if (rules) {
        lines.push(
            `with ${file.from('django.db', 'transaction')}.atomic():`,
            `    ${row}.save()`,
            `    self.check_object_permissions(request, ${row})`,
        );
    } else lines.push(`${row}.save()`);
    lines.push(`return ${response}(self.get_serializer(${row}).data)`);
    return `    @${schema}(request=None)
    ${head}
    def ${name}(self, request, **kwargs):
${docstring}${lines.map(line => `        ${line}`).join('\n')}`;
}
