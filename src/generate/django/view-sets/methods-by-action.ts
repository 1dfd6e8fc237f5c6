import type { Project } from '../../../model/project.js';
import type { Route, RouteGroup } from '../../../model/route.js';
import { asksForScopes, permissionsOf, scopesOf, settingOf, valuesOf } from '../../../model/route-settings.js';
import { isWriting, viewSetActions } from '../../../model/view-set-actions.js';
import { quoteString } from '../../python/quote-string.js';
import { hasWriteRules } from '../allow-rules.js';
import { type PythonFile, tuple } from '../python-file.js';
import { narrowedThrottles } from '../rest-classes.js';
import { type SerializerClass, serializerPlan } from '../serializer-plan.js';
import { valueSource } from '../value-source.js';
import { permissionAttribute } from '../view-attributes.js';
import { actionTest, serializerName, type ViewSetContext } from './view-set-context.js';

/** The scopes that a caller needs: one tuple, or a property that knows the action. */
export function scopesProperty({ group, route }: ViewSetContext, permissions: readonly string[]): string | undefined {
    const { standard } = viewSetActions(group, route);
    const actions = [...standard, ...route.extraActions.map(({ name }) => name)];
    if (!asksForScopes(permissions) && !actions.some(action => asksForScopes(permissionsOf(group, route, action))))
        return undefined;
    const usual = scopesOf(group, route);
    const byScopes = new Map<string, { scopes: string[]; actions: string[] }>();
    for (const action of actions) {
        const extra = route.extraActions.find(({ name }) => name === action);
        const own = extra?.settings.find(setting => setting.kind === 'required_scopes');
        const scopes =
            own?.kind === 'required_scopes' ? own.scopes.map(({ name }) => name) : scopesOf(group, route, action);
        if (scopes.join(' ') === usual.join(' ')) continue;
        const entry = byScopes.get(scopes.join(' ')) ?? { scopes, actions: [] };
        entry.actions.push(action);
        byScopes.set(scopes.join(' '), entry);
    }
    const list = (scopes: readonly string[]): string => `[${scopes.map(quoteString).join(', ')}]`;
    // The toolkit adds a list of its own.
    const addsScopes = permissions.some(name => name.endsWith('.TokenHasReadWriteScope'));
    if (byScopes.size === 0) return `required_scopes = ${addsScopes ? list(usual) : tuple(usual.map(quoteString))}`;
    const cases = [...byScopes.values()].map(
        ({ scopes, actions: of }) => `        if ${actionTest(of)}:\n            return ${list(scopes)}`,
    );
    return `    @property\n    def required_scopes(self):\n${cases.join('\n')}\n        return ${list(usual)}`;
}

export function permissionMethods(context: ViewSetContext): string[] {
    const { project, file, group, route, model } = context;
    const usual = permissionsOf(group, route).join(' ');
    const { standard } = viewSetActions(group, route);
    const cases = standard.flatMap(action => {
        const own = permissionsOf(group, route, action);
        if (own.join(' ') === usual) return [];
        const rules = isWriting(action) && hasWriteRules(project, model);
        const classes = permissionAttribute(file, own, rules);
        return [
            `        if ${actionTest([action])}:\n            return [${classes.map(name => `${name}()`).join(', ')}]`,
        ];
    });
    if (cases.length === 0) return [];
    return [`    def get_permissions(self):\n${cases.join('\n')}\n        return super().get_permissions()`];
}

export function throttleMethods({ project, file, group, route }: ViewSetContext): string[] {
    const { standard } = viewSetActions(group, route);
    const usual = settingOf(group, route, 'throttle');
    const cases = standard.flatMap(action => {
        const narrowed = ownClasses(project, file, group, route, 'throttle_classes', action);
        if (narrowed) return [instancesCase(action, narrowed)];
        const own = settingOf(group, route, 'throttle', action);
        if (own === usual || !own) return [];
        const classes = narrowedThrottles(group, route, own).map(({ python }) => `${file.dotted(python)}()`);
        return [`        if ${actionTest([action])}:\n            return [${classes.join(', ')}]`];
    });
    if (cases.length === 0) return [];
    return [`    def get_throttles(self):\n${cases.join('\n')}\n        return super().get_throttles()`];
}

export function rendererMethods({ project, file, group, route }: ViewSetContext): string[] {
    const cases = viewSetActions(group, route).standard.flatMap(action => {
        const own = ownClasses(project, file, group, route, 'renderer_classes', action);
        return own ? [instancesCase(action, own)] : [];
    });
    if (cases.length === 0) return [];
    return [`    def get_renderers(self):\n${cases.join('\n')}\n        return super().get_renderers()`];
}

/** The classes that a setting has for one action alone. */
export function ownClasses(
    project: Project,
    file: PythonFile,
    group: RouteGroup,
    route: Route,
    setting: string,
    action: string,
): string[] | undefined {
    const own = valuesOf(group, route, setting, action);
    if (!own || own === valuesOf(group, route, setting)) return undefined;
    return own.map(value => valueSource(project, file, value));
}

const instancesCase = (action: string, classes: readonly string[]): string =>
    `        if ${actionTest([action])}:\n            return [${classes.map(name => `${name}()`).join(', ')}]`;

export function serializerMethod({ project, file, group, route }: ViewSetContext): string | undefined {
    const plan = serializerPlan(project);
    const usual = plan.of(group, route);
    const { standard } = viewSetActions(group, route);
    const byClass = new Map<SerializerClass, string[]>();
    for (const action of [...standard, ...route.extraActions.map(({ name }) => name)]) {
        const own = plan.of(group, route, action);
        if (own && own !== usual) byClass.set(own, [...(byClass.get(own) ?? []), action]);
    }
    if (byClass.size === 0) return undefined;
    const cases = [...byClass].map(
        ([own, actions]) => `        if ${actionTest(actions)}:\n            return ${serializerName(file, own)}`,
    );
    const rest = usual
        ? 'super().get_serializer_class()'
        : serializerName(file, [...byClass.keys()][0] as SerializerClass);
    return `    def get_serializer_class(self):\n${cases.join('\n')}\n        return ${rest}`;
}
