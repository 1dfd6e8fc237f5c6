import type { FieldOption } from '../../../model/django-model.js';
import type { CallParameter, ValidatorFacts } from '../../../model/library.js';
import type { Project } from '../../../model/project.js';
import { ownApps } from '../../../model/queries.js';
import type { CallValue, Value } from '../../../model/value.js';
import { type Finding, finding } from '../../finding.js';
import { flawOfRegex } from '../../python-regex.js';
import { countWords, typeOfArgument } from '../expressions/function-arguments.js';
import { writtenFields } from '../written-fields.js';

/** Validators that are called with what they take: Python would raise where it reads the model. */
export function* validatorCalls(project: Project): Iterable<Finding> {
    for (const { field } of writtenFields(project)) yield* callsIn(project, field.options);
    for (const { serializers } of ownApps(project)) {
        for (const { declared } of serializers) for (const { options } of declared) yield* callsIn(project, options);
    }
}

function* callsIn(project: Project, options: readonly FieldOption[]): Iterable<Finding> {
    for (const { name, value } of options) {
        if (value.kind === 'field-type') yield* callsIn(project, value.options);
        if (name !== 'validators') continue;
        for (const item of value.kind === 'list' ? value.items : [value]) {
            const facts = item.kind === 'call' ? project.library.validators?.get(item.name) : undefined;
            if (facts && item.kind === 'call') yield* argumentsOf(item, facts);
        }
    }
}

function* argumentsOf(call: CallValue, { name, parameters = [], least }: ValidatorFacts): Iterable<Finding> {
    const byPlace = parameters.slice(0, call.arguments.length).map(each => each.name);
    const given = new Set(byPlace);
    for (const argument of call.named) {
        if (given.has(argument.name)) {
            yield finding('call-argument-twice', argument.span, { called: name, argument: argument.name });
        }
        given.add(argument.name);
    }
    const most = parameters.length;
    const isLacking = parameters.slice(0, least).some(each => !given.has(each.name));
    if (isLacking || call.arguments.length > most) {
        const count = call.arguments.length + call.named.length;
        const counts = { wanted: countWords(least, most), given: count, least, most };
        yield finding('function-arguments', call.span, { function: name, ...counts });
        return;
    }
    const values = [
        ...call.arguments.map((value, index) => [parameters[index], value] as const),
        ...call.named.map(each => [parameters.find(parameter => parameter.name === each.name), each.value] as const),
    ];
    for (const [parameter, value] of values) if (parameter) yield* typeOf(name, parameter, value);
}

function* typeOf(called: string, { name: argument, type }: CallParameter, value: Value): Iterable<Finding> {
    if (['python', 'unresolved', 'missing'].includes(value.kind)) return;
    const kind = type === 'regex' || type === 'text' ? 'string' : type;
    if (kind !== 'any' && value.kind !== kind) {
        yield finding('call-argument-type', value.span, { called, argument, expected: typeOfArgument[type] });
        return;
    }
    const flaw = type === 'regex' && value.kind === 'string' ? flawOfRegex(value.value) : undefined;
    if (flaw !== undefined) yield finding('invalid-query-regex', value.span, { flaw });
}
