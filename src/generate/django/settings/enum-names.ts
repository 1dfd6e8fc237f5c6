import type { Project } from '../../../model/project.js';
import type { Collection } from '../../python/collection-source.js';
import { type ChoiceProperty, choiceProperties } from './choice-sets.js';

/**
 * Names for enums in an API's description. It names them after their properties (drf-spectacular's
 * `postprocess_schema_enums`): one enum below two names, or two below one, would be called by hashes.
 */
export function enumNames(project: Project): [string, Collection][] {
    const properties = [...choiceProperties(project)];
    const bySet = Map.groupBy(properties, ({ choices }) => choices.key);
    const byName = Map.groupBy(properties, ({ name }) => name);
    const isAlone = ({ name, choices }: ChoiceProperty): boolean =>
        byName.get(name)?.every(other => other.choices.key === choices.key) ?? true;
    const isClear = (uses: readonly ChoiceProperty[]): boolean =>
        uses.every(use => use.name === uses[0]?.name && isAlone(use));
    const unclear = [...bySet.values()].filter(uses => !isClear(uses));
    // What the description says by itself.
    const taken = new Set(
        [...bySet.values()].filter(isClear).flatMap(uses => uses.map(use => `${camelize(use.name)}Enum`)),
    );
    return unclear.map((uses): [string, Collection] => {
        const named = uses.find(({ choices }) => choices.declared) ?? uses.find(isAlone) ?? (uses[0] as ChoiceProperty);
        return [freeName(taken, named, isAlone(named)), named.choices.source];
    });
}

/** The enum's own name, or the property's, if need be with that of its owner and of the app, and at last with a number. */
function freeName(taken: Set<string>, { name, owner, app, choices }: ChoiceProperty, isAlone: boolean): string {
    const { declared } = choices;
    const own = declared ? declared.name : camelize(`${owner}_${name}`);
    const longest = `${declared?.app ?? app}_${own}Enum`;
    const wanted = [...(isAlone && !declared ? [`${camelize(name)}Enum`] : []), `${own}Enum`, longest];
    let free = wanted.find(each => !taken.has(each));
    for (let number = 2; free === undefined; number++) {
        if (!taken.has(`${longest}${number}`)) free = `${longest}${number}`;
    }
    taken.add(free);
    return free;
}

/** As drf-spectacular does: `left_side` → `LeftSide`. */
const camelize = (name: string): string => name.replaceAll(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase());
