import { type Collection, collectionSource } from '../../python/collection-source.js';
import type { PythonFile } from '../python-file.js';

/** One of the modules of settings: assignments in sections, with a blank line between them. */
export class SettingsFile {
    readonly file: PythonFile;
    private readonly given: ReadonlyMap<string, Collection | undefined>;
    private readonly sections: string[][] = [];
    private readonly written = new Set<string>();

    /**
     * `given` are the settings that the .dsl says by their names: what it says here stands in the place of what would be
     * generated; undefined leaves a setting to the module that this one extends.
     */
    constructor(file: PythonFile, given: ReadonlyMap<string, Collection | undefined>) {
        this.file = file;
        this.given = given;
    }

    /** Whether the .dsl says the setting itself. */
    isGiven = (name: string): boolean => this.given.has(name);

    section(): this {
        if (this.sections.at(-1)?.length !== 0) this.sections.push([]);
        return this;
    }

    set(name: string, value: Collection, comment?: string): this {
        const known = this.given.has(name);
        const said = known ? this.given.get(name) : value;
        if (said === undefined || this.written.has(name)) return this;
        this.written.add(name);
        if (comment !== undefined) this.line(`# ${comment}`);
        return this.line(`${name} = ${collectionSource(said, name.length + 3)}`);
    }

    /** Unless the .dsl says the setting itself. */
    change(name: string, source: string): this {
        return this.isGiven(name) ? this : this.line(source);
    }

    line(source: string): this {
        if (this.sections.length === 0) this.section();
        this.sections.at(-1)?.push(source);
        return this;
    }

    /** What the .dsl says and no section did. */
    setRest(): void {
        this.section();
        for (const [name, value] of this.given) {
            if (value !== undefined && !this.written.has(name)) this.set(name, value);
        }
    }

    text(): string {
        this.file.add(...this.sections.map(lines => lines.join('\n')));
        return this.file.text();
    }
}
