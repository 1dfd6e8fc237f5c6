import type { FieldOption } from '../../model/django-model.js';
import type { ProjectDeclaration, Store } from '../../model/project.js';
import type { SourceSpan } from '../../model/source-span.js';
import type { Value } from '../../model/value.js';
import * as ast from '../generated/ast.js';
import { modelAt } from '../scoping/row-context.js';
import { modelIdOf } from './ids-of.js';
import { lowerValue } from './lower-values.js';
import { type Lowering, present } from './lowering.js';

export const defaultDjango = '5.2';
/** The oldest Python that Django's version is comfortable with. */
export const defaultPythonFor = (django: string): string => (Number.parseInt(django, 10) >= 6 ? '3.12' : '3.11');

/** The `project` block itself. Each statement has spans of its own, so that rules about others need not look again. */
export function lowerProjectDeclaration(lowering: Lowering, node: ast.ProjectDeclaration): ProjectDeclaration {
    const { spans } = lowering;
    const options = node.items.filter(ast.isProjectOption);
    const texts = new Map<string, string>();
    const places: Record<string, SourceSpan> = {};
    for (const option of options) {
        const { key } = option;
        const [first] = option.values;
        if (!ast.isStringLiteral(first) || first.value === undefined || texts.has(key)) continue;
        texts.set(key, first.value);
        if (placed.has(key)) places[key] = spans.within(option).of(first);
    }
    const tasks = node.items.find(ast.isTasksSetting);
    const sessions = options.find(option => option.key === 'sessions');
    return present({
        name: node.name,
        span: spans.ofProperty(node, 'name'),
        extent: spans.of(node),
        documentation: lowering.documentationOf(node),
        django: texts.get('django') ?? defaultDjango,
        python: texts.get('python') ?? defaultPythonFor(texts.get('django') ?? defaultDjango),
        title: texts.get('title'),
        timeZone: texts.get('time_zone'),
        languageCode: texts.get('language_code'),
        places: Object.keys(places).length > 0 ? places : undefined,
        databases: node.items.filter(ast.isDatabaseSetting).map(setting => lowerStore(lowering, setting)),
        caches: node.items.filter(ast.isCacheSetting).map(setting => lowerStore(lowering, setting)),
        sessions: sessions && { engine: sessionEngine(lowering, sessions), span: spans.within(sessions).of(sessions) },
        tasks:
            tasks &&
            present({
                engine: tasks.engine ?? '',
                broker: tasks.broker,
                env: tasks.env,
                stage: tasks.stage,
                span: spans.within(tasks).of(tasks),
            }),
        userModel: lowerUserModel(lowering, node),
        cors: valuesOf(lowering, options, 'cors').flatMap(value =>
            value.kind === 'string' ? [{ origin: value.value, span: value.span }] : [],
        ),
        deploy: valuesOf(lowering, options, 'deploy').flatMap(value =>
            value.kind === 'word' ? [{ target: value.word, span: value.span }] : [],
        ),
        settings: lowerSettings(lowering, node),
    });
}

/** Texts that rules have something to say about. */
const placed = new Set(['django', 'python', 'time_zone', 'language_code']);

/** Those with members of their own in the model. */
const known = new Set(['django', 'python', 'title', 'time_zone', 'language_code', 'sessions', 'cors', 'deploy']);

function lowerSettings(lowering: Lowering, node: ast.ProjectDeclaration): ProjectDeclaration['settings'] {
    return node.items.flatMap((item): ProjectDeclaration['settings'] => {
        const inItem = within(lowering, item);
        const span = inItem.spans.of(item);
        if (ast.isProjectOption(item) && item.key && !known.has(item.key)) {
            const values = item.values.map(value => lowerValue(inItem, value, item));
            const [first] = values;
            if (!first) return [];
            const value: Value =
                values.length === 1 ? settingValue(item.key, first) : { kind: 'list', items: values, span };
            return [present({ name: item.key, value, env: item.env, stage: item.stage, span })];
        }
        if (ast.isDjangoSetting(item) && item.key) {
            const value = settingValue(item.key, lowerValue(inItem, item.value, item));
            return [present({ name: item.key, value, env: item.env, stage: item.stage, span })];
        }
        if (ast.isEmailSetting(item)) {
            const value: Value = { kind: 'word', word: item.engine ?? '', span };
            const options = optionsOf(inItem, item.arguments);
            return [present({ name: 'email', value, env: item.env, stage: item.stage, options, span })];
        }
        return [];
    });
}

/** Keys are counted by one of three of Django's classes, which may be named as the types of fields are. */
const settingValue = (name: string, value: Value): Value =>
    name.toLowerCase() === 'default_auto_field' && value.kind === 'word' && /^(Big|Small)?Auto$/.test(value.word)
        ? { kind: 'string', value: `django.db.models.${value.word}Field`, span: value.span }
        : value;

const within = (lowering: Lowering, item: ast.ProjectItem): Lowering => ({
    ...lowering,
    spans: lowering.spans.within(item),
});

function lowerStore(around: Lowering, node: ast.DatabaseSetting | ast.CacheSetting): Store {
    const lowering = within(around, node);
    return present({
        alias: node.name ?? 'default',
        engine: node.engine ?? '',
        env: node.env,
        stage: node.stage,
        file: ast.isDatabaseSetting(node) ? node.file : undefined,
        options: optionsOf(lowering, node.arguments),
        apps: ast.isDatabaseSetting(node) && node.apps.length > 0 ? node.apps.map(app => app.$refText) : undefined,
        span: lowering.spans.of(node),
    });
}

function optionsOf(lowering: Lowering, parts: readonly ast.Argument[]): FieldOption[] | undefined {
    const options = parts.filter(ast.isNamedArgument).flatMap((argument): FieldOption[] => {
        const name = argument.option?.$refText;
        const span = lowering.spans.of(argument);
        return name ? [{ name, value: lowerValue(lowering, argument.value, argument), span }] : [];
    });
    return options.length > 0 ? options : undefined;
}

function sessionEngine(lowering: Lowering, option: ast.ProjectOption): string {
    const [first] = option.values;
    const value = lowerValue(lowering, first, option);
    if (value.kind === 'word') return value.word;
    if (value.kind === 'unresolved') return value.text;
    if (value.kind === 'python') return value.name;
    return value.kind === 'string' ? value.value : '';
}

function lowerUserModel(lowering: Lowering, node: ast.ProjectDeclaration): ProjectDeclaration['userModel'] {
    const setting = node.items.find(ast.isUserModelSetting);
    const model = modelAt(setting?.model);
    return setting && model && { model: modelIdOf(model), span: lowering.spans.within(setting).of(setting.model) };
}

function valuesOf(lowering: Lowering, options: readonly ast.ProjectOption[], key: string): Value[] {
    return options
        .filter(option => option.key === key)
        .flatMap(option => option.values.map(value => lowerValue(within(lowering, option), value, option)));
}
