import { isNullable } from '../../../model/queries.js';
import type { SetField } from '../../../model/route.js';
import { fieldNamed } from '../../../model/route-path.js';
import { methodOf, viewSetActions } from '../../../model/view-set-actions.js';
import { quoteString } from '../../python/quote-string.js';
import { hasWriteRules } from '../allow-rules.js';
import { configFolder } from '../group-modules.js';
import { lookupPath } from '../path-source.js';
import { valueSource } from '../value-source.js';
import type { ViewSetContext } from './view-set-context.js';

/** What the server fills in when it saves. */
export function fillMethods(context: ViewSetContext): string[] {
    const { project, model, route, group, file } = context;
    if (route.set.length === 0) return [];
    const { standard } = viewSetActions(group, route);
    const checked = hasWriteRules(project, model);
    const method = (name: 'perform_create' | 'perform_update', set: readonly SetField[]): string => {
        const pair = (entry: SetField): string => `${lookupPath(entry.field)}=${setSource(context, entry)}`;
        const item = (entry: SetField): string =>
            `${quoteString(lookupPath(entry.field))}: ${setSource(context, entry)}`;
        // One method serves PUT and PATCH, of which `for` may name one.
        const some = set.filter(
            entry => name === 'perform_update' && fills(entry, 'update') !== fills(entry, 'partial_update'),
        );
        const always = set.filter(entry => !some.includes(entry));
        const lines = some.flatMap(entry => [
            `        if self.request.method == ${quoteString(fills(entry, 'update') ? 'PUT' : 'PATCH')}:`,
            `            values[${quoteString(lookupPath(entry.field))}] = ${setSource(context, entry)}`,
        ]);
        const saving =
            some.length === 0
                ? [`        serializer.save(${always.map(pair).join(', ')})`]
                : [`        values = {${always.map(item).join(', ')}}`, ...lines, '        serializer.save(**values)'];
        const body = [`    def ${name}(self, serializer):`, ...saving].join('\n');
        if (!checked) return body;
        const transaction = file.from('django.db', 'transaction');
        return `    @${transaction}.atomic\n${body}\n        self.check_object_permissions(self.request, serializer.instance)`;
    };
    const methods: string[] = [];
    const created = route.set.filter(entry => fills(entry, 'create'));
    if (created.length > 0 && standard.includes('create')) methods.push(method('perform_create', created));
    const later = route.set.filter(entry => fills(entry, 'update') || fills(entry, 'partial_update'));
    if (later.length > 0 && (standard.includes('update') || standard.includes('partial_update'))) {
        methods.push(method('perform_update', later));
    }
    return methods;
}

/** Whether an action fills the field. Who made a row stays who made it, unless `for` says otherwise. */
export function fills({ value, for: targets }: SetField, action: 'create' | 'update' | 'partial_update'): boolean {
    if (targets) return targets.includes(action) || targets.includes(methodOf[action]);
    return action === 'create' || value.kind !== 'request';
}

export function setSource({ project, file, model }: ViewSetContext, { field, value }: SetField): string {
    if (value.kind !== 'request') return valueSource(project, file, value);
    const target = fieldNamed(project, model, lookupPath(field));
    const needed = target !== undefined && !isNullable(project, target);
    if (value.of === 'user') {
        return `${file.own(configFolder, 'permissions', needed ? 'required_user' : 'user_of')}(self.request)`;
    }
    const client = `${file.own(configFolder, 'permissions', needed ? 'required_client' : 'client_of')}(self.request)`;
    return target?.type.kind === 'relation' ? client : `${client}.client_id`;
}
