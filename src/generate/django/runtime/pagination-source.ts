/** What `paginationSource` takes from elsewhere: module and name. */
export const paginationImports: readonly (readonly [module: string, name: string])[] = [
    ['django.core.exceptions', 'FieldDoesNotExist'],
    ['django.db.models.expressions', 'F'],
    ['django.db.models.expressions', 'OrderBy'],
    ['rest_framework.pagination', 'CursorPagination'],
];

/** The class of `config/pagination.py` that cursors need, the same in every project that has it. */
export const paginationSource = `class OrderedCursorPagination(CursorPagination):
    """Cursor pagination in the order of the queryset, else of its model."""

    def get_ordering(self, request, queryset, view):
        wanted = queryset.query.order_by or queryset.model._meta.ordering
        names = [self._name_of(item) for item in wanted]
        # A cursor is a value of the first column: it must be one, and not be NULL.
        if not names or not self._is_column(queryset.model, names[0]):
            return ("pk",)
        return (*names, "pk")

    @staticmethod
    def _name_of(item):
        if isinstance(item, OrderBy) and isinstance(item.expression, F):
            return (
                f"-{item.expression.name}" if item.descending else item.expression.name
            )
        return item

    @staticmethod
    def _is_column(model, name):
        if not isinstance(name, str):
            return False
        if name.lstrip("-") == "pk":
            return True
        try:
            field = model._meta.get_field(name.lstrip("-"))
        except FieldDoesNotExist:
            return False
        return field.concrete and not field.is_relation and not field.null`;
