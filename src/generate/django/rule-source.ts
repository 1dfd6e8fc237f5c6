import type { DjangoModel } from '../../model/django-model.js';
import type { Expression } from '../../model/expression.js';
import type { Project } from '../../model/project.js';
import type { RuleMethod } from './allow-rules.js';
import {
    type ConditionContext,
    filterArguments,
    leadsToMany,
    nothing,
    requestsIn,
    type Test,
    testOf,
    testSource,
} from './condition-source.js';
import type { PythonFile } from './python-file.js';
import { modelPlural } from './words.js';

/**
 * Who may do what with which rows, as methods of a QuerySet. A rule is written as alternatives, each of which first asks
 * in Python about the user and the client, and then the database about the row: `Q(owner=None)` would find rows without
 * an owner, and an AnonymousUser is no row at all.
 */
export function ruleMethodSource(project: Project, file: PythonFile, model: DjangoModel, method: RuleMethod): string {
    const { name, verb, rules, of } = method;
    const lines = [
        `def ${name}(self, user=None, client=None):`,
        `    """The ${modelPlural(model).replaceAll(/["\\\n]/g, ' ')} that this user or OAuth client may ${verb}."""`,
    ];
    if (of) {
        const [first, ...others] = of;
        const chain = others.map(other => ` & self.${other}(user, client)`).join('');
        return [...lines, `    return self.${first}(user, client)${chain}`].join('\n');
    }
    const conditions = rules.map(({ where }) => where);
    if (conditions.includes(undefined)) return [...lines, '    return self.all()'].join('\n');
    const context: ConditionContext = {
        project,
        file,
        asker: { user: 'user', client: 'client', presence: 'maybe' },
    };
    const known = conditions as Expression[];
    const asksUser = known.some(condition => requestsIn(condition).some(request => request.of === 'user'));
    if (asksUser) lines.push('    user = user if user and user.is_authenticated else None');
    const alternatives = known.flatMap(condition => alternativesOf(testOf(context, condition)));
    lines.push(...body(context, alternatives, known.some(leadsToMany)).map(line => `    ${line}`));
    return lines.join('\n');
}

/** One way in which a rule can hold. */
interface Alternative {
    readonly guards: readonly string[];
    /** Undefined: for all rows. */
    readonly test: Test | undefined;
}

function alternativesOf(test: Test): Alternative[] {
    switch (test.kind) {
        case 'asked':
            return test.test
                ? alternativesOf(test.test).map(({ guards, test: inner }) => ({
                      guards: [...new Set([...test.guards, ...guards])],
                      test: inner,
                  }))
                : [{ guards: test.guards, test: undefined }];
        case 'or':
            return dependsOnAsker(test) ? test.parts.flatMap(alternativesOf) : [{ guards: [], test }];
        case 'and':
            if (!dependsOnAsker(test)) return [{ guards: [], test }];
            return test.parts.map(alternativesOf).reduce((left, right) =>
                left.flatMap(one =>
                    right.map(other => ({
                        guards: [...new Set([...one.guards, ...other.guards])],
                        test: both(one.test, other.test),
                    })),
                ),
            );
        default:
            return [{ guards: [], test }];
    }
}

function both(one: Test | undefined, other: Test | undefined): Test | undefined {
    if (!one || !other) return one ?? other;
    const parts = [one, other].flatMap(test => (test.kind === 'and' ? test.parts : [test]));
    return { kind: 'and', parts };
}

const dependsOnAsker = (test: Test): boolean =>
    test.kind === 'asked' || ((test.kind === 'and' || test.kind === 'or') && test.parts.some(dependsOnAsker));

function body(context: ConditionContext, alternatives: readonly Alternative[], many: boolean): string[] {
    const lines: string[] = [];
    const byGuards = Map.groupBy(alternatives, ({ guards }) => guards.join(' and '));
    const joined = (of: readonly Alternative[]): Test => {
        const tests = of.flatMap(({ test }) => (test?.kind === 'or' ? test.parts : test ? [test] : []));
        return tests.length === 1 ? (tests[0] as Test) : { kind: 'or', parts: tests };
    };
    for (const [guards, of] of byGuards) {
        if (guards !== '' && of.some(({ test }) => test === undefined)) {
            lines.push(`if ${guards}:`, '    return self.all()');
            byGuards.delete(guards);
        }
    }
    const always = byGuards.get('');
    byGuards.delete('');
    // Many rows lead to one: a subquery gives it once.
    const filter = (found: string): string =>
        many ? `self.filter(pk__in=self.model._base_manager.filter(${found}).values("pk"))` : `self.filter(${found})`;
    if (byGuards.size === 0) {
        if (!always) return [...lines, 'return self.none()'];
        return [...lines, `return ${filter(filterArguments(context, joined(always)))}`];
    }
    lines.push(`allowed = ${always ? testSource(context, joined(always), 0) : nothing(context.file)}`);
    for (const [guards, of] of byGuards) {
        lines.push(`if ${guards}:`, `    allowed |= ${testSource(context, joined(of), 0)}`);
    }
    return [...lines, `return ${filter('allowed')}`];
}
