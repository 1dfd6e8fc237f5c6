import { describe, expect, test } from 'vitest';
import { modelView } from '../../src/diagram/model-view.js';
import type { CardNode, ViewGraph } from '../../src/diagram/view-graph.js';
import { app, base, djangoModel, field, option, project, truth, word } from '../support/picture-project.js';
import { shop } from '../support/picture-shop.js';

const card = (view: ViewGraph, title: string): CardNode => {
    const found = view.nodes.find(node => node.kind === 'card' && node.title === title);
    if (found?.kind !== 'card') throw new Error(`no card '${title}'`);
    return found;
};
const rowText = (node: CardNode): string[] =>
    node.rows.map(row =>
        [row.badges.map(badge => badge.text).join(' '), row.name, row.detail].filter(Boolean).join(' '),
    );
const ends = (view: ViewGraph): string[] =>
    view.edges.map(
        edge => `${edge.from.node} ${edge.from.tip ?? ''}-${edge.role}-${edge.to.tip ?? ''} ${edge.to.node}`,
    );

describe('the view of models', () => {
    const view = modelView(shop);

    test('shows each model with its fields, their types and their badges', () => {
        expect(rowText(card(view, 'Product'))).toEqual([
            'PK id BigAuto',
            'U sku Slug(50)',
            'name Char(200)',
            'price Decimal(10, 2)',
            'status Status',
            'FK category Category',
            'M:N tags Tag[]',
            'FK owner accounts.User',
            '? manual File',
        ]);
    });

    test('adds the key that Django adds, unless the model or a parent has one', () => {
        const keyed = modelView(
            project({
                apps: [
                    app('a', [
                        djangoModel('a.Own', [field('code', 'Char', { options: [option('primary_key')] })]),
                        djangoModel('a.Child', [], { bases: [base('a.Own')] }),
                        djangoModel('a.Abstract', [field('code', 'Char', { options: [option('primary_key')] })], {
                            kind: 'abstract',
                        }),
                        djangoModel('a.FromAbstract', [], { bases: [base('a.Abstract')] }),
                        djangoModel('a.Unkeyed', [
                            field('code', 'Char', { options: [option('primary_key', truth(false))] }),
                        ]),
                    ]),
                ],
            }),
        );
        expect(rowText(card(keyed, 'Own'))).toEqual(['PK code Char']);
        expect(rowText(card(keyed, 'Child'))).toEqual([]);
        expect(rowText(card(keyed, 'FromAbstract'))).toEqual([]);
        expect(rowText(card(keyed, 'Unkeyed'))).toEqual(['PK id BigAuto', 'code Char']);
    });

    test('draws a relation with how many rows stand at each end', () => {
        expect(ends(view)).toEqual([
            'model:accounts.User -inheritance-triangle model:auth.AbstractUser',
            'model:catalog.Category many-relation-zero-or-one model:catalog.Category',
            'model:catalog.Product -inheritance-triangle model:catalog.Timestamped',
            'model:catalog.Product many-relation-one model:catalog.Category',
            'model:catalog.Product many-many-to-many-many model:catalog.Tag',
            'model:catalog.Product many-relation-one model:accounts.User',
            'model:catalog.ProductTag many-relation-one model:catalog.Product',
            'model:catalog.ProductTag many-relation-one model:catalog.Tag',
            'model:catalog.Draft -proxy-triangle model:catalog.Product',
        ]);
        const oneToOne = modelView(
            project({ apps: [app('a', [djangoModel('a.B', []), djangoModel('a.C', [field('b', 'one a.B')])])] }),
        );
        expect(ends(oneToOne)).toEqual(['model:a.C zero-or-one-relation-one model:a.B']);
    });

    test('tells on hover what becomes of rows and how the other end finds them', () => {
        const tooltips = Object.fromEntries(view.edges.map(edge => [edge.id, edge.tooltip]));
        expect(tooltips['edge:model:catalog.Product#category']).toBe(
            'catalog.Product.category → catalog.Category\non delete: PROTECT\nreverse: Category.products',
        );
        expect(tooltips['edge:model:catalog.ProductTag#tag']).toContain(
            'on delete: CASCADE\nreverse: Tag.producttag_set',
        );
        expect(tooltips['edge:model:catalog.Product#tags']).toContain('through catalog.ProductTag');
        const hidden = modelView(
            project({
                apps: [
                    app('a', [
                        djangoModel('a.B', []),
                        djangoModel('a.C', [
                            field('b', 'a.B', { optional: true, options: [option('related_name', word('+'))] }),
                        ]),
                    ]),
                ],
            }),
        );
        expect(hidden.edges[0]?.tooltip).toBe('a.C.b → a.B\non delete: SET_NULL\nno reverse name');
    });

    test('groups by app, and shows what is not the project’s own in grey outside', () => {
        expect(view.clusters.map(cluster => cluster.label)).toEqual(['accounts', 'catalog']);
        expect(card(view, 'AbstractUser')).toMatchObject({ role: 'foreign-model', subtitle: 'auth', rows: [] });
        expect(card(view, 'AbstractUser').cluster).toBeUndefined();
        expect(card(view, 'AbstractUser').tone).toBeUndefined();
        expect(card(view, 'Draft')).toMatchObject({ role: 'proxy-model', subtitle: 'proxy of Product' });
        expect(card(view, 'Timestamped')).toMatchObject({ role: 'abstract-model', subtitle: 'abstract' });
    });

    test('a model outside any app stands in no cluster', () => {
        const lone = modelView(project({ apps: [app('', [djangoModel('Lone', [])])] }));
        expect(lone.clusters).toEqual([]);
        expect(lone.nodes.map(node => node.cluster)).toEqual([undefined]);
    });

    test('says so where there is nothing yet', () => {
        expect(modelView(project({}))).toMatchObject({ nodes: [], emptyText: 'No models yet' });
    });

    test('of two models with one name the first is drawn', () => {
        const twice = modelView(
            project({ apps: [app('a', [djangoModel('a.B', [field('x', 'Char')]), djangoModel('a.B', [])])] }),
        );
        expect(twice.nodes).toHaveLength(1);
        expect(rowText(card(twice, 'B'))).toContain('x Char');
    });
});

test('a great many models are laid out by an engine that does not take minutes', () => {
    const models = (count: number) => {
        const many = Array.from({ length: count }, (_, at) => djangoModel(`shop.M${at}`, []));
        return project({ apps: [app('shop', many)] });
    };
    expect(modelView(models(200)).engine).toBe('dot');
    expect(modelView(models(700)).engine).toBe('sfdp');
});
