import type { GeneratedColumn } from '../../../model/generated-state.js';

/** Of Django's classes: those whose columns hold all that one of the class holds. */
const wider: Readonly<Record<string, readonly string[]>> = {
    SmallIntegerField: ['IntegerField', 'BigIntegerField', 'DecimalField', 'FloatField'],
    IntegerField: ['BigIntegerField', 'DecimalField', 'FloatField'],
    BigIntegerField: ['DecimalField', 'FloatField'],
    PositiveSmallIntegerField: [
        'SmallIntegerField',
        'IntegerField',
        'BigIntegerField',
        'PositiveIntegerField',
        'PositiveBigIntegerField',
        'DecimalField',
        'FloatField',
    ],
    PositiveIntegerField: ['IntegerField', 'BigIntegerField', 'PositiveBigIntegerField', 'DecimalField', 'FloatField'],
    PositiveBigIntegerField: ['BigIntegerField', 'DecimalField', 'FloatField'],
    AutoField: ['BigAutoField', 'IntegerField', 'BigIntegerField'],
    SmallAutoField: ['AutoField', 'BigAutoField', 'IntegerField', 'BigIntegerField'],
    BigAutoField: ['BigIntegerField'],
    DecimalField: ['FloatField'],
    FloatField: ['DecimalField'],
    BooleanField: ['SmallIntegerField', 'IntegerField', 'PositiveSmallIntegerField', 'PositiveIntegerField'],
    DateField: ['DateTimeField'],
    FileField: ['ImageField'],
    ImageField: ['FileField'],
    SlugField: ['FilePathField'],
    ForeignKey: ['OneToOneField'],
    OneToOneField: ['ForeignKey'],
};

const anyText = new Set(['CharField', 'TextField']);

/** Whether a column of the new class holds whatever the old one may hold; how long a text is aside. */
export const holdsAll = (before: GeneratedColumn, now: GeneratedColumn): boolean =>
    before.type === now.type ||
    (wider[before.type] ?? []).includes(now.type) ||
    (anyText.has(now.type) && !isRelation(before) && !/^(Binary|JSON)Field$/.test(before.type));

export const isRelation = ({ to }: GeneratedColumn): boolean => to !== undefined;
export const isToMany = ({ type }: GeneratedColumn): boolean => type === 'ManyToManyField';

/** `Char`, `a relation to shop.Item`. */
export function columnWords({ type, to }: GeneratedColumn): string {
    if (to === undefined) return type.replace(/Field$/, '');
    return type === 'ManyToManyField' ? `a relation to many ${to}` : `a relation to ${to}`;
}
