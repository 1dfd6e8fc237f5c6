import type { ParentRow } from '../../../model/nested-route.js';
import { scopesOf } from '../../../model/route-settings.js';
import { viewSetActions } from '../../../model/view-set-actions.js';
import { quoteString } from '../../python/quote-string.js';
import { hasReadRules } from '../allow-rules.js';
import { configFolder } from '../group-modules.js';
import { lookupPath } from '../path-source.js';
import { missingKey } from './api-rows.js';
import { ApiTestWriter, method, type RowContext } from './api-test-writer.js';
import { isClosedToStrangers } from './rule-caller.js';
import { userSource, valueKeywords } from './test-callers.js';

/** Tests of who gets at rows: by scopes, by rules, by the row that the URL names, by other methods. */
export class AccessTests extends ApiTestWriter {
    scopeTests(context: RowContext, actions: readonly string[], verbs: Readonly<Record<string, string>>): string[] {
        const { group, route } = this;
        if (!context.access.scoped) return [];
        const usual = scopesOf(group, route);
        const tests: string[] = [];
        const [usualAction] = actions.filter(action => scopesOf(group, route, action).join() === usual.join());
        if (usualAction && usual.length > 0) {
            tests.push(
                method('test_needs_the_scope', [
                    `caller = ${this.caller(context.access, [])}`,
                    `self.assertStatus(caller.${verbs[usualAction]}, 403)`,
                ]),
            );
        }
        const narrowed = actions.filter(action => scopesOf(group, route, action).some(scope => !usual.includes(scope)));
        if (narrowed.length > 0) {
            tests.push(
                method('test_changes_need_their_scope', [
                    `caller = ${this.caller(context.access, usual, context.withUser ? 'self.user' : undefined, context.caller?.client)}`,
                    ...narrowed.map(action => `self.assertStatus(caller.${verbs[action]}, 403)`),
                ]),
            );
        }
        return tests;
    }

    /** Of whom the rules know nothing, who may not read or change what they protect. */
    strangerTests(context: RowContext): string[] {
        const { project, group, route, file } = this;
        const actions = viewSetActions(group, route).standard;
        const tests: string[] = [];
        const stranger = this.caller(
            context.access,
            context.scopes,
            context.access.kind === 'user' ? userSource(file, [], true) : undefined,
            'stranger',
        );
        if (context.access.kind === 'open' || context.caller?.flags.length) return [];
        const { model } = context;
        if (hasReadRules(project, model) && actions.includes('list') && this.key(context, 'list')) {
            const key = this.key(context, 'list');
            const text = (source: string): string => (key?.isText ? `str(${source})` : source);
            const make = file.own(configFolder, 'testing', 'make');
            const above = context.parent ? `, ${context.parent.by}=self.parent` : '';
            const user = context.access.kind === 'user' ? 'stranger.user' : 'None';
            if (context.access.kind === 'token' && !context.parent) {
                tests.push(
                    method('test_lists_what_is_readable', [
                        `${make}(${file.model(model)}${above})`,
                        `stranger = ${stranger}`,
                        'response = stranger.get(self.url)',
                        `readable = ${file.model(model)}.objects.readable(${user}, stranger.application)`,
                        `listed = {${text(`row[${quoteString(key?.key ?? '')}]`)} for row in ${file.own(configFolder, 'api_testing', 'rows_of')}(response)}`,
                        `self.assertLessEqual(listed, {${text(`row.${key?.attribute}`)} for row in readable})`,
                    ]),
                );
            }
        }
        const closed = (kind: 'create' | 'update' | 'delete'): boolean => isClosedToStrangers(project, model, kind);
        const lines: string[] = [];
        if (actions.includes('create') && closed('create') && context.caller && !this.isUnknown(context, 'create')) {
            const usesUser = route.set.some(({ value }) => value.kind === 'request');
            const owned = context.caller.owned.some(name => route.set.some(({ field }) => lookupPath(field) === name));
            const data = this.chosen(context, false) && this.payload(context, 'create');
            if (!usesUser && !owned && data && context.access.kind === 'token') {
                lines.push(
                    `data = ${data}`,
                    `self.assertStatus(stranger.post(self.url, data, ${this.format(context)}), 403)`,
                );
            }
        }
        if (actions.includes('partial_update') && closed('update'))
            lines.push('self.assertStatus(stranger.patch(self.row_url, {}, format="json"), 403, 404)');
        if (actions.includes('destroy') && closed('delete'))
            lines.push('self.assertStatus(stranger.delete(self.row_url), 403, 404)');
        if (lines.length > 0) {
            const model_ = file.model(model);
            tests.push(
                method('test_strangers_change_nothing', [
                    `stranger = ${stranger}`,
                    ...lines,
                    `self.assertTrue(${model_}.objects.filter(pk=self.row.pk).exists())`,
                ]),
            );
        }
        return tests;
    }

    parentTest(
        context: RowContext,
        parents: readonly ParentRow[],
        above: readonly string[],
        actions: readonly string[],
    ): string[] {
        if (!actions.includes('list') || this.route.view.kind !== 'viewset') return [];
        const [nearest] = parents;
        if (!nearest) return [];
        const { project, file } = this;
        const missing = missingKey(project, file, nearest.model, nearest.lookup);
        const kwargs = [...above.slice(0, -1), `${quoteString(nearest.parameter)}: ${missing}`];
        const key = this.key(context, 'list');
        const make = file.own(configFolder, 'testing', 'make');
        const lines = [`self.assertStatus(self.caller.get(${this.reverse('-list', kwargs)}), 404)`];
        if (key && context.caller) {
            const other = valueKeywords(file, context.caller).filter(keyword => !keyword.startsWith(`${nearest.by}=`));
            lines.push(
                `other = ${make}(${[file.model(context.model), ...other].join(', ')})`,
                'response = self.caller.get(self.url)',
                `listed = [${key.isText ? 'str(' : ''}row[${quoteString(key.key)}]${key.isText ? ')' : ''} for row in ${file.own(configFolder, 'api_testing', 'rows_of')}(response)]`,
                `self.assertNotIn(${key.isText ? 'str(' : ''}other.${key.attribute}${key.isText ? ')' : ''}, listed)`,
            );
        }
        return [method('test_belongs_to_its_parent', lines)];
    }

    missingMethods(context: RowContext, actions: readonly string[]): string[] {
        if (this.route.view.kind !== 'viewset') return [];
        const on = (url: string, entries: readonly (readonly [string, string])[]): string[] =>
            entries
                .filter(([action]) => !actions.includes(action))
                .map(([, verb]) => `self.assertStatus(self.caller.${verb}(${url}), 405)`);
        const lines = [
            ...(actions.includes('list') || actions.includes('create') ? on('self.url', [['create', 'post']]) : []),
            ...(actions.some(action => action !== 'list' && action !== 'create')
                ? on('self.row_url', [
                      ['update', 'put'],
                      ['partial_update', 'patch'],
                      ['destroy', 'delete'],
                  ])
                : []),
        ];
        if (lines.length === 0 || !context.caller || context.access.kind === 'open') return [];
        return [method('test_has_no_other_methods', lines)];
    }
}
