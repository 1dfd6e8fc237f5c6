import { allFields, fieldClassOf, isOptionTrue } from '../../../model/queries.js';
import type { ExtraAction } from '../../../model/route.js';
import { fieldNamed } from '../../../model/route-path.js';
import { scopesOf } from '../../../model/route-settings.js';
import { viewSetActions } from '../../../model/view-set-actions.js';
import { quoteString } from '../../python/quote-string.js';
import { hasWriteRules } from '../allow-rules.js';
import { isUnique } from '../emit-serializers.js';
import { lookupPath } from '../path-source.js';
import { fills } from '../view-sets/saved-values.js';
import { isPlainText } from './api-rows.js';
import { ApiTestWriter, method, type RowContext } from './api-test-writer.js';
import { type Violation, violationsOf } from './constraint-violations.js';
import { inConstraints, preparedFor } from './row-constraints.js';

/** Tests of what changes rows, and of what refuses to. */
export class WritingTests extends ApiTestWriter {
    createTests(context: RowContext): string[] {
        const { file, route } = this;
        const by = context.parent && fieldNamed(this.project, context.model, context.parent.by);
        // The parent has its one row already.
        if (isUnique(by) || this.isUnknown(context, 'create')) return [];
        const data = this.payload(context, 'create');
        if (!data) return [];
        const model = file.model(context.model);
        const lines = [
            `data = ${data}`,
            `response = self.caller.post(self.url, data, ${this.format(context)})`,
            'self.assertStatus(response, 201)',
            `created = ${model}.objects.exclude(pk=self.row.pk).latest("pk")`,
        ];
        const checks: string[] = [];
        for (const { field, value } of route.set.filter(entry => fills(entry, 'create'))) {
            const name = lookupPath(field);
            if (value.kind === 'request' && value.of === 'user')
                checks.push(`self.assertEqual(created.${name}, self.user)`);
            if (value.kind === 'enum-member')
                checks.push(`self.assertEqual(created.${name}, ${file.member(value.member)})`);
        }
        if (context.parent) checks.push(`self.assertEqual(created.${context.parent.by}, self.parent)`);
        if (
            route.set.some(({ value }) => value.kind === 'request' && value.of === 'client') &&
            context.access.kind !== 'token'
        )
            return [];
        if (checks.length === 0) {
            lines.pop();
            lines.splice(1, 0, `before = ${model}.objects.count()`);
            lines.push(`self.assertEqual(${model}.objects.count(), before + 1)`);
        }
        return [method('test_create', [...lines, ...checks])];
    }

    updateTests(context: RowContext): string[] {
        if (this.isUnknown(context, 'update')) return [];
        const data = this.payload(context, 'update');
        if (!data) return [];
        return [
            method('test_update', [
                `data = ${data}`,
                `response = self.caller.put(self.row_url, data, ${this.format(context)})`,
                'self.assertStatus(response, 200)',
            ]),
        ];
    }

    patchTests(context: RowContext): string[] {
        const { project } = this;
        const serializer = this.serializer('partial_update');
        if (!serializer?.model) return [];
        const { declaration } = serializer;
        const constrained = new Set(violationsOf(project, context.model).map(({ field }) => field.name));
        const field = allFields(project, context.model).find(candidate => {
            const name = candidate.name;
            if (!isPlainText(project, candidate) || isOptionTrue(candidate, 'unique') || constrained.has(name))
                return false;
            if (!/^(Char|Text)Field$/.test(fieldClassOf(project, candidate)?.className ?? '') || name === 'password')
                return false;
            if (
                candidate.options.some(option =>
                    ['choices', 'validators', 'editable', 'primary_key'].includes(option.name),
                )
            )
                return false;
            if (candidate.computed || context.caller?.values.has(name) || serializer.filled.includes(name))
                return false;
            if (inConstraints(project, context.model, name)) return false;
            const length = candidate.options.find(option => option.name === 'max_length')?.value;
            if (length?.kind === 'number' && Number(length.text) < 7) return false;
            if (declaration?.readOnly.some(({ key }) => key === name)) return false;
            if (
                declaration?.nested.some(nested => nested.name === name) ||
                declaration?.declared.some(own => own.name === name)
            )
                return false;
            if (!declaration || declaration.fields.kind === 'all')
                return !declaration?.exclude.some(({ key }) => key === name);
            return declaration.fields.items.some(({ key, path }) => key === name && lookupPath(path) === name);
        });
        const data = field ? `{${quoteString(field.name)}: "changed"}` : '{}';
        return [
            method('test_partial_update', [
                `response = self.caller.patch(self.row_url, ${data}, format="json")`,
                'self.assertStatus(response, 200)',
                ...(field ? ['self.row.refresh_from_db()', `self.assertEqual(self.row.${field.name}, "changed")`] : []),
            ]),
        ];
    }

    extraTests(context: RowContext, action: ExtraAction, above: readonly string[]): string[] {
        const { file, group, route } = this;
        const isViewSet = route.view.kind === 'viewset';
        if (!isViewSet) return [];
        const key = `${quoteString(context.lookup.parameter)}: self.row.${context.lookup.attribute}`;
        const url = this.reverse(`-${action.name.replaceAll('_', '-')}`, action.detail ? [...above, key] : above);
        const verb = action.methods[0]?.toLowerCase() ?? 'get';
        const lines = [
            ...preparedFor(this.project, file, context.model, action),
            `response = self.caller.${verb}(${url})`,
        ];
        if (action.set.length === 0 || !action.detail) lines.push('self.assertStatus(response, 501)');
        else {
            const touches = action.set.some(
                ({ field }) =>
                    context.caller?.values.has(lookupPath(field)) || context.caller?.owned.includes(lookupPath(field)),
            );
            if (touches && hasWriteRules(this.project, context.model))
                lines.push('self.assertStatus(response, 200, 403)');
            else {
                lines.push('self.assertStatus(response, 200)', 'self.row.refresh_from_db()');
                for (const { field, value } of action.set) {
                    if (value.kind === 'enum-member')
                        lines.push(`self.assertEqual(self.row.${lookupPath(field)}, ${file.member(value.member)})`);
                    if (value.kind === 'boolean')
                        lines.push(
                            `self.assertEqual(self.row.${lookupPath(field)}, ${value.value ? 'True' : 'False'})`,
                        );
                }
            }
        }
        const tests = [method(`test_${action.name}`, lines)];
        const usual = scopesOf(group, route);
        const scopes = scopesOf(group, { ...route, settings: [...route.settings, ...action.settings] }, action.name);
        if (context.access.scoped && scopes.some(scope => !usual.includes(scope))) {
            tests.push(
                method(`test_${action.name}_needs_its_scope`, [
                    `caller = ${this.caller(context.access, usual, context.withUser ? 'self.user' : undefined, context.caller?.client)}`,
                    `self.assertStatus(caller.${verb}(${url}), 403)`,
                ]),
            );
        }
        return tests;
    }

    constraintTests(context: RowContext): string[] {
        const { project, group, route } = this;
        const actions = viewSetActions(group, route).standard;
        const action = actions.includes('partial_update')
            ? 'partial_update'
            : actions.includes('create')
              ? 'create'
              : undefined;
        if (!action) return [];
        const serializer = this.serializer(action);
        if (!serializer?.model) return [];
        const data =
            action === 'create' && !this.isUnknown(context, 'create') ? this.payload(context, 'create') : undefined;
        if (action === 'create' && !data) return [];
        const { declaration } = serializer;
        const writable = (name: string): boolean => {
            if (serializer.filled.includes(name) || declaration?.readOnly.some(({ key }) => key === name)) return false;
            if (declaration?.nested.some(nested => nested.name === name)) return false;
            if (!declaration || declaration.fields.kind === 'all')
                return !declaration?.exclude.some(({ key }) => key === name);
            return declaration.fields.items.some(({ key, path }) => key === name && lookupPath(path) === name);
        };
        const violations: Violation[] = violationsOf(project, context.model).filter(({ field }) =>
            writable(field.name),
        );
        if (violations.length === 0) return [];
        const lines = violations.flatMap(({ field, value }) =>
            action === 'partial_update'
                ? [
                      `response = self.caller.patch(self.row_url, {${quoteString(field.name)}: ${value}}, format="json")`,
                      'self.assertStatus(response, 400)',
                  ]
                : [
                      `data = {**${data}, ${quoteString(field.name)}: ${value}}`,
                      `self.assertStatus(self.caller.post(self.url, data, ${this.format(context)}), 400)`,
                  ],
        );
        return [method('test_constraints_are_a_bad_request', lines)];
    }
}
