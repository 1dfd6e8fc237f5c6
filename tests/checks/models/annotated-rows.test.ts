/** What a queryset has named is known behind each call of it. */
import { test } from 'vitest';
import { checkFindings } from '../../support/checking.js';

test('annotations of a queryset are known behind its call', () =>
    checkFindings(`
app shop {
    abstract model Counted { queryset counted = annotate(k = count(pk)) }
    model Product extends Counted {
        name: Char(20)
        queryset prices = annotate(low = min(variants.price), high = max(variants.price))
        queryset cheap(limit) = prices().filter(low < limit).order_by(low, name)
        queryset both = cheap(3).counted().filter(low < high and k > 1)
        queryset late = filter(low < 3).prices()
                               ^^^ unresolved-name
        queryset a = b().annotate(x = y)
                     ^^^ queryset-circle
        queryset b = a().annotate(y = x)
                     ^^^ queryset-circle
    }
    model Variant { product: Product(related_name=variants)  price: Integer }
}
routes api "api/" in shop {
    authentication session
    route "products/" viewset Product { queryset prices().filter(low > 3) }
}`));

test('a field of who asks is compared with the members of its enum', () =>
    checkFindings(`
project p { user_model shop.Member }
app shop {
    enum Kind { adult child }
    model Member extends auth.AbstractUser { kind: Kind = adult }
    model Page {
        title: Char(20)
        allow read where request.user.kind in [adult, child]
        allow write where request.user.kind = grown_up
                                              ^^^^^^^^ unresolved-name
    }
}`));
