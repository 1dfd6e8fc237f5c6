import { isCompositeKey } from '../../model/composite-key.js';
import type { DjangoModel, Field, FieldOption } from '../../model/django-model.js';
import type { SerializerId } from '../../model/names.js';
import { matchField, type NestedRows, nestedRows } from '../../model/nested-rows.js';
import { perProject } from '../../model/per-project.js';
import type { Project } from '../../model/project.js';
import { allFields, ancestorsOf, findField, indexOf, isOptionTrue } from '../../model/queries.js';
import { fieldNamed } from '../../model/route-path.js';
import { rowAddress } from '../../model/row-address.js';
import type { NestedSerializer, Serializer } from '../../model/serializer.js';
import type { GeneratedFile } from '../generated-file.js';
import { quoteString } from '../python/quote-string.js';
import { hasReadRules } from './allow-rules.js';
import { componentNames } from './component-names.js';
import { configFolder } from './group-modules.js';
import { dotted } from './path-source.js';
import { docstringLines, PythonFile, tuple } from './python-file.js';
import { isTextInApi, isWithoutDigits, keyField, optionSource, readField } from './serializer-fields.js';
import { type SerializerClass, serializerPlan } from './serializer-plan.js';
import { valueSource } from './value-source.js';
import { modelTitle, snakeCase } from './words.js';

/** Each app's `serializers.py`. */
export function emitSerializers(project: Project): GeneratedFile[] {
    const plan = serializerPlan(project);
    return plan.folders.map(folder => {
        const classes = plan.in(folder);
        const file = new PythonFile(project, {
            folder,
            definitions: classes.map(({ className }) => className),
            // config/serializers.py is what all serializers share.
            ...(folder !== configFolder && { module: 'serializers' }),
            ...(folder === configFolder && { docstring: "The serializers of other packages' models." }),
        });
        for (const serializer of classes) file.add(namedSource(project, file, serializer));
        return { path: `${folder}/${serializersModule(folder)}.py`, text: file.text() };
    });
}

/** A module that holds the class of one serializer alone; undefined where none is made of it. */
export function emitSerializer(project: Project, serializer: Serializer): string | undefined {
    const made = serializerPlan(project).declared(serializer);
    if (!made) return undefined;
    const file = new PythonFile(project, { folder: made.folder, definitions: [made.className], module: 'serializers' });
    file.add(namedSource(project, file, made));
    return file.text();
}

export const serializersModule = (folder: string): string =>
    folder === configFolder ? 'library_serializers' : 'serializers';

/** A class with the name that the API's description has for it, where that is not its own. */
function namedSource(project: Project, file: PythonFile, serializer: SerializerClass): string {
    const source = classSource(project, file, serializer);
    const name = componentNames(project).get(serializer);
    if (name === undefined) return source;
    const decorator = file.from('drf_spectacular.utils', 'extend_schema_serializer');
    return `@${decorator}(component_name=${quoteString(name)})\n${source}`;
}

function classSource(project: Project, file: PythonFile, serializer: SerializerClass): string {
    if (serializer.base) return variantSource(project, file, serializer, serializer.base);
    const writer = new ClassWriter(project, file, serializer);
    return writer.source();
}

/** A serializer that differs in what the server fills. */
function variantSource(project: Project, file: PythonFile, variant: SerializerClass, base: SerializerClass): string {
    const isChecked = variant.model !== undefined && base.written && hasConstraints(project, variant.model);
    const checks = fillsUnique(project, variant) && !isChecked && !fillsUnique(project, base);
    const bases = [...(checks ? [file.own(configFolder, 'serializers', 'ModelConstraints')] : []), base.className];
    const lines = [`class ${variant.className}(${bases.join(', ')}):`];
    const keys =
        variant.declaration?.nested.filter(nested => nested.writeBy && isServerSide(variant, nested.name)) ?? [];
    for (const nested of keys) lines.push(`    ${nested.name}_${nested.writeBy} = None`);
    if (variant.parent) lines.push(`    ${variant.parent.by} = ${parentField(file)}`);
    const readOnly = readOnlyNames(variant);
    const listed = variant.declaration?.fields.kind === 'listed' ? variant.declaration.fields.items : undefined;
    const missing = listed && variant.parent && !listed.some(({ key }) => key === variant.parent?.by);
    if (readOnly.length > 0 || missing) {
        if (lines.length > 1) lines.push('');
        lines.push(`    class Meta(${base.className}.Meta):`);
        if (missing) {
            lines.push(`        fields = (*${base.className}.Meta.fields, ${quoteString(variant.parent?.by ?? '')})`);
        }
        if (readOnly.length > 0) lines.push(`        read_only_fields = ${tuple(readOnly.map(quoteString))}`);
    }
    return lines.join('\n');
}

/** Those of our classes that the serializers which one extends have. */
function inheritedMixins(project: Project, { declaration, folder }: SerializerClass): ReadonlySet<string> {
    const found = new Set<string>();
    const seen = new Set<SerializerId>();
    const visit = (serializer: Serializer | undefined): void => {
        for (const base of serializer?.bases ?? []) {
            if (base.kind !== 'serializer' || seen.has(base.serializer)) continue;
            seen.add(base.serializer);
            const extended = indexOf(project).serializers.get(base.serializer);
            const made = extended && serializerPlan(project).declared(extended);
            if (!extended || !made || extended === declaration) continue;
            // What is written here is thrown away, with the imports that it needs.
            const file = new PythonFile(project, { folder, definitions: [], module: 'serializers' });
            const writer = new ClassWriter(project, file, { ...made, declaration: { ...extended, bases: [] } });
            writer.source();
            for (const name of writer.mixins) found.add(name);
            visit(extended);
        }
    };
    visit(declaration);
    return found;
}

const parentField = (file: PythonFile): string =>
    `${file.serializers}.HiddenField(default=${file.own(configFolder, 'serializers', 'CurrentParent')}())`;

const isServerSide = (serializer: SerializerClass, name: string): boolean =>
    serializer.filled.includes(name) || serializer.parent?.by === name;

const readOnlyNames = ({ declaration, filled }: SerializerClass): string[] => [
    ...new Set([...(declaration?.readOnly.map(({ key }) => key) ?? []), ...filled]),
];

class ClassWriter {
    private readonly project: Project;
    private readonly file: PythonFile;
    private readonly serializer: SerializerClass;
    private readonly bases: string[] = [];
    /** Those of our classes that it has, from its bases too. */
    readonly mixins = new Set<string>();
    private inherited: ReadonlySet<string> | undefined;
    private readonly fields: string[] = [];
    private readonly meta: string[] = [];
    private readonly methods: string[] = [];
    /** Keys in the order of the class, where they are listed. */
    private readonly keys: string[] = [];
    private readonly extra = new Map<string, string[]>();

    constructor(project: Project, file: PythonFile, serializer: SerializerClass) {
        this.project = project;
        this.file = file;
        this.serializer = serializer;
    }

    source(): string {
        const { declaration, model, className, written } = this.serializer;
        if (declaration) this.declared(declaration);
        if (this.serializer.parent) {
            this.fields.push(`${this.serializer.parent.by} = ${parentField(this.file)}`);
            this.key(this.serializer.parent.by);
        }
        if (model) this.describeModel(model);
        const constrained = model && written && hasConstraints(this.project, model);
        if (constrained || fillsUnique(this.project, this.serializer)) {
            this.mixIn('ModelConstraints', 'behind');
        }
        if (constrained) this.meta.push('validators = ()  # ModelConstraints checks them');
        this.bases.push(...this.foundations());
        const parts = [
            this.fields.map(field => `    ${field}`).join('\n'),
            model ? `    class Meta${this.metaBase()}:\n${this.meta.map(line => `        ${line}`).join('\n')}` : '',
            ...this.methods,
        ].filter(Boolean);
        const docstring = docstringLines(declaration?.documentation, '    ');
        const body = `${docstring}${docstring && parts.length > 0 ? '\n' : ''}${parts.join('\n\n')}`;
        return `class ${className}(${this.bases.join(', ')}):\n${body || '    pass'}`;
    }

    /** One of our classes, in front of what it extends unless that has it already: Python could not put them in order. */
    private mixIn(name: string, place: 'before' | 'behind' = 'before'): void {
        this.inherited ??= inheritedMixins(this.project, this.serializer);
        this.mixins.add(name);
        if (this.inherited.has(name)) return;
        const source = this.file.own(configFolder, 'serializers', name);
        if (place === 'before') this.bases.unshift(source);
        else this.bases.push(source);
    }

    /** The classes that it extends. */
    private foundations(): string[] {
        const { file } = this;
        const { declaration, model } = this.serializer;
        const bases = (declaration?.bases ?? []).flatMap(base => {
            if (base.kind === 'python') return [file.dotted(base.name)];
            const found = this.ownBase(base.serializer);
            return found ? [found] : [];
        });
        if (bases.length > 0) return bases;
        if (!model) return [`${file.serializers}.Serializer`];
        return [`${file.serializers}.${declaration?.hyperlinked ? 'HyperlinkedModelSerializer' : 'ModelSerializer'}`];
    }

    private ownBase(id: SerializerId): string | undefined {
        const { project, file, serializer } = this;
        const declaration = indexOf(project).serializers.get(id);
        const found = declaration && serializerPlan(project).declared(declaration);
        if (!found) return undefined;
        return found.folder === serializer.folder
            ? found.className
            : file.own(found.folder, serializersModule(found.folder), found.className);
    }

    /** Options of class Meta are inherited only where it says so. */
    private metaBase(): string {
        for (const base of this.serializer.declaration?.bases ?? []) {
            const name = base.kind === 'serializer' ? this.ownBase(base.serializer) : undefined;
            const model = base.kind === 'serializer' && indexOf(this.project).serializers.get(base.serializer)?.model;
            if (name !== undefined && model) return `(${name}.Meta)`;
        }
        return '';
    }

    private key(name: string): void {
        if (!this.keys.includes(name)) this.keys.push(name);
    }

    private declared(declaration: Serializer): void {
        const { project, file } = this;
        const items = declaration.fields.kind === 'listed' ? declaration.fields.items : [];
        const nestedNames = new Set(declaration.nested.map(({ name }) => name));
        const declaredNames = new Set(declaration.declared.map(({ name }) => name));
        for (const { key, path } of items) {
            this.key(key);
            if (nestedNames.has(key) || declaredNames.has(key)) continue;
            const simple = path.segments.length === 1 && path.transforms.length === 0;
            if (simple && dotted(path) === key) continue;
            const target = path.segments[0]?.target;
            const field = simple && target?.kind === 'field' ? findField(project, target.field) : undefined;
            if (field && !isCompositeKey(field)) this.kwarg(key, `"source": ${quoteString(dotted(path))}`);
            else this.fields.push(`${key} = ${readField(project, file, path)}`);
        }
        for (const nested of declaration.nested) this.nested(nested);
        for (const field of declaration.declared) {
            this.key(field.name);
            const options = [
                ...(field.surplusArguments ?? []).map(value => valueSource(project, file, value)),
                ...field.options.map(option => this.option(option)),
            ].join(', ');
            const { type } = field;
            switch (type.kind) {
                case 'method': {
                    const said = field.options.find(option => option.name === 'method_name')?.value;
                    const method = said?.kind === 'string' ? said.value : `get_${field.name}`;
                    this.fields.push(`${field.name} = ${file.serializers}.SerializerMethodField(${options})`);
                    this.methods.push(
                        `    @${file.from('drf_spectacular.utils', 'extend_schema_field')}(${file.from('drf_spectacular.types', 'OpenApiTypes')}.ANY)
    def ${method}(self, obj):
        # Say here what the key holds.
        return None`,
                    );
                    break;
                }
                case 'python':
                    this.fields.push(`${field.name} = ${file.dotted(type.name)}(${options})`);
                    break;
                default: {
                    const name = /(Field|Serializer)$/.test(type.name) ? type.name : `${type.name}Field`;
                    this.fields.push(`${field.name} = ${file.serializers}.${name}(${options})`);
                }
            }
        }
    }

    /** What lists and dictionaries hold is said by a class of DRF's, and must be a field of it. */
    private option(option: FieldOption): string {
        const { name, value } = option;
        const isClass = name === 'child' && value.kind === 'word';
        return isClass
            ? `child=${this.file.serializers}.${value.word}Field()`
            : optionSource(this.project, this.file, [option]);
    }

    private nested(nested: NestedSerializer): void {
        const { project, file, serializer } = this;
        const { model } = serializer;
        const inner = nested.serializer && indexOf(project).serializers.get(nested.serializer);
        const innerClass = inner && serializerPlan(project).declared(inner);
        const rows = model && nestedRows(project, model, nested);
        if (!inner || !innerClass) return;
        if (!rows || nested.source) {
            this.readNested(nested, innerClass);
            return;
        }
        this.key(nested.name);
        const many = rows.many || nested.many;
        const serverSide = isServerSide(serializer, nested.name);
        const writable = nested.writable && !serverSide && serializer.written;
        const optional = many || rows.kind === 'reverse' || isOptional(rows.field);
        const options = [
            ...(many ? ['many=True'] : []),
            ...(writable ? (optional ? ['required=False'] : []) : ['read_only=True']),
            ...(writable && !many && optional ? ['allow_null=True'] : []),
            ...nested.options.map(option => optionSource(project, file, [option])),
        ];
        const name =
            innerClass.folder === serializer.folder
                ? innerClass.className
                : file.own(innerClass.folder, serializersModule(innerClass.folder), innerClass.className);
        this.fields.push(`${nested.name} = ${name}(${options.join(', ')})`);
        if (nested.writeBy !== undefined && !serverSide && rows.kind === 'forward' && model) {
            const key = `${nested.name}_${nested.writeBy}`;
            const readable = hasReadRules(project, rows.to);
            const source = keyField(project, file, { model, field: rows.field, by: nested.writeBy, readable });
            if (source) {
                this.fields.push(`${key} = ${source}`);
                this.key(key);
            }
        }
        if (writable) this.saving(nested, inner, rows, many);
    }

    /** Rows at the end of a path of its own, for reading. */
    private readNested(nested: NestedSerializer, inner: SerializerClass): void {
        const { file, serializer } = this;
        this.key(nested.name);
        const name =
            inner.folder === serializer.folder
                ? inner.className
                : file.own(inner.folder, serializersModule(inner.folder), inner.className);
        const options = [
            ...(nested.many ? ['many=True'] : []),
            ...(nested.source && dotted(nested.source) !== nested.name
                ? [`source=${quoteString(dotted(nested.source))}`]
                : []),
            'read_only=True',
        ];
        this.fields.push(`${nested.name} = ${name}(${options.join(', ')})`);
    }

    private readonly saved: { readonly name: string; readonly before: boolean; readonly many: boolean }[] = [];

    /** How nested rows are written. What the row itself refers to is written before it, what refers to it after. */
    private saving(nested: NestedSerializer, inner: Serializer, rows: NestedRows, many: boolean): void {
        const { project, file } = this;
        const match = matchField(project, inner, rows);
        const by = match === undefined ? 'None' : quoteString(match);
        const title = modelTitle(rows.to);
        const owner = snakeCase(this.serializer.model?.name ?? 'row');
        const name = nested.name;
        this.saved.push({ name, many, before: rows.kind === 'forward' && !many });
        if (rows.kind === 'forward' && !many) return;
        const matched = match === undefined ? '' : `, matched by ${match}`;
        if (rows.kind === 'forward') {
            this.methods.push(
                `    def save_${name}(self, ${owner}, rows):
        """Make these the ${plainTitle(nested.name)}${matched}; what is not there yet is created."""
        serializer = self.fields[${quoteString(name)}].child
        ${owner}.${name}.set(
            [${file.own(configFolder, 'serializers', 'match_or_create')}(serializer, ${by}, row) for row in rows]
        )`.replaceAll(/\(\n\s+\[(.*)\]\n\s+\)/g, '([$1])'),
            );
            return;
        }
        const saved = many
            ? `${file.own(configFolder, 'serializers', 'replace_rows')}(serializer, rows_there, ${by}, rows, ${rows.field.name}=${owner})`
            : `${file.own(configFolder, 'serializers', 'replace_row')}(serializer, rows_there, row, ${rows.field.name}=${owner})`;
        this.methods.push(`    def save_${name}(self, ${owner}, ${many ? 'rows' : 'row'}):
        """Make ${many ? `these the ${plainTitle(nested.name)}${matched}; others go` : `this the ${title}`}."""
        serializer = self.fields[${quoteString(name)}]${many ? '.child' : ''}
        rows_there = ${file.model(rows.to)}.objects.filter(${rows.field.name}=${owner})
        ${saved}`);
    }

    private kwarg(field: string, option: string): void {
        this.extra.set(field, [...(this.extra.get(field) ?? []), option]);
    }

    /** As they are written, where some of them are declared: those would otherwise stand behind the model's. */
    private keysInOrder({ items, keys = [] }: Serializer['fields'] & { kind: 'listed' }): string[] {
        const ofModel = new Set(items.map(({ key }) => key));
        const written = keys.filter(key => this.keys.includes(key) || !ofModel.has(key));
        return [...new Set([...written, ...this.keys])];
    }

    private describeModel(model: DjangoModel): void {
        const { project, file, serializer } = this;
        const { declaration } = serializer;
        this.meta.push(`model = ${file.model(model)}`);
        const fields = allFields(project, model);
        const hasPassword = isUser(project, model);
        if (declaration?.exclude.length) {
            this.meta.push(`exclude = ${tuple(declaration.exclude.map(({ key }) => quoteString(key)))}`);
        } else if (!declaration || declaration.fields.kind === 'all') {
            this.meta.push('fields = "__all__"');
        } else {
            this.meta.push(`fields = ${tuple(this.keysInOrder(declaration.fields).map(quoteString))}`);
        }
        const own = new Set(this.fields.map(field => field.split(' ')[0]));
        const several = fields.find(isCompositeKey)?.name;
        const isShown = several !== undefined && this.shows(several) && !own.has(several);
        if (isShown && !declaration?.exclude.some(({ key }) => key === several)) {
            this.fields.push(`${several} = ${file.serializers}.ListField(read_only=True)`);
        }
        const readOnly = readOnlyNames(serializer).filter(name => !own.has(name));
        // Who may do what is not for a request to say that nobody has told it may.
        if (!declaration && hasPassword) {
            readOnly.push(...fields.map(({ name }) => name).filter(name => privileges.has(name)));
        }
        readOnly.push(...nestedThrough(project, serializer).filter(name => this.shows(name)));
        if (readOnly.length > 0) this.meta.push(`read_only_fields = ${tuple([...new Set(readOnly)].map(quoteString))}`);
        const shown = !declaration || declaration.fields.kind === 'all' || this.keys.includes('password');
        if (hasPassword && shown && !declaration?.exclude.some(({ key }) => key === 'password')) {
            this.kwarg('password', '"write_only": True');
            if (serializer.written) this.mixIn('HashesPassword');
        }
        for (const { key } of declaration?.writeOnly ?? []) if (!own.has(key)) this.kwarg(key, '"write_only": True');
        for (const field of fields) {
            if (!isWithoutDigits(project, field) || own.has(field.name) || !this.shows(field.name)) continue;
            if (declaration?.exclude.some(({ key }) => key === field.name)) continue;
            for (const option of ['max_digits', 'decimal_places']) this.kwarg(field.name, `"${option}": None`);
        }
        if (declaration?.hyperlinked) this.hyperlinks(model);
        for (const option of declaration?.options ?? []) {
            this.meta.push(
                `${option.name} = ${
                    option.value.kind === 'list'
                        ? tuple(option.value.items.map(item => valueSource(project, file, item)))
                        : optionSource(project, file, [option]).replace(/^\w+=/, '')
                }`,
            );
        }
        const nested = nestingKinds(project, serializer, model);
        if (nested.has('one')) this.mixIn('HidesUnreadable');
        if (nested.has('many')) {
            this.meta.push(`list_serializer_class = ${file.own(configFolder, 'serializers', 'ReadableRows')}`);
        }
        if (declaration?.options?.some(({ name }) => name === 'depth')) {
            this.mixIn('NamesNested');
        }
        if (fields.some(field => isTextInApi(field) && this.showsColumn(field))) this.mixIn('TextsOfColumns');
        if (isMatched(project, serializer)) this.mixIn('ReusesRows');
        if (this.extra.size > 0) {
            const entries = [...this.extra].map(([key, options]) => `${quoteString(key)}: {${options.join(', ')}}`);
            this.meta.push(`extra_kwargs: ${file.from('typing', 'ClassVar')} = {${entries.join(', ')}}`);
        }
        const settled = new Set([...own, ...readOnly]);
        const related = fields.some(field => {
            if (settled.has(field.name) || !this.shows(field.name)) return false;
            const to = field.type.kind === 'relation' && indexOf(project).models.get(field.type.to);
            return to && hasReadRules(project, to);
        });
        if (related && serializer.written) {
            this.fields.unshift(
                `serializer_related_field = ${file.own(configFolder, 'serializers', 'ReadablePrimaryKeyField')}`,
            );
        }
        if (this.saved.length > 0) this.writeMethods();
    }

    private shows(name: string): boolean {
        const { declaration } = this.serializer;
        return !declaration || declaration.fields.kind === 'all' || this.keys.includes(name);
    }

    /** Whether one of the keys is of that column, under its name or another one. */
    private showsColumn({ name }: Field): boolean {
        const fields = this.serializer.declaration?.fields;
        const isNamed =
            fields?.kind === 'listed' &&
            fields.items.some(({ path }) => path.segments.length === 1 && path.segments[0]?.name === name);
        return isNamed || this.shows(name);
    }

    /** A row's own address; rows that it leads to are named by their keys. */
    private hyperlinks(model: DjangoModel): void {
        const { project, file } = this;
        this.fields.unshift(`serializer_related_field = ${file.serializers}.PrimaryKeyRelatedField`);
        const found = rowAddress(project, model);
        if (!found) return;
        const lookup = found.lookup === 'pk' ? '' : `, "lookup_field": ${quoteString(found.lookup)}`;
        this.kwarg('url', `"view_name": ${quoteString(found.viewName)}${lookup}`);
    }

    private writeMethods(): void {
        const { file } = this;
        const owner = snakeCase(this.serializer.model?.name ?? 'row');
        const transaction = file.from('django.db', 'transaction');
        const before = this.saved.filter(entry => entry.before).map(({ name }) => name);
        const rest = this.saved.filter(entry => !entry.before);
        const after = rest.map(({ name }) => name);
        // Null is no list, but it may be said of one row that there shall be none.
        const nullable = rest.some(({ many }) => !many);
        const method = (name: 'create' | 'update'): string => {
            const self = name === 'create' ? 'self, ' : 'self, instance, ';
            const given = name === 'create' ? 'validated_data' : 'instance, validated_data';
            const lines = [`    @${transaction}.atomic`, `    def ${name}(${self}validated_data):`];
            for (const field of before) lines.push(`        self.save_${field}(validated_data)`);
            const nested = `{name: validated_data.pop(name) for name in ${tuple(after.map(quoteString))} if name in validated_data}`;
            if (after.length === 1 && !nullable) {
                lines.push(`        ${after[0]} = validated_data.pop(${quoteString(after[0] ?? '')}, None)`);
            } else if (after.length > 0) {
                lines.push(`        nested = ${nested}`);
            }
            lines.push(`        ${owner} = super().${name}(${given})`);
            for (const field of after) {
                if (after.length === 1 && !nullable) {
                    lines.push(
                        `        if ${field} is not None:`,
                        `            self.save_${field}(${owner}, ${field})`,
                    );
                } else {
                    lines.push(
                        `        if ${quoteString(field)} in nested:`,
                        `            self.save_${field}(${owner}, nested[${quoteString(field)}])`,
                    );
                }
            }
            lines.push(`        return ${owner}`);
            return lines.join('\n');
        };
        this.methods.unshift(method('create'), method('update'), ...before.map(name => this.savedBefore(name)));
    }

    private savedBefore(name: string): string {
        const { project, file, serializer } = this;
        const nested = serializer.declaration?.nested.find(candidate => candidate.name === name);
        const inner = nested?.serializer && indexOf(project).serializers.get(nested.serializer);
        const rows = nested && serializer.model && nestedRows(project, serializer.model, nested);
        const match = inner && rows ? matchField(project, inner, rows) : undefined;
        return `    def save_${name}(self, validated_data):
        """Find the ${rows ? modelTitle(rows.to) : 'row'}, or make it if it is not there yet."""
        row = validated_data.get(${quoteString(name)})
        if row is not None:
            serializer = self.fields[${quoteString(name)}]
            validated_data[${quoteString(name)}] = ${file.own(configFolder, 'serializers', 'match_or_create')}(serializer, ${match === undefined ? 'None' : quoteString(match)}, row)`;
    }
}

const plainTitle = (name: string): string => name.replaceAll('_', ' ');

const isOptional = (field: Field): boolean =>
    field.optional ||
    field.options.some(({ name, value }) => name === 'null' && value.kind === 'boolean' && value.value);

const privileges = new Set([
    'is_staff',
    'is_superuser',
    'is_active',
    'groups',
    'user_permissions',
    'last_login',
    'date_joined',
]);

/** Whether rows of the model log in: they have a password that nobody reads. */
export const isUser = (project: Project, model: DjangoModel): boolean =>
    [model, ...ancestorsOf(project, model)].some(
        ({ app, name }) => app === 'auth' && ['User', 'AbstractUser', 'AbstractBaseUser'].includes(name),
    );

export function hasConstraints(project: Project, model: DjangoModel): boolean {
    return [model, ...ancestorsOf(project, model)].some(
        ({ constraints, meta }) => constraints.length > 0 || meta.some(({ name }) => name === 'unique_together'),
    );
}

/** Whether the server fills a field that must be unique, where no validator looks. */
function fillsUnique(project: Project, { model, written, filled, parent }: SerializerClass): boolean {
    const names = [...filled, ...(parent ? [parent.by] : [])];
    return written && names.some(name => model && isUnique(fieldNamed(project, model, name)));
}

/** Whether no two rows may have the same value of it. */
export const isUnique = (field: Field | undefined): boolean =>
    field !== undefined &&
    ((field.type.kind === 'relation' && field.type.relation === 'OneToOneField') ||
        isOptionTrue(field, 'unique') ||
        isOptionTrue(field, 'primary_key'));

function* nestingsOf(project: Project, serializer: SerializerClass): Iterable<{ inner: Serializer; rows: NestedRows }> {
    const { declaration } = serializer;
    if (!declaration) return;
    for (const { outer, nested } of nestings(project).get(declaration.id) ?? []) {
        const model = outer.model && indexOf(project).models.get(outer.model);
        const rows = nested.writable && model ? nestedRows(project, model, nested) : undefined;
        if (rows) yield { inner: declaration, rows };
    }
}

/** By the id of a serializer, where others nest it. */
const nestings = perProject(project => {
    const found = project.apps.flatMap(({ serializers }) =>
        serializers.flatMap(outer => outer.nested.map(nested => ({ outer, nested }))),
    );
    return Map.groupBy(found, ({ nested }) => nested.serializer);
});

/** How other serializers nest this one's rows, where rules say who may read them. */
function nestingKinds(project: Project, { declaration }: SerializerClass, model: DjangoModel): Set<'one' | 'many'> {
    const kinds = new Set<'one' | 'many'>();
    if (!declaration || !hasReadRules(project, model)) return kinds;
    for (const { outer, nested } of nestings(project).get(declaration.id) ?? []) {
        const of = outer.model && indexOf(project).models.get(outer.model);
        kinds.add(nested.many || (of && nestedRows(project, of, nested)?.many) ? 'many' : 'one');
    }
    return kinds;
}

/** Whether another serializer finds this one's rows by a unique value. */
const isMatched = (project: Project, serializer: SerializerClass): boolean =>
    [...nestingsOf(project, serializer)].some(({ inner, rows }) => matchField(project, inner, rows) !== undefined);

/** Fields that lead to the row in which another serializer nests this one's rows. */
function nestedThrough(project: Project, serializer: SerializerClass): string[] {
    return [...nestingsOf(project, serializer)].flatMap(({ rows }) =>
        rows.kind === 'reverse' ? [rows.field.name] : [],
    );
}

/** DRF has no field of its own for such a key, and would make one text of it. */
