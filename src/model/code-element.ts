/** What code is generated for and can be found again in it: a class of an app, a line of such a class, or a route. */
export type CodeElement =
    | { readonly kind: 'model' | 'enum' | 'serializer'; readonly app: string; readonly name: string }
    | {
          readonly kind: 'field' | 'member';
          readonly app: string;
          /** The class that it stands in. */
          readonly owner: string;
          readonly name: string;
      }
    | { readonly kind: 'route'; readonly group: string; readonly name: string };
