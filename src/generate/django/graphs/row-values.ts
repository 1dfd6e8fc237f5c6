import type { DjangoModel } from '../../../model/django-model.js';
import type { Path, PathSegment } from '../../../model/expression.js';
import type { Project } from '../../../model/project.js';
import { findField, indexOf, isNullable } from '../../../model/queries.js';
import { strRelations } from '../shown-relations.js';

/** Values at paths from a row, and the relations that are read along with the rows for their sake. */
export class RowValues {
    /** For `select_related`. */
    readonly related = new Set<string>();
    /** For `prefetch_related`. */
    readonly prefetched = new Set<string>();
    private readonly project: Project;
    /** The variable of the row. */
    private readonly row: string;

    constructor(project: Project, row: string) {
        this.project = project;
        this.row = row;
    }

    /** What a reader is shown: of a row its name. */
    shown(path: Path): string {
        const many = path.segments.findIndex(({ toMany }) => toMany);
        return many >= 0 ? this.joined(path, many) : this.single(path, true);
    }

    /** What a column holds; None where a row on the way is missing. */
    stored(path: Path): string {
        const many = path.segments.findIndex(({ toMany }) => toMany);
        return many >= 0 ? this.joined(path, many) : this.single(path, false);
    }

    /** The values of many rows in one text; `manyAt`: the segment that leads to many. */
    private joined(path: Path, manyAt: number): string {
        const names = path.segments.map(({ name }) => name);
        // What stands behind the rows is read along with them, and so is what their names follow.
        const named = targetOf(this.project, path);
        const followed = named ? names : names.slice(0, -1);
        this.prefetched.add(followed.join('__'));
        for (const behind of named ? strRelations(this.project, named) : [])
            this.prefetched.add([...followed, behind].join('__'));
        const inner = names.slice(manyAt + 1);
        const missing = inner.slice(0, -1).map((_, at) => ['item', ...inner.slice(0, at + 1)].join('.'));
        const where = missing.filter((_, at) => this.mayLack(path.segments[manyAt + 1 + at]));
        const to = [this.row, ...names.slice(0, manyAt + 1)].join('.');
        const condition = where.length > 0 ? ` if ${where.join(' and ')}` : '';
        return `", ".join(str(${['item', ...inner].join('.')}) for item in ${to}.all()${condition})`;
    }

    private single(path: Path, isShown: boolean): string {
        const hops = path.segments.slice(0, -1);
        const last = path.segments.at(-1);
        const field = fieldOf(this.project, last);
        const isRelation = field?.type.kind === 'relation' && last?.target.kind === 'field';
        const joined = (isRelation ? path.segments : hops).map(({ name }) => name);
        if (joined.length > 0) this.related.add(joined.join('__'));
        const named = isRelation && isShown ? targetOf(this.project, path) : undefined;
        for (const behind of named ? strRelations(this.project, named) : [])
            this.related.add([...joined, behind].join('__'));
        let source = this.row;
        const guards: string[] = [];
        for (const segment of hops) {
            source += `.${segment.name}`;
            if (this.mayLack(segment)) guards.push(source);
        }
        source += `.${[last?.name ?? 'pk', ...path.transforms].join('.')}`;
        if (isRelation && isShown) {
            if (isNullable(this.project, field)) guards.push(source);
            source = `str(${source})`;
        }
        return guards.length > 0 ? `${source} if ${guards.join(' and ')} else ${isShown ? '""' : 'None'}` : source;
    }

    /** Whether a row may have nothing there. */
    private mayLack(segment: PathSegment | undefined): boolean {
        const hop = fieldOf(this.project, segment);
        return !hop || isNullable(this.project, hop);
    }
}

/** The model whose rows a path leads to. */
export function targetOf(project: Project, path: Path): DjangoModel | undefined {
    const { models } = indexOf(project);
    const last = path.segments.at(-1);
    if (last?.target.kind === 'reverse') return models.get(last.target.model);
    const field = fieldOf(project, last);
    const isRelation = field?.type.kind === 'relation' || field?.type.kind === 'generic-relation';
    return isRelation && field.type.to !== undefined ? models.get(field.type.to) : undefined;
}

const fieldOf = (project: Project, segment: PathSegment | undefined): ReturnType<typeof findField> =>
    segment && 'field' in segment.target && segment.target.field ? findField(project, segment.target.field) : undefined;
