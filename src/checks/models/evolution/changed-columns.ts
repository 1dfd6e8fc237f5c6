import type { Field } from '../../../model/django-model.js';
import type { GeneratedColumn } from '../../../model/generated-state.js';
import { modelId } from '../../../model/names.js';
import type { Project } from '../../../model/project.js';
import { indexOf, optionOf } from '../../../model/queries.js';
import type { SourceSpan } from '../../../model/source-span.js';
import { type Finding, finding } from '../../finding.js';
import { defaultOf } from '../option-values.js';
import { canBeNull } from './added-fields.js';
import { columnWords, holdsAll, isRelation, isToMany } from './column-types.js';
import { changedTables, formerLabel, type KeptColumn } from './table-changes.js';
import { writtenType } from './written-column.js';

/** A column that holds less than before, or something else. */
export function* changedColumns(project: Project): Iterable<Finding> {
    for (const { model, kept } of changedTables(project)) {
        for (const column of kept) {
            if (isOfAnotherType(project, column)) yield typeChange(project, model.app, column);
            else {
                yield* shortened(column);
                yield* fewerDigits(column);
            }
            if (isNewlyNeeded(column)) {
                yield finding('column-not-null', column.span, {
                    field: column.field.name,
                    canBeNull: canBeNull(project, column),
                });
            }
        }
    }
}

function isOfAnotherType(project: Project, { before, now }: KeptColumn): boolean {
    if (!isRelation(before) || !isRelation(now))
        return isRelation(before) !== isRelation(now) || !holdsAll(before, now);
    if (isToMany(before) !== isToMany(now)) return true;
    const leadsElsewhere = before.to !== formerLabel(project, now.to ?? '') && before.to !== now.to;
    const isThrough = (label: string | undefined) => before.through === label;
    return leadsElsewhere || !(isThrough(now.through) || isThrough(now.through && formerLabel(project, now.through)));
}

function hasModel(project: Project, label: string): boolean {
    const [app = '', name = ''] = label.split('.');
    return indexOf(project).models.has(modelId(app, name));
}

function typeChange(project: Project, app: string, { field, before, now, span }: KeptColumn): Finding {
    const [old, current] = [columnWords(before), columnWords(now)];
    const isThere = [before.to, before.through].every(label => label === undefined || hasModel(project, label));
    const type = isThere ? writtenType(project, app, before) : undefined;
    const way = (through: string | undefined) => (through === undefined ? '' : ` through ${through}`);
    return finding('column-type-changed', span, {
        field: field.name,
        before: old === current ? old + way(before.through) : old,
        now: old === current ? current + way(now.through) : current,
        fate: fateOf(before, now),
        ...(type !== undefined && { type }),
    });
}

/**
 * Between a column and a table of its own Django drops the one and makes the other (`generate_altered_fields`); what is between
 * the ends of a relation cannot be exchanged (`BaseDatabaseSchemaEditor.alter_field`).
 */
function fateOf(before: GeneratedColumn, now: GeneratedColumn): 'unfit' | 'dropped' | 'refused' {
    if (isToMany(before) !== isToMany(now)) return 'dropped';
    return isToMany(before) && before.through !== now.through ? 'refused' : 'unfit';
}

const unlimited = new Set(['TextField', 'CharField']);

function* shortened({ field, before, now, span }: KeptColumn): Iterable<Finding> {
    if (now.maxLength === undefined || now.type === 'TextField') return;
    const room = before.maxLength ?? (unlimited.has(before.type) ? null : undefined);
    if (room === undefined || (room !== null && room <= now.maxLength)) return;
    const place = spanOfOption(field, 'max_length', span);
    yield finding('column-shortened', place, { field: field.name, before: room, now: now.maxLength });
}

function* fewerDigits({ field, before, now, span }: KeptColumn): Iterable<Finding> {
    const [digits, places] = [before.maxDigits, before.decimalPlaces];
    if (digits === undefined || places === undefined) return;
    if (now.maxDigits === undefined || now.decimalPlaces === undefined) return;
    if (places <= now.decimalPlaces && digits - places <= now.maxDigits - now.decimalPlaces) return;
    const words = (all: number, behind: number): string => `${all - behind} and ${behind}`;
    yield finding('column-fewer-digits', spanOfOption(field, 'max_digits', span), {
        field: field.name,
        before: words(digits, places),
        now: words(now.maxDigits, now.decimalPlaces),
        digits: Math.max(digits - places, now.maxDigits - now.decimalPlaces) + Math.max(places, now.decimalPlaces),
        places: Math.max(places, now.decimalPlaces),
    });
}

/** An inherited field's option stands in another declaration. */
const spanOfOption = (field: Field, name: string, place: SourceSpan): SourceSpan =>
    place === field.span ? (field.options.find(option => option.name === name)?.span ?? place) : place;

const isNewlyNeeded = ({ field, before, now }: KeptColumn): boolean =>
    before.nullable && !now.nullable && !isToMany(now) && !defaultOf(field) && !optionOf(field, 'db_default');
