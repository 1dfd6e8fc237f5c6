import { AstUtils, GrammarAST, isReference } from 'langium';
import { describe, expect, test } from 'vitest';
import * as ast from '../../../src/language/generated/ast.js';
import { languageServices, parse, syntaxErrors } from '../../support/parsing.js';

/** Read from the grammar, so that a new keyword is tested as well. */
const keywords = [
    ...new Set(
        AstUtils.streamAllContents(languageServices().Grammar)
            .filter(GrammarAST.isKeyword)
            .map(keyword => keyword.value)
            .filter(value => /^\w+$/.test(value)),
    ),
].sort();

interface Position {
    readonly what: string;
    readonly text: (name: string) => string;
    /** The type of the declaration whose `name` it is, or of the node with a reference of that text. */
    readonly type: string;
    /** Words that mean something else here, with the reason beside them. */
    readonly except?: readonly string[];
}

const inModel = (line: string) => `app shop {\n  model M {\n    a: Char\n    ${line}\n    z: Char\n  }\n}`;
const inApp = (line: string) => `app shop {\n  ${line}\n  model Z { z: Char }\n}`;
const inRoutes = (line: string) => `routes r "" in shop {\n  ${line}\n  route "z/" view z\n}`;
const inGraph = (line: string) => `graph g {\n  node a\n  ${line}\n  node z\n}`;

const declarations: readonly Position[] = [
    { what: 'project', type: ast.ProjectDeclaration.$type, text: name => `project ${name} {\n  title "T"\n}` },
    { what: 'database', type: ast.DatabaseSetting.$type, text: name => `project p {\n  database ${name} sqlite\n}` },
    { what: 'scope', type: ast.ScopeDeclaration.$type, text: name => `oauth2 {\n  scope ${name} "S"\n  scope z\n}` },
    {
        what: 'scope, first part',
        type: ast.ScopeDeclaration.$type,
        text: name => `oauth2 {\n  scope ${name}:read "S"\n}`,
    },
    {
        what: 'client',
        type: ast.ClientDeclaration.$type,
        text: name => `oauth2 {\n  client ${name} scopes a\n  client z\n}`,
    },
    { what: 'app', type: ast.AppDeclaration.$type, text: name => `app ${name} {\n  model Z { z: Char }\n}` },
    { what: 'model', type: ast.ModelDeclaration.$type, text: name => inApp(`model ${name} { a: Char }`) },
    {
        what: 'model with a base',
        type: ast.ModelDeclaration.$type,
        text: name => inApp(`model ${name} extends Z { a: Char }`),
    },
    { what: 'proxy', type: ast.ModelDeclaration.$type, text: name => inApp(`proxy model ${name} of Z { str "x" }`) },
    { what: 'field type', type: ast.FieldTypeDeclaration.$type, text: name => inApp(`field ${name} = \`a.B\`(c)`) },
    { what: 'enum', type: ast.EnumDeclaration.$type, text: name => inApp(`enum ${name} { a b }`) },
    { what: 'enum with a base', type: ast.EnumDeclaration.$type, text: name => inApp(`enum ${name}: int { a = 1 }`) },
    { what: 'enum member', type: ast.EnumMember.$type, text: name => inApp(`enum E { a "A"  ${name} "N"  z "Z" }`) },
    {
        what: 'enum member on a line',
        type: ast.EnumMember.$type,
        text: name => inApp(`enum E {\n    a\n    ${name}\n    z = 3\n  }`),
    },
    {
        what: 'serializer',
        type: ast.SerializerDeclaration.$type,
        text: name => inApp(`serializer ${name} of Z { fields * }`),
    },
    {
        what: 'serializer field',
        type: ast.SerializerField.$type,
        text: name => inApp(`serializer S of Z {\n    fields *\n    ${name}: Other\n  }`),
    },
    {
        what: 'serializer key',
        type: ast.SerializerKey.$type,
        text: name => inApp(`serializer S of Z { fields ${name} = a.b, c }`),
    },
    { what: 'task', type: ast.TaskDeclaration.$type, text: name => inApp(`task ${name}(a: int)`) },
    { what: 'command', type: ast.CommandDeclaration.$type, text: name => inApp(`command ${name}() "Does it"`) },
    { what: 'parameter', type: ast.Parameter.$type, text: name => inApp(`command c(a: str, ${name}: int = 3)`) },
    { what: 'field', type: ast.FieldDeclaration.$type, text: name => inModel(`${name}: Char(10)`) },
    {
        what: 'field of a line',
        type: ast.FieldDeclaration.$type,
        text: name => inApp(`model M { a: Char  ${name}: Char?(10)  b: Char }`),
    },
    { what: 'queryset', type: ast.QuerySetMethod.$type, text: name => inModel(`queryset ${name} = filter(a = 1)`) },
    {
        what: 'queryset with parameters',
        type: ast.QuerySetMethod.$type,
        text: name => inModel(`queryset ${name}(b) = filter(a = b)`),
    },
    {
        what: 'annotation',
        type: ast.Annotation.$type,
        text: name => inModel(`queryset q = annotate(${name} = count(a))`),
    },
    { what: 'manager', type: ast.ManagerDeclaration.$type, text: name => inModel(`manager ${name} where a = 1`) },
    { what: 'unique constraint', type: ast.UniqueConstraint.$type, text: name => inModel(`unique a as ${name}`) },
    { what: 'index', type: ast.IndexDeclaration.$type, text: name => inModel(`index a, -z as ${name}`) },
    { what: 'check', type: ast.CheckConstraint.$type, text: name => inModel(`check a = 1 as ${name}`) },
    {
        what: 'permission',
        type: ast.PermissionDeclaration.$type,
        text: name => inModel(`permissions { ${name} "May"  z "Z" }`),
    },
    {
        what: 'routes',
        type: ast.RoutesDeclaration.$type,
        text: name => `routes ${name} "" in shop {\n  route "z/" view z\n}`,
    },
    {
        what: 'route',
        type: ast.RouteDeclaration.$type,
        text: name => inRoutes(`route "a/" template "a.html" as ${name}`),
    },
    {
        what: 'route with settings',
        type: ast.RouteDeclaration.$type,
        text: name => inRoutes(`route "a/" viewset M as ${name} {\n    search_fields a\n  }`),
    },
    { what: 'view', type: ast.CodeView.$type, text: name => inRoutes(`route "a/" view ${name} GET`) },
    {
        what: 'action',
        type: ast.ActionDeclaration.$type,
        text: name => inRoutes(`route "a/" viewset M {\n    action ${name} POST detail { set a = 1 }\n  }`),
    },
    { what: 'graph', type: ast.GraphDeclaration.$type, text: name => `graph ${name} {\n  node a\n}` },
    { what: 'directed graph', type: ast.GraphDeclaration.$type, text: name => `graph ${name} directed {\n  node a\n}` },
    { what: 'node', type: ast.NodeDeclaration.$type, text: name => inGraph(`node ${name} [shape=box]`) },
    {
        what: 'node of a line',
        type: ast.NodeDeclaration.$type,
        text: name => `graph g { node a  node ${name}  node b }`,
    },
    { what: 'cluster', type: ast.ClusterDeclaration.$type, text: name => inGraph(`cluster ${name} "C" { node b }`) },
    { what: 'fixture', type: ast.FixtureDeclaration.$type, text: name => `fixture ${name} {\n  shop.M a { b: 1 }\n}` },
    { what: 'row', type: ast.FixtureRow.$type, text: name => `fixture f {\n  shop.M ${name} { b: 1 }\n}` },
    { what: 'backend', type: ast.BackendDeclaration.$type, text: name => `backend ${name} {\n  timeout 10s\n}` },
    {
        what: 'request',
        type: ast.RequestDeclaration.$type,
        text: name => `request ${name} GET v1.a.list on b {\n  expect status 200\n}`,
    },
];

/** `true`, `false` and `null` are values wherever one can stand. */
const values = ['true', 'false', 'null'];

const references: readonly Position[] = [
    // `x: any` is a GenericForeignKey.
    { what: 'type', type: ast.Path.$type, text: name => inModel(`x: ${name}(a=1)`), except: ['any'] },
    { what: 'type with a default', type: ast.Path.$type, text: name => inModel(`x: ${name} = 3`), except: ['any'] },
    { what: 'type to many', type: ast.Path.$type, text: name => inModel(`x: ${name}[]`), except: ['any'] },
    { what: 'one to one', type: ast.Path.$type, text: name => inModel(`x: one ${name}`) },
    { what: 'type of an app', type: ast.Path.$type, text: name => inModel(`x: shop.${name}?`) },
    { what: 'app of a type', type: ast.Path.$type, text: name => inModel(`x: ${name}.M`) },
    { what: 'option', type: ast.NamedArgument.$type, text: name => inModel(`x: Char(${name}=3)`) },
    { what: 'flag', type: ast.Path.$type, text: name => inModel(`x: Char(${name}, unique)`), except: values },
    { what: 'default', type: ast.Path.$type, text: name => inModel(`x: Status = ${name}`), except: values },
    { what: 'base', type: ast.Path.$type, text: name => inApp(`model M extends ${name} { a: Char }`) },
    { what: 'second base', type: ast.Path.$type, text: name => inApp(`model M extends A, ${name} { a: Char }`) },
    { what: 'ordering', type: ast.Path.$type, text: name => inModel(`ordering ${name}`) },
    { what: 'descending', type: ast.Path.$type, text: name => inModel(`ordering a, -${name}`) },
    { what: 'unique', type: ast.Path.$type, text: name => inModel(`unique ${name}, a`) },
    { what: 'left of a comparison', type: ast.Path.$type, text: name => inModel(`check ${name} > 1`), except: values },
    { what: 'right of a comparison', type: ast.Path.$type, text: name => inModel(`check a = ${name}`), except: values },
    // `not icontains` negates a field of that name.
    {
        what: 'before a lookup',
        type: ast.Path.$type,
        text: name => inModel(`check ${name} icontains "x"`),
        except: [...values, 'not'],
    },
    { what: 'behind and', type: ast.Path.$type, text: name => inModel(`check a = 1 and ${name} = 2`), except: values },
    { what: 'end of a path', type: ast.Path.$type, text: name => inModel(`check a.${name} = 2`) },
    {
        what: 'argument of a function',
        type: ast.Path.$type,
        text: name => inModel(`check lower(${name}) = 2`),
        except: values,
    },
    // `not (a = 1)` negates.
    {
        what: 'function',
        type: ast.Path.$type,
        text: name => inModel(`check ${name}(a) = 2`),
        except: [...values, 'not'],
    },
    { what: 'queryset method', type: ast.QuerySetCall.$type, text: name => inModel(`queryset q = ${name}`) },
    { what: 'signal', type: ast.SignalHandler.$type, text: name => inModel(`on ${name} -> \`a.b\``) },
    { what: 'model of a viewset', type: ast.Path.$type, text: name => inRoutes(`route "a/" viewset ${name}`) },
    { what: 'graph of a route', type: ast.GraphView.$type, text: name => inRoutes(`route "a/" graph ${name}`) },
    {
        what: 'narrowed action',
        type: ast.SerializerSetting.$type,
        text: name => inRoutes(`route "a/" viewset M { serializer A for ${name} }`),
    },
    {
        what: 'app of routes',
        type: ast.RoutesDeclaration.$type,
        text: name => `routes r "" in ${name} {\n  route "a/" view a\n}`,
    },
    {
        what: 'scope of a client',
        type: ast.ClientDeclaration.$type,
        text: name => `oauth2 {\n  client c scopes a, ${name}\n}`,
    },
    { what: 'first node of an edge', type: ast.NodeUse.$type, text: name => inGraph(`${name} -- a`) },
    { what: 'last node of an edge', type: ast.NodeUse.$type, text: name => inGraph(`a -- ${name}`) },
    { what: 'middle node of an edge', type: ast.NodeUse.$type, text: name => inGraph(`a -- ${name} -- z`) },
    { what: 'node of a set', type: ast.NodeUse.$type, text: name => inGraph(`{ a ${name} } -- z`) },
    { what: 'node with a port', type: ast.NodeUse.$type, text: name => inGraph(`${name}:p -- z`) },
    // `label html "..."` is a label of HTML; alone, the word is a field.
    { what: 'value of an attribute', type: ast.Path.$type, text: name => inGraph(`label ${name}`), except: values },
    {
        what: 'field of a fixture',
        type: ast.FixtureValue.$type,
        text: name => `fixture f {\n  shop.M a { b: 1  ${name}: 2 }\n}`,
    },
    {
        what: 'value in a fixture',
        type: ast.Path.$type,
        text: name => `fixture f {\n  shop.M a { b: ${name}  c: 3 }\n}`,
        except: values,
    },
    { what: 'model of a fixture', type: ast.Path.$type, text: name => `fixture f {\n  ${name}.M a { b: 1 }\n}` },
    {
        what: 'route of a request',
        type: ast.Path.$type,
        text: name => `request r GET ${name} on b {\n  expect status 200\n}`,
    },
    {
        what: 'backend of a request',
        type: ast.RequestDeclaration.$type,
        text: name => `request r GET a on ${name} {\n  expect status 200\n}`,
    },
    {
        what: 'client of a backend',
        type: ast.BackendClientSetting.$type,
        text: name => `backend b {\n  client ${name}\n}`,
    },
];

function names(text: string, { type, what }: Position, name: string): boolean {
    return AstUtils.streamAst(parse(text).value).some(node => {
        if (node.$type !== type) return false;
        if (declarations.some(position => position.what === what)) {
            return 'name' in node && (node.name === name || node.name === `${name}:read`);
        }
        const mentions = (value: unknown): boolean =>
            Array.isArray(value) ? value.some(mentions) : isReference(value) && value.$refText === name;
        return Object.values(node).some(mentions);
    });
}

const failures = (position: Position): string[] =>
    keywords.filter(keyword => {
        const text = position.text(keyword);
        return syntaxErrors(text).length > 0 || !names(text, position, keyword);
    });

test('the grammar has keywords', () => {
    expect(keywords).toContain('model');
    expect(keywords.length).toBeGreaterThan(250);
});

describe('any keyword may name a', () => {
    test.each(declarations)('$what', position => {
        expect(failures(position)).toEqual(position.except ?? []);
    });
});

describe('any keyword may be mentioned as', () => {
    test.each(references)('$what', position => {
        expect(failures(position)).toEqual([...(position.except ?? [])].sort());
    });
});
