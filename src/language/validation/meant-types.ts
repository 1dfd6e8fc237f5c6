/** Field classes by what other languages and databases call their types, in small letters. */
export const foreignTypes: Readonly<Record<string, string>> = {
    string: 'Char',
    str: 'Char',
    varchar: 'Char',
    character: 'Char',
    int: 'Integer',
    long: 'BigInteger',
    bigint: 'BigInteger',
    smallint: 'SmallInteger',
    serial: 'Auto',
    bool: 'Boolean',
    number: 'Decimal',
    numeric: 'Decimal',
    money: 'Decimal',
    double: 'Float',
    real: 'Float',
    timestamp: 'DateTime',
    interval: 'Duration',
    timedelta: 'Duration',
    bytes: 'Binary',
    blob: 'Binary',
    jsonb: 'JSON',
    guid: 'UUID',
    inet: 'GenericIPAddress',
};

/** The field class that a type was meant to be which is written as Django writes it, `CharField`, or as others do: `string`. */
export function typeMeantBy(written: string, isFieldClass: (name: string) => boolean): string | undefined {
    const stem = /^(\w+)Field$/.exec(written)?.[1];
    return stem !== undefined && isFieldClass(stem) ? stem : foreignTypes[written.toLowerCase()];
}
