/** Writes a plan out as a text: every name that is used is one that is there, mostly. */
import { type DjangoVersion, leastPython } from '../../../src/checks/django-versions.js';
import { declaredWhereNamed } from './app-lines.js';
import { filledWithWords, Places } from './places.js';
import { indented, type KnownModel, modelsOf, modelText } from './render-models.js';
import type { GroupPlan, Line, SchemaPlan, SerializerPlan } from './schema-plan.js';

/** @param django the version that the text is for: nothing is said of the usual one */
export function renderSchema(plan: SchemaPlan, django: DjangoVersion): string {
    const models = modelsOf(plan);
    const groups = plan.groups.map((group, index) => groupText(group, index, plan, models));
    const rest = [...(plan.oauth ? [block('oauth2 {', plan.oauth.map(filledWithWords))] : []), ...groups];
    const graph = rest.some(text => /\bgraph drawn\b/.test(text)) ? ['graph drawn { a -- b }'] : [];
    const ofProject = [...versionLines(django), ...projectLinesOf(plan, models)];
    return [block('project p {', ofProject), ...appTexts(plan, models), ...rest, ...graph, ''].join('\n');
}

const versionLines = (django: DjangoVersion): string[] =>
    django === '5.2' ? [] : [`django "${django}"`, `python "${leastPython[django]}"`];

const projectLinesOf = (
    { ownUser, vendor, settings, oddNames }: SchemaPlan,
    models: readonly KnownModel[],
): string[] => [
    ...(ownUser ? [`user_model app.${oddNames?.models[0] ?? 'A'}`] : []),
    ...(vendor === 'sqlite' ? [] : [`database default ${vendor}`]),
    ...settings.map(line =>
        filledWithWords({ ...line, template: line.template.replace('{apps}', listOf(appsOf(models))) }),
    ),
];

const appsOf = (models: readonly KnownModel[]): string[] => [...new Set(['app', ...models.map(({ app }) => app)])];

const listOf = (texts: readonly string[]): string => texts.map(text => `"${text}"`).join(', ');

function appTexts(plan: SchemaPlan, models: readonly KnownModel[]): string[] {
    const serializers = plan.serializers.map((each, index) => serializerText(each, index, plan, models));
    const texts = models.map(model => modelText(model, models, plan.ownUser && model === models[0]));
    return appsOf(models).map(app => {
        const isFirst = app === 'app';
        const own = texts.filter((_, index) => models[index]?.app === app).flat();
        const named = Object.entries(declaredWhereNamed)
            .filter(([name]) => own.some(line => new RegExp(`\\b${name}\\b`).test(line)))
            .map(([, line]) => line);
        const parts = isFirst ? plan.parts.map(filledWithWords).filter(line => !named.includes(line)) : [];
        const written = serializers.filter(each => each.app === app).flatMap(({ lines }) => lines);
        return block(`app ${app} {`, [...new Set([...named, ...parts]), ...own, ...written]);
    });
}

/** What a line about routes or serializers is about, and names. */
function placesOf(line: Line, { serializers, groups }: SchemaPlan, models: readonly KnownModel[], app: string): Places {
    const inApp = models.filter(model => model.app === app);
    const from = inApp.length > 0 ? inApp : models;
    const model = from[(line.picks[4] ?? 0) % from.length] as KnownModel;
    const numbered = (prefix: string, list: readonly unknown[]): string[] => [...list.keys()].map(at => prefix + at);
    return new Places(model, models, {
        Serializer: numbered('S', serializers),
        group: numbered('r', groups),
    });
}

function serializerText(
    { head, lines }: SerializerPlan,
    index: number,
    plan: SchemaPlan,
    models: readonly KnownModel[],
): { app: string; lines: string[] } {
    const { app } = models[(head.picks[0] ?? 0) % models.length] as KnownModel;
    const filled = (line: Line): string =>
        placesOf({ ...line, picks: [...line.picks.slice(0, 4), head.picks[4] ?? 0] }, plan, models, app).filled(line);
    const name = filled({ ...head, template: head.template.replace('{Serializer}', `S${index}`) });
    return { app, lines: [`${name} {`, ...indented([...new Set(lines.map(filled))]), '}'] };
}

function groupText(
    { prefix, head, settings, routes }: GroupPlan,
    index: number,
    plan: SchemaPlan,
    models: readonly KnownModel[],
): string {
    const isNameable = ({ template }: Line): boolean =>
        plan.serializers.length > 0 || !template.includes('{Serializer}');
    const lines = routes.filter(isNameable).map(line => placesOf(line, plan, models, 'app').filled(line));
    const header = ['routes', `r${index}`, `"${prefix}"`, head, '{'].filter(Boolean).join(' ');
    return block(header, [...settings.map(filledWithWords), ...lines]);
}

const block = (head: string, lines: readonly string[]): string => [head, ...indented(lines), '}'].join('\n');
