/**
 * All that is said about wrong syntax, in words for the person who writes it: what was expected here, and not which of forty
 * tokens would have done.
 */

/** Of single characters and of literals, as the lexer finds them. */
export const lexingMessages = {
    unclosedString: () => 'This text has no closing `"` on its line.',
    badEscape: (found: string) =>
        `\`${found}\` is no escape of JSON's: use \`\\"\`, \`\\\\\`, \`\\/\`, \`\\b\`, \`\\f\`, \`\\n\`, \`\\r\`, \`\\t\` or \`\\u\` with four hexadecimal digits.`,
    unclosedPython: () => 'This Python name has no closing backtick on its line.',
    badPythonName: (image: string) => `${image} is no dotted Python name, such as \`shop.validators.even\`.`,
    durationTooLong: (image: string) => `The duration ${image} is too long to be counted in milliseconds.`,
    unclosedComment: () => 'This comment is never closed with `*/`.',
    unexpectedCharacters: (characters: string) =>
        /^\p{L}/u.test(characters)
            ? `Names are made of a to z, digits and \`_\`: ${quoted(characters)} cannot be part of one.`
            : `${quoted(characters)} means nothing here.${strangeSigns[characters.charAt(0)] ?? ''}`,
};

export const parsingMessages = {
    unexpected: (found: string, rule: string) =>
        `${expectedAt[rule] ?? 'Something else was expected here'}, not ${quoted(found)}.${habitOf(rule, found)}`,
    noBlockHere: () => 'What stands before this `{` has no block.',
    notClosed: () => 'The block that starts here is never closed with `}`.',
    blockExpected: () => 'Expected `{` here: the block ends below.',
    tooDeep: () => 'This is nested too deeply.',
    strayClose: () => 'This `}` closes nothing.',
    /** `expected` is a token's name in the grammar. */
    mismatch: (expected: string, rule: string, found: string | undefined) => {
        if (rule === 'ListValue' && found === '=') return attributesOfNothing;
        const what = expectedTokenAt[`${rule}.${expected}`] ?? `Expected ${tokenNames[expected] ?? `\`${expected}\``}`;
        return found === undefined ? `${what}.` : `${what}, not ${quoted(found)}.`;
    },
    /** `first`: nothing of the rule's text has been read yet, so the rule as a whole is what was expected. */
    noAlternative: (rule: string, found: string | undefined, first: boolean) => {
        const what = first || !lines.has(rule) ? expectedAt[rule] : undefined;
        if (what) return found === undefined ? `${what}.` : `${what}, not ${quoted(found)}.${habitOf(rule, found)}`;
        return found === undefined ? 'This line is not complete.' : `${quoted(found)} does not fit here.`;
    },
};

/** What stands for the signs of other languages. */
const strangeSigns: Readonly<Record<string, string>> = {
    '#': ' A comment begins with `//`.',
    "'": ' A text stands in double quotes.',
    '&': ' Conditions are joined by `and`.',
    '|': ' Conditions are joined by `or`.',
};

/** What is said besides where somebody writes as in Python or in another language: by rule and token, or by token. */
const habits: Readonly<Record<string, string>> = {
    ',': ' Lines end without a comma.',
    'FileItem:class': ' A model is written `model Name { ... }`.',
    'AppItem:class': ' A model is written `model Name { ... }`.',
    'ModelItem:class': ' What Django has in `class Meta` stands among the lines of the model: `ordering name`.',
    'ModelItem:unique_together': ' It is written `unique`, once for each set of fields.',
    'ModelItem:index_together': ' It is written `index`, once for each set of fields.',
    'ModelItem:def': ' Methods are written in Python, in the files that are generated.',
    'Primary:=': ' To compare, `=` is written once.',
    'Value:=': ' To compare, `=` is written once.',
    'Sum:=': ' To compare, `=` is written once.',
};

/** `shop [shape=box]`, where a node was meant: without its keyword it is an attribute whose value is a list. */
const attributesOfNothing = 'A list has no `=` in it: a node with attributes is written `node name [shape=box]`.';

const habitOf = (rule: string, found: string): string => habits[`${rule}:${found}`] ?? habits[found] ?? '';

const tokenNames: Readonly<Record<string, string>> = {
    ID: 'a name',
    WORD: 'a name',
    KEY: 'a name and `:`',
    STRING: 'a text in double quotes',
    NUMBER: 'a number',
    DURATION: 'a duration such as `10s` or `1h30m`',
    PYTHON: 'a dotted Python name in backticks',
};

/** Rules that hold whole lines, where what is missing in one must not be taken for the line. */
const lines: ReadonlySet<string> = new Set([
    'AdminItem',
    'BackendItem',
    'GraphItem',
    'ModelItem',
    'OAuthItem',
    'ProjectItem',
    'RequestItem',
    'RouteSetting',
    'SerializerItem',
]);

/** What a rule stands for, where none of its alternatives fits. */
const expectedAt: Readonly<Record<string, string>> = {
    FileItem: 'Expected a declaration such as `app`, `model`, `routes`, `graph` or `request`',
    AppItem: 'Expected a declaration of an app: `model`, `enum`, `serializer`, `task`, `command`, `field` or `signal`',
    ProjectItem: "Expected one of the project's settings, such as `title`, `database` or `user_model`",
    OAuthItem: 'Expected `grants`, `scope`, `client`, `path` or a lifetime',
    EnumMember: "Expected the name of one of the enum's members",
    EnumValue: "Expected the member's value: a number or a text",
    ModelItem: "Expected a field (`name: Type`) or one of a model's lines, such as `ordering`, `unique` or `allow`",
    PermissionDeclaration: 'Expected the name of a permission',
    Operation: 'Expected `read`, `write`, `create`, `update` or `delete`',
    FieldType: "Expected a field's type after `name:`",
    AdminItem: "Expected one of the admin's options, such as `list_display` or `search_fields`",
    SerializerItem: 'Expected `fields`, `read_only_fields`, `exclude` or `name: Serializer`',
    RoutesItem: 'Expected a `route` or a setting for all routes of this block, such as `permission_classes`',
    RouteItem: "Expected an `action` or one of the route's settings, such as `serializer`",
    RouteSetting: "Expected one of the route's settings, such as `serializer` or `permission_classes`",
    View: 'Expected what answers the route: `viewset`, `list`, `detail`, `create`, `update`, `delete`, `view`, `class`, `template`, `graph`, `redirect`, `include` or `schema`',
    HttpMethod: 'Expected an HTTP method such as `GET` or `POST`',
    GraphItem:
        'Expected a `node`, an edge (`a -> b`), `nodes`, `edges`, `cluster`, `engine` or an attribute with its value',
    EdgeChain: 'Expected `->` or `--`, and a node behind it',
    EdgeEnd: 'Expected a node, or a set of nodes in braces',
    NodeUse: 'Expected the name of a node',
    NodeName: 'Expected a name: a word or a whole number',
    AttributeStatement: 'Expected an attribute and its value, such as `color red`, or `node` before a name',
    AttributeValue: "Expected the attribute's value",
    FixtureRow: 'Expected a row: a model, a name for the row, and `{`',
    FixtureValue: 'Expected one of the row\'s fields, as in `name: "Atlas"`',
    BackendItem: 'Expected `base_url`, `client`, `timeout` or `header`',
    RequestItem: 'Expected `query`, `path`, `header`, `body` or `expect`',
    ScopeName: 'Expected the name of a scope',
    Base: 'Expected a model, or a Python class in backticks',
    Path: 'Expected a name',
    OrderBy: 'Expected the name of a field',
    IndexedExpression: 'Expected the name of a field',
    MethodCall: "Expected one of the queryset's methods, such as `filter(...)`",
    Argument: 'Expected an option (`unique`, `max_length=40`) or a value',
    Value: 'Expected a value',
    Primary: 'Expected a value',
    Literal: 'Expected a value',
    Expression: 'Expected a condition or a value',
    AndExpression: 'Expected a condition or a value',
    NotExpression: 'Expected a condition or a value',
    Comparison: 'Expected a condition or a value',
    Sum: 'Expected a value',
    Product: 'Expected a value',
    ObjectEntry: 'Expected `key: value`',
};

/** Where a token's name alone would say too little: by rule and token. */
const expectedTokenAt: Readonly<Record<string, string>> = {
    'FieldDeclaration.:': "Expected `:` and the field's type",
    'FieldType.]': 'Expected `]`: `Model[]` is a relation to many',
    'SerializerDeclaration.{': 'Expected `of` and a model, or `{`',
    'ModelDeclaration.{': "Expected `{`, and the model's fields below",
    'ModelDeclaration.ID': "Expected the model's name",
    'AppDeclaration.ID': "Expected the app's name",
    'EnumDeclaration.ID': "Expected the enum's name",
    'RoutesDeclaration.ID': 'Expected a name for this block of routes, and the path in front of them',
    'RoutesDeclaration.STRING':
        'Expected the path in front of all routes of the block, in double quotes; `""` for none',
    'RouteDeclaration.STRING': "Expected the route's path in double quotes",
    'GraphDeclaration.ID': "Expected the graph's name",
    'EnumMember.ID': "Expected the name of one of the enum's members",
    'PermissionDeclaration.ID': 'Expected the name of a permission',
    'ListValue.]': 'Expected `,` or `]`',
    'NodeUse.ID': 'Expected the name of a port',
    'FixtureRow.{': 'Expected a name for the row, and its values in braces',
};

const quoted = (text: string) => `\`${text.length > 40 ? `${text.slice(0, 40)}…` : text}\``;
