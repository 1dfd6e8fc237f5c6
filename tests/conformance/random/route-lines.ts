/** The routes of made-up schemas: pages, and APIs. `{Self}` is a model that is there, of which the other places name fields. */
import type { Weighted } from './weighted.js';

export const prefixes = ['r/', '', '/a', '^x', 'a>/', 'a/<int:a>/', 'r/'] as const;

export const groupHeads: Weighted = [
    [8, 'in app'],
    [1, ''],
    [1, 'in app on "example.com"'],
];

const anyRoutes: Weighted = [
    [3, 'route "{url}" view {view} GET'],
    [1, 'route "{url}" class {view} GET, POST'],
    [1, 'route "{url}" graph drawn'],
    [1, 'route "{url}" include {group}'],
    [1, 'route re_path "{pattern}" include {group}'],
    [1, 'route re_path "{pattern}" view {view} GET'],
];

export const pageRoutes: Weighted = [
    ...anyRoutes,
    [1, 'route re_path "{pattern}" include `django.contrib.auth.urls`'],
    [1, 'route "{url}" include `django.contrib.auth.urls`'],
    [1, 'route "{url}" view `django.contrib.auth.views.logout_then_login`'],
    [1, 'route "{url}" template "home.html" as {view}'],
    [1, 'route "{url}" redirect "https://example.com/"'],
    [1, 'route "{url}" redirect "/x/" { permanent true }'],
    [2, 'route "{url}" list {Self} { paginate_by 20  ordering -{column} }'],
    [1, 'route "{row}" detail {Self}'],
    [1, 'route "{url}" create {Self} { fields {field}, {field}  success_url "/" }'],
    [1, 'route "{row}" update {Self} { exclude {field}  login_required }'],
    [1, 'route "{row}" delete {Self} { permission_required "app.delete_a" }'],
    [1, 'route "{url}" htmx {Self} { search_fields {column} }'],
];

export const apiRoutes: Weighted = [
    ...anyRoutes,
    [4, 'route "{url}" viewset {Self}'],
    [1, 'route "{url}" viewset {Self} as {view}'],
    [2, 'route "{url}" viewset {Self} { serializer {Serializer}  actions list, retrieve }'],
    [1, 'route "{url}" viewset {Self} { filterset_fields {path}, {column}(lt, gte)  ordering_fields {column} }'],
    [1, 'route "{url}" viewset {Self} { search_fields {path}  ordering -{column}  pagination cursor 50 }'],
    [1, 'route "{url}" viewset {Self} { lookup_field {column}  select_related {relation} }'],
    [1, 'route "{url}" viewset {Self} { queryset all().order_by(-{column})  prefetch_related {relation} }'],
    [1, 'route "{url}" viewset {Self} { action publish POST detail  action rows GET list "rows/" }'],
    [1, 'route "{url}" viewset {Self} { throttle user 10/day  cache_page 5m for list }'],
    [1, 'route "{url}" viewset {Self} { set {column} = 1  permission_classes AllowAny }'],
    [1, 'route "{url}" list {Self} { pagination none }'],
    [1, 'route "{row}" detail {Self}'],
    [1, 'route "{url}" create {Self} { serializer {Serializer} }'],
    [1, 'route "{url}" schema'],
    [1, 'route "{url}" schema swagger'],
];

export const apiSettings: Weighted = [
    [3, 'authentication session'],
    [1, 'authentication basic, token'],
    [1, 'authentication oauth2, session'],
    [1, 'permission_classes IsAuthenticated'],
    [1, 'permission_classes AllowAny'],
    [1, 'pagination page_number 10'],
    [1, 'pagination limit_offset'],
    [1, 'versioning namespace'],
    [1, 'versioning url_path'],
    [1, 'throttle anon 10/minute'],
    [1, 'renderer_classes JSONRenderer'],
];
